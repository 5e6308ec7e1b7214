"""The page of a merger of providers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from engagement.mergers import selectors
from lifecycle import pages


def merger(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which provider became part of which, with the source and the history of the record."""
    found = get_object_or_404(selectors.mergers_seen_by(request.user), pk=pk)
    context = {"merger": found, "choices": pages.choices(found, request.user), "timeline": pages.timeline(found)}
    return render(request, "engagement/merger.html", context)
