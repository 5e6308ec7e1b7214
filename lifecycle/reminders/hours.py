"""When reminders may go out: from 08:00 to 18:00 in London, on working days in England."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lifecycle import wiring
from lifecycle.clock import LONDON

OPENS, CLOSES = time(8), time(18)
SATURDAY = 5
ONE_DAY = timedelta(days=1)
REACH = timedelta(days=10)  # more than the longest run of days in England on which nobody works


@dataclass(frozen=True)
class WorkingDays:
    """The working days around a day: neither Saturdays, Sundays nor the bank holidays given."""

    holidays: frozenset[date] = frozenset()

    def include(self, day: date) -> bool:
        """Whether people work on a day."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def last_up_to(self, day: date) -> date:
        """Return the day itself, or the working day before it."""
        while not self.include(day):
            day -= ONE_DAY
        return day

    def first_from(self, day: date) -> date:
        """Return the day itself, or the working day after it."""
        while not self.include(day):
            day += ONE_DAY
        return day


def working_days_around(day: date) -> WorkingDays:
    """Return the working days of the weeks around a day."""
    bank_holidays = wiring.answer("bank_holidays")
    return WorkingDays(frozenset(bank_holidays(day - REACH, day + REACH)) if bank_holidays else frozenset())


def is_office_hour(moment: datetime) -> bool:
    """Whether it is between 08:00 and 18:00 in London at a moment, from Monday to Friday; bank holidays not asked."""
    local = moment.astimezone(LONDON)
    return OPENS <= local.time() < CLOSES and local.weekday() < SATURDAY
