"""Pages that say something about the service itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def accessibility_statement(request: HttpRequest) -> HttpResponse:
    """Show how accessible the service is and how to report a problem."""
    return render(request, "pages/accessibility_statement.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """Show what personal data the service holds and why."""
    return render(request, "pages/privacy.html")


def cookies(request: HttpRequest) -> HttpResponse:
    """Show which cookies the service sets."""
    return render(request, "pages/cookies.html")
