"""What every page knows: the name of the service, where a person can go, and whether this is a demonstration."""

from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.sign_in import sessions


class Link(TypedDict, total=False):
    """A link in the navigation or the footer; `active` marks the part of the service that is open."""

    text: str
    href: str
    active: bool


PUBLIC_NAVIGATION = (("Plans", "public_plans"), ("Areas", "areas"), ("Designations", "public_designations"))
FOOTER = (
    ("About the data", "about_data"),
    ("Glossary", "glossary"),
    ("Accessibility statement", "accessibility_statement"),
    ("Privacy", "privacy"),
    ("Cookies", "cookies"),
)


def portal(request: HttpRequest) -> dict[str, object]:
    """Return the context of every page."""
    return {
        "service_name": settings.SERVICE_NAME,
        "demonstration": settings.DEMONSTRATION,
        "navigation": navigation(request),
        "session_seconds": _seconds_left(request),
        "footer": [Link(text=text, href=reverse(name)) for text, name in FOOTER],
    }


def _seconds_left(request: HttpRequest) -> int:
    """Return how long the session of a signed-in person lasts without activity, or nothing."""
    signed_in = hasattr(request, "user") and request.user.is_authenticated
    return sessions.seconds_left(request) if signed_in else 0


def navigation(request: HttpRequest) -> list[Link]:
    """Return the navigation for the person; an error page may be shown before anybody is known."""
    named: tuple[tuple[str, str], ...] = (*PUBLIC_NAVIGATION, ("Sign in", "account_login"))
    if hasattr(request, "user") and request.user.is_authenticated:
        named = (
            ("Home", "home"),
            *PUBLIC_NAVIGATION,
            ("Messages", "messages"),
            ("Your account", "your_account"),
            ("Sign out", "account_logout"),
        )
    return [_link(request, text, reverse(name)) for text, name in named]


def _link(request: HttpRequest, text: str, href: str) -> Link:
    """Return a link, active on its own page and on those below it."""
    return Link(text=text, href=href, active=request.path == href or (href != "/" and request.path.startswith(href)))
