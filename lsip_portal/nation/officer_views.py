"""The pages of case officers: all of them, one with their areas, and one assignment with its history."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.selectors import is_national
from approvals.caseload import selectors
from lifecycle import clock, pages
from lsip_portal.nation.officers import areas_of, caseload_of, caseloads
from lsip_portal.nation.standings import standings


def _for_the_department(person: Any) -> None:
    if not is_national(person):
        raise Http404


def officers(request: HttpRequest) -> HttpResponse:
    """List the case officers with their areas, and the areas that have none, each with the way to give it one."""
    _for_the_department(request.user)
    today = clock.today()
    without = [one for one in standings(request.user, today) if one.officer is None]
    given = {one.row.area.pk: pages.beginnings("assignment", one.row.area, request.user) for one in without[:1]}
    context = {"caseloads": caseloads(today), "without": without, "may_assign": any(given.values()), "today": today}
    return render(request, "nation/officers.html", context)


def officer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the areas that an officer looks after today, the one most at risk first, and when somebody covers."""
    person = get_object_or_404(selectors.officers_seen_by(request.user), pk=pk)
    today = clock.today()
    caseload = caseload_of(person, today)
    covers = [(one, pages.choices(one, request.user)) for one in selectors.covers_to_come(person)]
    context = {
        "caseload": caseload,
        "areas": areas_of(caseload, standings(request.user, today)) if caseload else [],
        "held": {one.area_id: one for one in caseload.own} if caseload else {},
        "covers": covers,
        "choices": pages.beginnings("cover", person, request.user),
        "today": today,
    }
    return render(request, "nation/officer.html", context | {"person": person})


def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who looks after an area, since when, and what may be done about it."""
    found = get_object_or_404(selectors.assignments_seen_by(request.user), pk=pk)
    context = {
        "assignment": found,
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
        "today": clock.today(),
    }
    return render(request, "nation/assignment.html", context)
