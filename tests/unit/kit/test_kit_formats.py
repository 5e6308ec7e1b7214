"""Shows how days, moments, money and numbers are written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lsip_portal.kit import formats


def test_a_day_is_written_in_full_or_short():
    assert formats.day(date(2026, 11, 22)) == "22 November 2026"
    assert formats.day_short(date(2026, 9, 2)) == "2 Sep 2026"


def test_the_day_of_a_moment_is_its_day_in_london():
    assert formats.day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"
    assert formats.day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "31 December 2026"


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 11, 22, 16, 5, tzinfo=UTC), "22 November 2026 at 4:05pm"),
        (datetime(2026, 7, 1, 8, 0, tzinfo=UTC), "1 July 2026 at 9am"),
        (datetime(2026, 7, 1, 11, 0, tzinfo=UTC), "1 July 2026 at midday"),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), "2 July 2026 at midnight"),
        (datetime(2026, 1, 1, 0, 30, tzinfo=UTC), "1 January 2026 at 12:30am"),
        (datetime(2026, 1, 1, 12, 30, tzinfo=UTC), "1 January 2026 at 12:30pm"),
        (datetime(2026, 6, 28, 22, 59, 59, tzinfo=UTC), "28 June 2026 at 11:59pm"),
    ],
)
def test_a_moment_is_written_in_london_time(moment, written):
    assert formats.moment(moment) == written


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        formats.moment(datetime(2026, 11, 22, 16, 5))


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (160000, "£160,000"),
        (Decimal("1234.5"), "£1,234.50"),
        (Decimal("0.005"), "£0.01"),
        (Decimal("12.00"), "£12"),
        (0, "£0"),
        (-200, "−£200"),
    ],
)
def test_money_shows_pence_only_where_there_are_some(amount, written):
    assert formats.pounds(amount) == written


@pytest.mark.parametrize(
    ("due", "written"),
    [
        (date(2026, 11, 25), "in 3 days"),
        (date(2026, 11, 23), "in 1 day"),
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 21), "1 day late"),
        (date(2023, 2, 28), "1,363 days late"),
    ],
)
def test_a_deadline_says_how_far_it_is(due, written):
    assert formats.days_until(due, date(2026, 11, 22)) == written


def test_a_count_agrees_with_its_noun():
    assert formats.plural(1, "plan") == "1 plan"
    assert formats.plural(0, "plan") == "0 plans"
    assert formats.plural(2684, "provider") == "2,684 providers"
    assert formats.plural(3, "body", "bodies") == "3 bodies"


def test_plain_text_becomes_paragraphs_that_cannot_hold_markup():
    assert formats.paragraphs("One <b>&\r\ntwo\n \n\nThree\n") == (
        '<p class="govuk-body">One &lt;b&gt;&amp;<br>two</p>\n<p class="govuk-body">Three</p>'
    )
    assert formats.paragraphs("  \n ") == ""


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://www.gov.uk/government/publications", "gov.uk"),
        ("http://Example.org:8000/a?b", "example.org"),
        ("not an address", "not an address"),
    ],
)
def test_an_address_is_written_as_its_site(address, written):
    assert formats.host(address) == written
