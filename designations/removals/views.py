"""The page of a removal."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from designations.departures.selectors import departures_of
from designations.removals import selectors
from lifecycle import clock, pages


def removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a removal to the department and to the body, with the history of the case."""
    found = get_object_or_404(selectors.removals_seen_by(request.user), pk=pk)
    context = {
        "removal": found,
        "grounds": found.grounds.select_related("recorded_by"),
        "departures": departures_of(found.designation),
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
        "case": [pages.happening(entry) for entry in selectors.case_history(found.designation, request.user)],
        "today": clock.today(),
    }
    return render(request, "designations/removal.html", context)
