"""The deadlines of a plan's life, worked out by hand from the guidance (4.2.1, 4.3.1, 6.6)."""

from datetime import UTC, date, datetime

import pytest

from lifecycle import clock
from lifecycle.models import Deadline
from tests.factories import delivery

pytestmark = pytest.mark.django_db

DESIGNATED = {
    # effective date: delivery plan, first progress report, plan ready
    date(2022, 5, 31): (date(2022, 6, 28), date(2022, 7, 12), date(2023, 2, 28)),
    date(2023, 5, 31): (date(2023, 6, 28), date(2023, 7, 12), date(2024, 2, 29)),
    date(2024, 2, 29): (date(2024, 3, 28), date(2024, 4, 11), date(2024, 11, 29)),
    date(2022, 9, 5): (date(2022, 10, 3), date(2022, 10, 17), date(2023, 6, 5)),
    date(2023, 12, 31): (date(2024, 1, 28), date(2024, 2, 11), date(2024, 9, 30)),
}


def due(designation):
    return {deadline.clock: deadline.due_on for deadline in Deadline.objects.filter(chain=designation.chain)}


@pytest.mark.parametrize(("effective_on", "days"), DESIGNATED.items(), ids=str)
def test_a_designation_starts_three_clocks_from_its_effective_date(effective_on, days):
    designation = delivery.designated(effective_on)
    assert due(designation) == dict(zip(("delivery_plan", "progress_report", "plan_ready"), days, strict=True))


def test_an_edition_that_is_silent_starts_no_clock():
    assert due(delivery.designated(date(2026, 1, 5), under="2025-11")) == {}


@pytest.mark.parametrize(
    ("effective_on", "last_moment", "too_late"),
    [
        # In summer London is an hour ahead of UTC: the day ends at 23:00 UTC.
        (date(2022, 5, 31), datetime(2022, 6, 28, 22, 59, 59, tzinfo=UTC), datetime(2022, 6, 28, 23, 0, tzinfo=UTC)),
        (date(2022, 11, 30), datetime(2022, 12, 28, 23, 59, 59, tzinfo=UTC), datetime(2022, 12, 29, tzinfo=UTC)),
        # The clocks go forward on 27 March 2022, between the designation and the deadline.
        (date(2022, 3, 1), datetime(2022, 3, 29, 22, 59, 59, tzinfo=UTC), datetime(2022, 3, 29, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_deadline_ends_at_the_end_of_its_day_in_london(effective_on, last_moment, too_late):
    designation = delivery.designated(effective_on)
    deadline = Deadline.objects.get(chain=designation.chain, clock="delivery_plan")
    with clock.at(last_moment):
        assert not deadline.late
        assert deadline.days_left == 0
    with clock.at(too_late):
        assert deadline.late
        assert deadline.days_left == -1


def test_progress_reports_keep_their_rhythm_whenever_they_are_sent():
    designation = delivery.designated(date(2022, 5, 31))
    people = delivery.team(designation)
    with clock.at(date(2022, 6, 20)):
        delivery.approved_plan(designation, by=people.lead, officer=people.officer)
    for sent, number in [(date(2022, 7, 12), 1), (date(2022, 9, 9), 2), (date(2022, 9, 12), 3)]:
        with clock.at(sent):
            report = delivery.submitted_report(designation, by=people.lead)
        assert report.number == number
    reports = Deadline.objects.filter(chain=designation.chain, clock="progress_report").order_by("number")
    assert [(deadline.due_on, deadline.closed_on) for deadline in reports] == [
        (date(2022, 7, 12), date(2022, 7, 12)),
        (date(2022, 8, 23), date(2022, 9, 9)),
        (date(2022, 10, 4), date(2022, 9, 12)),
        (date(2022, 11, 15), None),
    ]
