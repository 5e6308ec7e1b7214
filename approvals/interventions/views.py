"""The pages of interventions."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.selectors import nation
from approvals.intelligence import selectors as intelligence
from approvals.interventions import export, selectors
from approvals.models import Intervention, InterventionState
from approvals.practice.selectors import practices_learned_in
from approvals.selectors import works_with_cases
from designations.declarations.selectors import standing_aside
from designations.selectors import designations_seen_by
from lifecycle import clock, pages

ROWS_A_PAGE = 25


def interventions(request: HttpRequest) -> HttpResponse:
    """List the interventions that the person may see, the newest first; `state` narrows the list."""
    if not works_with_cases(request.user):
        raise Http404
    state = request.GET.get("state", "")
    found = selectors.in_state(selectors.interventions_seen_by(request.user), state)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "levels": selectors.highest_levels(page.object_list),
        "state": state if state in InterventionState.values else "",
        "states": InterventionState,
        "reads_intelligence": intelligence.reads_intelligence(request.user),
    }
    return render(request, "approvals/interventions/list.html", context)


def interventions_csv(request: HttpRequest) -> HttpResponse:
    """Send the interventions that the person may see as a table for spreadsheets; `state` narrows it."""
    if not works_with_cases(request.user):
        raise Http404
    found = list(selectors.in_state(selectors.interventions_seen_by(request.user), request.GET.get("state", "")))
    text = export.interventions_as_csv(found, selectors.highest_levels(found))
    headers = {"Content-Disposition": 'attachment; filename="interventions.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def area_interventions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the interventions in the area of a designation, and what others told the department of it."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    found = list(selectors.interventions_about(designation, request.user))
    told = intelligence.about(intelligence.intelligence_seen_by(request.user), designation)
    context = {
        "designation": designation,
        "interventions": found,
        "levels": selectors.highest_levels(found),
        "reads_intelligence": intelligence.reads_intelligence(request.user),
        "page": Paginator(told, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "shared": intelligence.about(intelligence.shared_with(request.user), designation),
        "choices": pages.beginnings("intervention", designation, request.user)
        + pages.beginnings("intelligence", designation, request.user),
    }
    return render(request, "approvals/interventions/area.html", context)


def intervention(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an intervention with its steps."""
    found = get_object_or_404(selectors.interventions_seen_by(request.user), pk=pk)
    context = {
        "intervention": found,
        "steps": selectors.steps_shown_to(request.user, found),
        "intelligence": selectors.intelligence_behind(found, intelligence.intelligence_seen_by(request.user)),
        "shared": selectors.intelligence_behind(found, intelligence.shared_with(request.user)),
        "files": selectors.files_of_opening(found),
        "choices": pages.choices(found, request.user) + _sharing(found, request.user),
        "practices": practices_learned_in(found),
        "aside": standing_aside(found.designation, request.user),
        "timeline": [pages.happening(entry) for entry in selectors.entries_shown_to(request.user, found)],
        "today": clock.today(),
    }
    return render(request, "approvals/interventions/intervention.html", context)


def _sharing(found: Intervention, person: Any) -> list[pages.Choice]:
    """Return how the person may share what was learned in a closed intervention with every ERB (guidance 4.3)."""
    if found.state != InterventionState.CLOSED:
        return []
    places = [nation(), found.designation.scope]
    asked = {"learned_in": found.pk, "text": found.learned}
    offered = [one for place in places if place for one in pages.beginnings("practice", place, person, **asked)]
    return offered[:1]
