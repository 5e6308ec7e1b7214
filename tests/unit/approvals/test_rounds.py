"""A round enters one date for many places: a cycle for every area, with the progress of each."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import CASE_OFFICER
from approvals.dates.rounds import services
from approvals.dates.rounds.selectors import progress_of
from approvals.models import DateRound, EnteredDate
from lifecycle import clock, jobs
from lifecycle.engine import NotPossible, run
from lifecycle.models import Deadline
from tests.factories import accounts, dates, delivery
from tests.pages.designation_steps import sign_in

pytestmark = pytest.mark.django_db
TODAY, DUE = date(2022, 6, 10), date(2022, 12, 27)
BEGUN = date(2022, 5, 31)


@pytest.fixture(autouse=True)
def _today():
    with clock.at(TODAY):
        yield


@pytest.fixture
def areas():
    """Two areas that the edition gives no date for a plan, and one that has a date of its own."""
    silent = [delivery.designated(BEGUN, under="2025-11") for _ in range(2)]
    return [*silent, delivery.designated(BEGUN)]


@pytest.fixture
def officer():
    """A case officer."""
    return accounts.holder(CASE_OFFICER)


def due(area):
    return [one.due_on for one in Deadline.objects.filter(chain=area.chain, clock="plan_ready", closed_by=None)]


def test_opening_a_cycle_gives_each_area_one_plan_task_in_its_own_history(areas, officer):
    cycle = dates.round_of(by=officer)
    job = jobs.perform(cycle.job_id)
    assert (job.status, job.progress, job.total) == ("done", 3, 3)
    assert [due(area) for area in areas] == [[DUE], [DUE], [date(2023, 2, 28)]]
    assert {place.scope: place.reason for place in progress_of(cycle)} == {
        areas[0].scope: "",
        areas[1].scope: "",
        areas[2].scope: "It has an open date of its own",
    }


def test_the_work_done_twice_enters_each_date_once_and_later_areas_can_be_added(areas, officer):
    cycle = dates.round_of(by=officer)
    jobs.perform(cycle.job_id)
    later = delivery.designated(BEGUN, under="2025-11")
    for _ in range(2):
        services.go_on(cycle, by=officer)
        jobs.perform(cycle.job_id)
    assert due(later) == [DUE]
    assert EnteredDate.objects.filter(round=cycle).count() == 3


def test_a_closed_round_enters_nothing_more_and_keeps_what_was_entered(areas, officer):
    cycle = dates.round_of(by=officer)
    run(cycle, "close", by=officer, note="The cycle was put off.")
    jobs.perform(cycle.job_id)
    assert due(areas[0]) == []
    assert dates.round_of(by=officer).pk != cycle.pk


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, "is open for the same date"),
        ({"due_on": date(2022, 6, 9)}, "is in the past"),
        ({"places": "provider"}, "is not for every provider"),
    ],
)
def test_a_round_that_makes_no_sense_is_refused(areas, officer, facts, reason):
    dates.round_of(by=officer)
    with pytest.raises(NotPossible) as caught:
        dates.round_of(by=officer, **facts)
    assert reason in " ".join(caught.value.reasons)


def test_the_page_of_a_round_shows_how_far_each_place_is(client, areas, officer):
    cycle = dates.round_of(by=officer)
    jobs.perform(cycle.job_id)
    page = sign_in(client, officer).get(cycle.get_absolute_url()).content.decode()
    assert "2 of 3 places have the date" in page
    assert "It has an open date of its own" in page
    assert "Plans of 2023" in client.get("/dates/rounds/").content.decode()


def test_impossible_rounds_are_refused(areas, officer):
    cycle = dates.round_of(by=officer)
    with pytest.raises(IntegrityError, match="a_round_of_dates_has_a_name"), transaction.atomic():
        DateRound.objects.filter(pk=cycle.pk).update(name="")
    jobs.perform(cycle.job_id)
    first, second = EnteredDate.objects.filter(round=cycle)
    with pytest.raises(IntegrityError), transaction.atomic():
        EnteredDate.objects.filter(pk=first.pk).update(scope=second.scope)
