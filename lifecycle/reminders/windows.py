"""The warning windows of a deadline: so many days before it is due, on the day, and while it is late."""

from collections.abc import Iterable
from datetime import date, timedelta

from lifecycle.reminders.hours import REACH, WorkingDays

USUAL_WARNINGS = (14, 7, 1, 0)  # days before, where an edition names none
LATE = (1, 7)  # days late
EVERY = 14  # and then every so many days late


def offsets(warnings: Iterable[int], until: int) -> list[int]:
    """Return the windows up to so many days after the due date, in order; negative ones lie before it."""
    before = sorted(-days for days in set(warnings))
    late = [*LATE, *range(EVERY, until + 1, EVERY)]
    return [offset for offset in before + late if offset <= until]


def day_of_sending(due_on: date, offset: int, days: WorkingDays) -> date:
    """Return the day on which a window opens.

    What falls on a day when nobody works is sent on the working day before. What says that a duty is late is sent on
    the working day after instead: before, it would not be true.
    """
    day = due_on + timedelta(days=offset)
    return days.first_from(day) if offset > 0 else days.last_up_to(day)


def opened(due_on: date, warnings: Iterable[int], today: date, days: WorkingDays) -> list[int]:
    """Return the windows of a deadline that have opened by a day, oldest first."""
    until = (today - due_on).days + REACH.days
    return [offset for offset in offsets(warnings, until) if day_of_sending(due_on, offset, days) <= today]
