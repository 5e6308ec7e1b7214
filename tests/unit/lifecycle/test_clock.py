"""The portal's clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lifecycle import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2022, 6, 28, 22, 59, tzinfo=UTC), date(2022, 6, 28)),  # 23:59 in London, in summer
        (datetime(2022, 6, 28, 23, 0, tzinfo=UTC), date(2022, 6, 29)),
        (datetime(2023, 2, 28, 23, 59, tzinfo=UTC), date(2023, 2, 28)),  # winter: London is on UTC
        (datetime(2023, 3, 1, 0, 0, tzinfo=UTC), date(2023, 3, 1)),
    ],
)
def test_a_day_is_a_london_day_in_summer_and_in_winter(moment, day):
    with clock.at(moment):
        assert clock.today() == day
        assert clock.now() == moment


@pytest.mark.parametrize("day", [date(2022, 6, 28), date(2023, 2, 28), date(2023, 3, 26), date(2023, 10, 29)])
def test_the_end_of_a_day_is_its_last_moment_in_london(day):
    last = clock.end_of(day)
    assert clock.day_of(last) == day
    assert clock.day_of(last + timedelta(microseconds=1)) == day + timedelta(days=1)


def test_the_clock_goes_on_by_itself_after_a_block():
    with clock.at(date(2022, 1, 1)):
        assert clock.today() == date(2022, 1, 1)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"), clock.at(datetime(2022, 1, 1)):
        pass
