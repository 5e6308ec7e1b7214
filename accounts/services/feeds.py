"""Private addresses of calendars: made, made anew, and ended by the person themselves."""

import secrets
from typing import Any

from django.db import transaction

from accounts.models import CalendarFeed
from accounts.selectors.feeds import digest_of
from lifecycle import clock


@transaction.atomic
def open_feed(person: Any) -> str:
    """Make a new address and end the one before; return the secret, which is kept nowhere."""
    end_feed(person)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(person=person, digest=digest_of(secret))
    return secret


def end_feed(person: Any) -> int:
    """End the open address of a person and return how many there were: whoever knows it reads nothing any more."""
    return CalendarFeed.objects.filter(person=person, ended_at=None).update(ended_at=clock.now())
