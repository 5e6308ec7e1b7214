"""The page of a declaration of interest."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from designations.declarations import selectors
from lifecycle import pages


def declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a declaration to those who may read it."""
    found = get_object_or_404(selectors.declarations_seen_by(request.user), pk=pk)
    context = {
        "declaration": found,
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "designations/declarations/declaration.html", context)
