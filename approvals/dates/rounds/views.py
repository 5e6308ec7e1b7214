"""The pages of rounds of dates."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.selectors import is_national, nation
from approvals.dates.rounds import selectors
from lifecycle import clock, pages

A_PAGE = 50


def date_rounds(request: HttpRequest) -> HttpResponse:
    """List the rounds, the newest first."""
    if not is_national(request.user):
        raise Http404
    page = Paginator(selectors.rounds_seen_by(request.user), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "choices": pages.beginnings("date-round", nation(), request.user)}
    return render(request, "approvals/dates/rounds.html", context)


def date_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a round with the progress of its long work and of each place."""
    found = get_object_or_404(selectors.rounds_seen_by(request.user), pk=pk)
    places = selectors.progress_of(found)
    done = len([one for one in places if one.deadline and one.deadline.fulfilled])
    context = {
        "round": found,
        "page": Paginator(places, A_PAGE).get_page(request.GET.get("page")),
        "entered": len([one for one in places if one.deadline]),
        "done": done,
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
        "today": clock.today(),
    }
    return render(request, "approvals/dates/round.html", context)
