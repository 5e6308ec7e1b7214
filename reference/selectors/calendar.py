"""Working days in England."""

import logging
from datetime import date, timedelta

from django.db.models import Max, Min

from reference.models import BankHoliday

logger = logging.getLogger(__name__)
SATURDAY = 5


class BeyondTheCalendar(ValueError):
    """The bank holidays of a day are not loaded, so that nobody can say whether it is a working day."""

    def __init__(self, day: date, first: int | None, last: int | None) -> None:
        held = f"Bank holidays are held for {first} to {last}" if first else "No bank holidays are loaded"
        super().__init__(
            f"{held}, so working days cannot be counted for {day:%-d %B %Y}. "
            "Add newer ones to bank_holidays.csv and run load_reference."
        )


def bank_holidays(first: date, last: date) -> set[date]:
    """Return the bank holidays from the first to the last day, both included.

    Raises:
        BeyondTheCalendar: if a day lies in a year whose bank holidays are not loaded.
    """
    ends = BankHoliday.objects.aggregate(first=Min("day__year"), last=Max("day__year"))
    for day in (first, last):
        if ends["first"] is None or not ends["first"] <= day.year <= ends["last"]:
            raise BeyondTheCalendar(day, ends["first"], ends["last"])
    return set(BankHoliday.objects.filter(day__range=(first, last)).values_list("day", flat=True))


def bank_holidays_held(first: date, last: date) -> set[date]:
    """Return the bank holidays from the first to the last day as far as they are loaded, and warn where they are not.

    For what must go on all the same, such as reminders: a day beyond the calendar counts as a working day.
    """
    try:
        return bank_holidays(first, last)
    except BeyondTheCalendar as gap:
        logger.warning("%s", gap)
        return set(BankHoliday.objects.filter(day__range=(first, last)).values_list("day", flat=True))


def is_working_day(day: date) -> bool:
    """Whether a day is neither a Saturday, a Sunday nor a bank holiday in England.

    Raises:
        BeyondTheCalendar: if the bank holidays of its year are not loaded.
    """
    holidays = bank_holidays(day, day)
    return day.weekday() < SATURDAY and day not in holidays


def working_days_after(day: date, count: int) -> date:
    """Return the working day that is `count` working days after a day; the day itself is never counted.

    Raises:
        ValueError: if `count` is below 1.
        BeyondTheCalendar: if the count reaches a year whose bank holidays are not loaded.
    """
    if count < 1:
        raise ValueError("Count at least one working day.")
    holidays: set[date] = set()
    held_to = day
    while count:
        day += timedelta(days=1)
        if day > held_to:
            held_to = date(day.year, 12, 31)
            holidays = bank_holidays(day, held_to)
        if day.weekday() < SATURDAY and day not in holidays:
            count -= 1
    return day


def working_days_left(day: date, last: date) -> int:
    """Return how many working days lie after a day until a last day, that one counted; 0 where it has passed.

    Raises:
        BeyondTheCalendar: if the bank holidays of those days are not loaded.
    """
    if last <= day:
        return 0
    holidays = bank_holidays(day, last)
    days = (day + timedelta(days=number) for number in range(1, (last - day).days + 1))
    return sum(one.weekday() < SATURDAY and one not in holidays for one in days)
