"""The pages of intelligence."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from approvals.intelligence import selectors
from approvals.interventions.selectors import interventions_seen_by, opened_from
from approvals.models import IntelligenceState
from lifecycle import pages
from lifecycle.selectors import files_of

ROWS_A_PAGE = 25


def intelligence_list(request: HttpRequest) -> HttpResponse:
    """List what the department learned of all areas, the newest first; `state` narrows it."""
    if not selectors.reads_intelligence(request.user):
        raise Http404
    state = request.GET.get("state", "")
    found = selectors.in_state(selectors.intelligence_seen_by(request.user), state)
    context = {
        "page": Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "state": state if state in IntelligenceState.values else "",
        "states": IntelligenceState,
    }
    return render(request, "approvals/intelligence/list.html", context)


def intelligence(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a piece of intelligence to the department; to an ERB with which it is shared, the words for it alone."""
    found = selectors.intelligence_seen_by(request.user).filter(pk=pk).first()
    if found is None:
        shared = get_object_or_404(selectors.shared_with(request.user), pk=pk)
        return render(request, "approvals/intelligence/shared.html", {"shared": shared})
    context = {
        "intelligence": found,
        "files": files_of(found, "record"),
        "interventions": opened_from(found, interventions_seen_by(request.user)),
        "choices": pages.choices(found, request.user)
        + pages.beginnings("intervention", found.designation, request.user, origin=f"intelligence-{found.pk}"),
        "timeline": pages.timeline(found),
    }
    return render(request, "approvals/intelligence/intelligence.html", context)
