"""How long a session lasts without activity, and ending a person's other sessions."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from accounts.models import User
from accounts.sign_in.factors import needs_second_factor
from lifecycle import clock

STARTED, SEEN = "signed_in_at", "last_seen_at"
# Writing down each request would write to the database at each request.
NOTED_EVERY = 60


def begin(request: HttpRequest) -> None:
    """Start the clock of a session in which somebody has just signed in."""
    request.session[STARTED] = request.session[SEEN] = _now()


def limit_of(person: Any) -> int:
    """Return after how many seconds without activity a person is signed out."""
    minutes = settings.IDLE_MINUTES_SECOND_FACTOR if needs_second_factor(person) else settings.IDLE_MINUTES
    return 60 * min(minutes, settings.IDLE_MINUTES)


def seconds_left(request: HttpRequest) -> int:
    """Return how many seconds are left until the person of this session is signed out."""
    seen = request.session.get(SEEN, _now())
    return max(0, int(seen + limit_of(request.user) - _now()))


def why_over(request: HttpRequest) -> str | None:
    """Return why the person of this session is signed out: it was ended from another one, or was idle for too long."""
    ended = request.user.signed_out_before if request.user.is_authenticated else None
    if ended is not None and request.session.get(STARTED, 0) < ended.timestamp():
        return "You were signed out from another device. Sign in again."
    if seconds_left(request) == 0:
        return "You were signed out because you did nothing here for some time. Sign in again to go on."
    return None


def note_activity(request: HttpRequest) -> None:
    """Let the time without activity begin anew."""
    now = _now()
    if now - request.session.get(SEEN, 0) >= NOTED_EVERY:
        request.session[SEEN] = now


def stay(request: HttpRequest) -> None:
    """Let the time without activity begin anew, to the second, because the person asked for it."""
    request.session[SEEN] = _now()


def end(request: HttpRequest) -> None:
    """Sign the person of this session out."""
    logout(request)


def end_others(request: HttpRequest, person: Any) -> None:
    """Sign a person out everywhere but here."""
    now = _now()
    request.session[STARTED] = now
    User.objects.filter(pk=person.pk).update(signed_out_before=datetime.fromtimestamp(now, UTC))


def _now() -> float:
    """Return the present moment as a number that a session can hold."""
    return clock.now().timestamp()
