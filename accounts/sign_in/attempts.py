"""Remembering attempts to sign in for their owner, and forgetting them after 90 days."""

import ipaddress
import re
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import SignInAttempt
from lifecycle import clock

KEPT_FOR = timedelta(days=90)
Method = SignInAttempt.Method

# The first that fits: browsers name those they descend from, and so do systems.
BROWSERS = (
    (r"Edg", "Edge"),
    (r"OPR|Opera", "Opera"),
    (r"SamsungBrowser", "Samsung Internet"),
    (r"Firefox|FxiOS", "Firefox"),
    (r"Chrome|CriOS|Chromium", "Chrome"),
    (r"Safari", "Safari"),
)
SYSTEMS = (
    (r"Windows", "Windows"),
    (r"iPhone|iPad", "iOS"),
    (r"Android", "Android"),
    (r"Mac OS X|Macintosh", "macOS"),
    (r"CrOS", "ChromeOS"),
    (r"Linux", "Linux"),
)


def record(request: HttpRequest, person: Any, *, method: str, succeeded: bool) -> SignInAttempt:
    """Remember an attempt to sign in to a person's account."""
    return SignInAttempt.objects.create(
        person=person,
        at=clock.now(),
        method=method,
        succeeded=succeeded,
        network=network_of(get_adapter(request).get_client_ip(request)),
        device=device_of(request.headers.get("User-Agent", "")),
    )


def attempts_of(person: Any) -> QuerySet[SignInAttempt]:
    """Return the attempts to sign in to a person's account, newest first."""
    return SignInAttempt.objects.filter(person=person, at__gte=clock.now() - KEPT_FOR)


def forget_old() -> int:
    """Delete attempts older than they may be kept; return how many."""
    return SignInAttempt.objects.filter(at__lt=clock.now() - KEPT_FOR).delete()[0]


def network_of(address: str) -> str:
    """Return the network of an address: its last part says which device it is, and is not kept."""
    parsed = ipaddress.ip_address(address)
    return str(ipaddress.ip_network((parsed, 24 if parsed.version == 4 else 48), strict=False))


def device_of(user_agent: str) -> str:
    """Return a browser and a system in words, or nothing where neither is known."""
    named = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return " on ".join(name for name in named if name)


def _first(patterns: tuple[tuple[str, str], ...], text: str) -> str:
    """Return the name of the first pattern that fits, or nothing."""
    return next((name for pattern, name in patterns if re.search(pattern, text)), "")
