"""When each warning of a deadline goes out: on working days in England, between 08:00 and 18:00 in London."""

from datetime import UTC, date, datetime

import pytest

from lifecycle.reminders.hours import WorkingDays, is_office_hour
from lifecycle.reminders.windows import day_of_sending, offsets, opened

CHRISTMAS_2027 = WorkingDays(frozenset({date(2027, 12, 27), date(2027, 12, 28)}))  # the 25th is a Saturday
PLAIN = WorkingDays()


def test_the_windows_lie_before_the_day_on_it_and_at_one_seven_and_every_fourteen_days_late():
    assert offsets((14, 7, 1, 0), 45) == [-14, -7, -1, 0, 1, 7, 14, 28, 42]
    assert offsets((0, 56, 7), -7) == [-56, -7]


@pytest.mark.parametrize(
    ("due_on", "offset", "day"),
    [
        (date(2027, 3, 10), -1, date(2027, 3, 9)),
        (date(2027, 3, 13), 0, date(2027, 3, 12)),  # due on a Saturday: said on Friday
        (date(2027, 3, 15), -1, date(2027, 3, 12)),  # the day before a Monday: said on Friday
        (date(2027, 3, 12), 1, date(2027, 3, 15)),  # late on Saturday: said on Monday, when it is true
        (date(2027, 12, 28), 0, date(2027, 12, 24)),  # over Christmas
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
    ],
)
def test_what_falls_on_a_day_off_is_sent_the_working_day_before_but_nothing_is_called_late_before_it_is(
    due_on, offset, day
):
    assert day_of_sending(due_on, offset, CHRISTMAS_2027) == day


def test_windows_open_in_their_order_and_those_of_one_weekend_together():
    due_on = date(2027, 3, 14)  # a Sunday
    assert opened(due_on, (14, 7, 1, 0), date(2027, 2, 25), PLAIN) == []
    assert opened(due_on, (14, 7, 1, 0), date(2027, 2, 26), PLAIN) == [-14]
    assert opened(due_on, (14, 7, 1, 0), date(2027, 3, 11), PLAIN) == [-14, -7]
    assert opened(due_on, (14, 7, 1, 0), date(2027, 3, 12), PLAIN) == [-14, -7, -1, 0]
    assert opened(due_on, (14, 7, 1, 0), date(2027, 3, 15), PLAIN) == [-14, -7, -1, 0, 1]


@pytest.mark.parametrize(
    ("moment", "office"),
    [
        (datetime(2027, 3, 26, 7, 59, tzinfo=UTC), False),  # Friday before the clocks go forward: London is on UTC
        (datetime(2027, 3, 26, 8, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 26, 17, 59, tzinfo=UTC), True),
        (datetime(2027, 3, 26, 18, 0, tzinfo=UTC), False),
        (datetime(2027, 3, 29, 7, 0, tzinfo=UTC), True),  # the Monday after: 08:00 in London
        (datetime(2027, 3, 29, 17, 0, tzinfo=UTC), False),  # 18:00 in London
        (datetime(2027, 10, 29, 7, 0, tzinfo=UTC), True),  # the last Friday of summer time
        (datetime(2027, 11, 1, 7, 0, tzinfo=UTC), False),
        (datetime(2027, 3, 27, 12, 0, tzinfo=UTC), False),  # a Saturday
    ],
)
def test_office_hours_are_those_of_london_on_both_sides_of_a_clock_change(moment, office):
    assert is_office_hour(moment) is office
