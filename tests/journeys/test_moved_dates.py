"""The 28 days, the six weeks, the nine months and the annual review, with an extension and a removal in the middle."""

from datetime import date

import pytest

from approvals.dates import services
from designations import calendar
from lifecycle import clock
from lifecycle.models import Deadline
from tests.factories import approvals, dates, delivery, removals

pytestmark = pytest.mark.django_db


def of(area, name):
    return Deadline.objects.filter(chain=area.chain, clock=name).latest("pk")


def move(area, name, due_on, by):
    services.change_date(services.new_change(of(area, name)), by=by, due_on=due_on, note=dates.REASON)


def test_an_extension_helps_who_meets_it_and_what_comes_after_it_is_late_as_a_fact():
    area = delivery.designated(date(2022, 5, 31))
    people = delivery.team(area)
    with clock.at(date(2022, 6, 27)):
        move(area, "delivery_plan", date(2022, 7, 12), people.officer)
    with clock.at(date(2022, 7, 12)):
        assert not of(area, "delivery_plan").late
        delivery.approved_plan(area, by=people.lead, officer=people.officer)
    assert of(area, "delivery_plan").days_late == 0
    with clock.at(date(2022, 7, 11)):
        move(area, "progress_report", date(2022, 7, 19), people.officer)
    with clock.at(date(2022, 7, 22)):
        delivery.submitted_report(area, by=people.lead)
    first = Deadline.objects.get(chain=area.chain, clock="progress_report", number=1)
    assert (first.first_due_on, first.due_on, first.days_late) == (date(2022, 7, 12), date(2022, 7, 19), 3)
    assert of(area, "progress_report").due_on == date(2022, 8, 23)


def test_the_nine_months_are_extended_the_plan_is_in_time_and_its_review_falls_due_a_year_after_publication():
    people = approvals.people()
    area = people.designation
    with clock.at(date(2023, 2, 20)):
        move(area, "plan_ready", date(2023, 3, 31), people.officer)
    with clock.at(date(2023, 3, 20)):
        approvals.published(people)
    ready = of(area, "plan_ready")
    assert (ready.first_due_on, ready.due_on, ready.days_late) == (date(2023, 2, 28), date(2023, 3, 31), 0)
    assert of(area, "annual_review").due_on == date(2024, 3, 20)
    with clock.at(date(2024, 3, 1)):
        move(area, "annual_review", date(2024, 4, 30), people.officer)
    assert (of(area, "annual_review").due_on, of(area, "annual_review").number) == (date(2024, 4, 30), 1)


def test_a_removal_ends_a_moved_date_and_nothing_is_due_or_late_afterwards():
    area = delivery.designated(date(2022, 5, 31))
    officer = delivery.team(area).officer
    with clock.at(date(2022, 6, 10)):
        move(area, "delivery_plan", date(2022, 7, 12), officer)
        removals.published(area, date(2022, 7, 1))
    with clock.at(date(2022, 7, 1)):
        calendar.keep()
    with clock.at(date(2022, 8, 1)):
        ended = of(area, "delivery_plan")
        assert (ended.closed_on, ended.fulfilled, ended.late, ended.days_late) == (date(2022, 7, 1), False, False, 0)
        assert not Deadline.objects.filter(chain=area.chain, closed_by=None).exists()
