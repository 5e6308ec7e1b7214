"""The page of a pre-election period."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from approvals.dates.pre_election import selectors
from lifecycle import pages


def pre_election(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a pre-election period to everybody who holds a role, with its history."""
    found = get_object_or_404(selectors.periods_seen_by(request.user), pk=pk)
    choices = pages.choices(found, request.user)
    context = {"period": found, "choices": choices, "timeline": pages.timeline(found)}
    return render(request, "approvals/dates/pre_election.html", context)
