"""The portal's clock: all code asks here for the time, so that a test or a demonstration can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def today() -> date:
    """Return the present day in London."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the London day in which an aware moment lies."""
    return moment.astimezone(LONDON).date()


def end_of(day: date) -> datetime:
    """Return the last moment of a London day, in UTC: a deadline ends at the end of its day."""
    return datetime.combine(day, time.max, tzinfo=LONDON).astimezone(UTC)


@contextmanager
def at(moment: datetime | date) -> Iterator[None]:
    """Set the clock to a moment, or to noon in London on a day, inside the block.

    Raises:
        ValueError: if the moment has no time zone.
    """
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(12), tzinfo=LONDON)
    if moment.tzinfo is None:
        raise ValueError("The clock can only be set to a moment with a time zone.")
    token = _set_to.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)
