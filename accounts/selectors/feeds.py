"""What may be read of the private addresses of calendars."""

import hashlib
from typing import Any

from accounts.models import CalendarFeed


def digest_of(secret: str) -> str:
    """Return the digest by which an address is known: the secret is random, so it needs no salt."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_with(secret: str) -> CalendarFeed | None:
    """Return the address that a secret opens, open or ended; `None` where there never was one."""
    return CalendarFeed.objects.filter(digest=digest_of(secret)).select_related("person").first()


def open_feed_of(person: Any) -> CalendarFeed | None:
    """Return the open address of a person, if there is one."""
    return CalendarFeed.objects.filter(person=person, ended_at=None).first()
