"""Working days in England."""

from datetime import date

import pytest

from reference.models import BankHoliday
from reference.selectors import BeyondTheCalendar, is_working_day, working_days_after, working_days_left

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 23), True),
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2022, 6, 3), False),
        (date(2022, 9, 19), False),
        (date(2024, 2, 29), True),
        (date(2026, 12, 25), False),
    ],
)
def test_a_working_day_is_no_weekend_and_no_bank_holiday(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2024, 9, 19), 10, date(2024, 10, 3)),
        (date(2026, 12, 23), 10, date(2027, 1, 11)),
        (date(2024, 2, 28), 2, date(2024, 3, 1)),
    ],
)
def test_working_days_are_counted_from_the_day_after(day, count, due):
    assert working_days_after(day, count) == due


def test_days_beyond_the_last_bank_holidays_cannot_be_counted():
    assert working_days_after(date(2028, 12, 20), 5) == date(2028, 12, 29)
    with pytest.raises(BeyondTheCalendar, match=r"held for 2022 to 2028.*1 January 2029.*bank_holidays\.csv"):
        working_days_after(date(2028, 12, 20), 6)
    with pytest.raises(BeyondTheCalendar, match="31 December 2021"):
        is_working_day(date(2021, 12, 31))


def test_without_bank_holidays_nothing_is_counted():
    BankHoliday.objects.all().delete()
    with pytest.raises(BeyondTheCalendar, match="No bank holidays are loaded"):
        working_days_after(date(2026, 11, 20), 1)


def test_at_least_one_day_is_counted():
    with pytest.raises(ValueError, match="at least one"):
        working_days_after(date(2026, 11, 20), 0)


@pytest.mark.parametrize(
    ("day", "left"),
    [
        (date(2027, 3, 18), 10),  # Good Friday and Easter Monday are not counted
        (date(2027, 3, 27), 5),
        (date(2027, 4, 2), 1),
        (date(2027, 4, 5), 0),
        (date(2027, 5, 1), 0),
    ],
)
def test_the_working_days_that_are_left_count_the_last_day_and_not_today(day, left):
    assert working_days_left(day, date(2027, 4, 5)) == left
