"""The page of what passes from one body to the next."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from designations.selectors import designations_seen_by, successors_of
from lifecycle import clock
from plans.selectors.hand_over import hand_over_of

ON_A_PAGE = 25


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what passes on from a designation to those who work with it, or take over from it."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    found = hand_over_of(designation, designation.ended_on or clock.today())
    context = {
        "designation": designation,
        "found": found,
        "page": Paginator(found.actions, ON_A_PAGE).get_page(request.GET.get("page")),
        "after": successors_of(designation),
        "today": clock.today(),
    }
    return render(request, "plans/hand_over.html", context)
