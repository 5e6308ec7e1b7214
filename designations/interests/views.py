"""The pages of honesty and impartiality: the public policy and register, and the pages of those who keep them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, render

from designations.declarations.selectors import standing_aside
from designations.governance.selectors import public_groups
from designations.interests import export, selectors
from designations.models import Designation, Interest
from designations.selectors import areas_open_to, designations_seen_by, public_designations
from lifecycle import clock, pages
from lifecycle.models import Record
from lifecycle.pages import Choice

ENTRIES_ON_A_PAGE = 25


def conflict_policy(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the conflict of interest policy of a designated body, to everybody; `version` asks for an earlier one."""
    designation = get_object_or_404(public_designations(), pk=pk)
    policy = selectors.policy_of(designation)
    version = selectors.version_of(policy, request.GET.get("version", "")) if policy else None
    if policy and version is None:
        raise Http404
    context = {
        "designation": designation,
        "policy": policy,
        "version": version,
        "versions": policy.versions.all() if policy else [],
        "choices": _choices("conflict-policy", policy, designation, request.user),
    }
    return render(request, "designations/interests/policy.html", context)


def interests_register(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the register of interests of a designated body, to everybody; `category` narrows it."""
    designation = get_object_or_404(public_designations(), pk=pk)
    category = request.GET.get("category", "")
    found = selectors.public_interests(clock.today()).filter(designation=designation)
    shown = selectors.in_category(found, category)
    context = {
        "designation": designation,
        "register": selectors.register_of(designation),
        "page": Paginator(shown, ENTRIES_ON_A_PAGE).get_page(request.GET.get("page")),
        "category": category,
        "categories": Interest.Category,
        "groups": public_groups(designation, clock.today()),
        "works_here": designations_seen_by(request.user).filter(pk=pk).exists(),
    }
    return render(request, "designations/interests/register.html", context)


def interests_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the register of interests as a table for spreadsheets, to everybody; `category` narrows it."""
    designation = get_object_or_404(public_designations(), pk=pk)
    found = selectors.public_interests(clock.today()).filter(designation=designation)
    text = export.register_as_csv(selectors.in_category(found, request.GET.get("category", "")))
    name = f"register-of-interests-{designation.area.slug}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def interest(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one entry of a register with its history, to those who work with the designation."""
    found = get_object_or_404(selectors.interests_seen_by(request.user), pk=pk)
    context = {
        "interest": found,
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "designations/interests/interest.html", context)


def impartiality(request: HttpRequest, pk: int) -> HttpResponse:
    """Show those who work with a designation how it stands with its policy and register, and every entry."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    found = selectors.interests_seen_by(request.user).filter(designation=designation)
    standing = selectors.standing_of(designation)
    context = {
        "designation": designation,
        "standing": standing,
        "flags": selectors.flags_of(designation),
        "page": Paginator(found, ENTRIES_ON_A_PAGE).get_page(request.GET.get("page")),
        "policy_choices": _choices("conflict-policy", standing.policy, designation, request.user),
        "register_choices": _choices("interests-register", standing.register, designation, request.user),
        "aside": standing_aside(designation, request.user),
        "declaration_choices": pages.beginnings("declaration", designation, request.user),
        "interest_choices": pages.beginnings("interest", designation, request.user),
    }
    return render(request, "designations/interests/impartiality.html", context)


def impartiality_overview(request: HttpRequest) -> HttpResponse:
    """Show the department which designated bodies have no current policy or register."""
    get_list_or_404(areas_open_to(request.user))
    found = selectors.standings(clock.today())
    only = request.GET.get("only", "")
    lacking = [standing for standing in found if standing.flags]
    context = {
        "standings": lacking if only else found,
        "only": only,
        "counts": {"": len(found), "lacking": len(lacking)},
    }
    return render(request, "designations/interests/overview.html", context)


def _choices(workflow: str, record: Record | None, designation: Designation, person: Any) -> list[Choice]:
    """Return what the person may do with a designation's one record of a workflow, or how they may begin it."""
    return pages.choices(record, person) if record else pages.beginnings(workflow, designation, person)
