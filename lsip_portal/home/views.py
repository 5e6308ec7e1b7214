"""The first page of the service, and the home page of each person."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.selectors import administers, invitations_for, is_national, roles_of
from approvals.provider_issues.selectors import waiting_issues
from designations.interests.selectors import standings as impartiality
from lifecycle import clock
from lifecycle.reminders.selectors import reminders_seen_by
from lsip_portal.home import local
from lsip_portal.home.tasks import tasks
from lsip_portal.nation.rows import in_order
from lsip_portal.nation.standings import Lateness, Stage, standings
from plans.selectors.versions import public_versions, version_in_force
from reference.selectors import area_by_slug, areas_on

LOOK_FIRST = 5


def public_home(request: HttpRequest) -> HttpResponse:
    """Show what local skills improvement plans are, and lead to the plan of an area."""
    context = {"areas": areas_on(clock.today()), "published": public_versions().count(), "today": clock.today()}
    return render(request, "home/public.html", context)


def find_area(request: HttpRequest) -> HttpResponse:
    """Lead to the plan in force for the area that was chosen, else to the area's page, or to all areas."""
    area = area_by_slug(request.GET.get("area", ""))
    if area is None:
        return redirect("areas")
    version = version_in_force(area, clock.today())
    return redirect("public_plan", **version.address) if version else redirect("area", area.slug)


def home(request: HttpRequest) -> HttpResponse:
    """Show what is due, what can be done next and what changed, for the roles that the person holds today."""
    context = {"today": clock.today(), "roles": roles_of(request.user)}
    if is_national(request.user):
        return render(request, "home/national.html", context | _national(request))
    return render(request, "home/local.html", context | _local(request.user))


def _national(request: HttpRequest) -> dict[str, Any]:
    found = standings(request.user, clock.today())
    at_risk = [one for one in in_order(found, "risk") if one.risk.score]
    return {
        "areas": len(found),
        "first": at_risk[:LOOK_FIRST],
        "at_risk": len(at_risk),
        "late": len([one for one in found if one.lateness == Lateness.LATE]),
        "stages": [(stage, len([one for one in found if one.stage == stage])) for stage in Stage],
        "changes": local.changes_everywhere(request.user),
        "unheard": reminders_seen_by(request.user).wanting_attention().count(),
        "issues": waiting_issues(),
        "lacking": len([one for one in impartiality(clock.today()) if one.flags]),
    }


def _local(person: Any) -> dict[str, Any]:
    workplaces = local.workplaces(person)
    statements = local.statements_of(person)
    return {
        "workplaces": workplaces,
        "tasks": tasks(workplaces, clock.today()),
        "providers": local.provider_desks(person, clock.today()),
        "statements": statements,
        "authorities": local.authorities_of(person),
        "administers": administers(person),
        "invitations": invitations_for(person),
        "changes": local.changes_near(person, workplaces, statements),
    }
