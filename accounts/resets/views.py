"""The page of a reset of second factors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts import selectors as people
from accounts.resets import selectors
from lifecycle import pages


def factor_reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a reset with its history to those who may see it, and what may be done with it."""
    found = get_object_or_404(selectors.resets_seen_by(request.user), pk=pk)
    context = {
        "reset": found,
        "sees_people": people.sees_people_of(request.user, found.scope),
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "accounts/factor_reset.html", context)
