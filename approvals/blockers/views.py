"""The pages of national blockers."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from approvals.blockers import selectors
from approvals.models import BlockerState
from lifecycle import pages

ROWS_A_PAGE = 25


def blockers(request: HttpRequest) -> HttpResponse:
    """List the national blockers that the person may see, the newest first; `state` narrows the list."""
    if not selectors.works_with_blockers(request.user):
        raise Http404
    state = request.GET.get("state", "")
    found = selectors.in_state(selectors.blockers_seen_by(request.user), state)
    places = selectors.places_to_raise_from(request.user)
    context = {
        "page": Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "state": state if state in BlockerState.values else "",
        "states": BlockerState,
        "places": [(place, pages.beginnings("blocker", place, request.user)) for place in places],
    }
    return render(request, "approvals/blockers/list.html", context)


def blocker(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a national blocker with what was recommended to each department and what it answered."""
    found = get_object_or_404(selectors.blockers_seen_by(request.user), pk=pk)
    context = {
        "blocker": found,
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "approvals/blockers/blocker.html", context)
