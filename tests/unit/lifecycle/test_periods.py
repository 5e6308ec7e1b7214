"""Lengths of time as the guidance writes them."""

from datetime import date

import pytest

from lifecycle.periods import Period


@pytest.mark.parametrize(
    ("anchor", "period", "due"),
    [
        (date(2022, 5, 31), "P28D", date(2022, 6, 28)),
        (date(2022, 5, 31), "P6W", date(2022, 7, 12)),
        (date(2022, 5, 31), "P9M", date(2023, 2, 28)),
        (date(2023, 5, 31), "P9M", date(2024, 2, 29)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2022, 12, 31), "P2M", date(2023, 2, 28)),
        (date(2022, 1, 1), "P1Y2M3D", date(2023, 3, 4)),
    ],
)
def test_a_period_after_a_day_is_counted_in_calendar_months(anchor, period, due):
    assert Period.parse(period).after(anchor) == due


def test_a_run_of_periods_keeps_the_rhythm_of_its_anchor():
    year = Period.parse("P1Y")
    assert [year.after(date(2024, 2, 29), n) for n in (1, 2, 3, 4)] == [
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
    ]
    weeks = Period.parse("P6W")
    assert [weeks.after(date(2022, 9, 5), n) for n in range(1, 7)] == [
        date(2022, 10, 17),
        date(2022, 11, 28),
        date(2023, 1, 9),
        date(2023, 2, 20),
        date(2023, 4, 3),
        date(2023, 5, 15),
    ]


@pytest.mark.parametrize("text", ["", "P", "28D", "P-1D", "P0D", "PT5H", "P1.5M", "nine months", "P9m"])
def test_text_that_is_no_duration_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="Write it like P28D"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("period", "words"),
    [("P28D", "28 days"), ("P6W", "6 weeks"), ("P9M", "9 months"), ("P1Y", "1 year"), ("P1D", "1 day")],
)
def test_a_period_reads_as_the_guidance_says_it(period, words):
    assert str(Period.parse(period)) == words
