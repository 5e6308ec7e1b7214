"""A pre-election period bars publication and nothing else, and nothing is published by itself when it is over."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import CASE_OFFICER, PUBLISHER
from accounts.selectors import nation
from approvals import services as approvals
from approvals.dates.pre_election import services
from approvals.dates.pre_election.guards import no_pre_election_period_bars_the_notice
from approvals.models import PreElectionPeriod
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible, options, run
from lifecycle.models import Message
from tests.factories import accounts, dates, designations
from tests.factories import approvals as factory

pytestmark = pytest.mark.django_db
APRIL, DECIDED, MAY, AFTER = date(2023, 4, 1), date(2023, 4, 20), date(2023, 5, 6), date(2023, 5, 8)


@pytest.fixture
def officer():
    """A case officer."""
    return accounts.holder(CASE_OFFICER)


def refusals(act):
    with pytest.raises(NotPossible) as caught:
        act()
    return " ".join(caught.value.reasons)


def test_a_plan_is_approved_in_the_period_and_published_by_a_person_after_it():
    people = factory.people()
    with clock.at(factory.SUBMITTED):
        dates.pre_election(begins_on=APRIL, ends_on=MAY)
        case = factory.ready(people)
    with clock.at(DECIDED):
        approvals.approve(case, by=people.decider, note="Every test is met.")
        (publish,) = (one for one in options(case, people.publisher) if one.move.name == "publish")
        assert not publish.possible
        assert "barred from 1 April 2023 to 6 May 2023" in refusals(lambda: publication(case, people, DECIDED))
    with clock.at(AFTER):
        case.refresh_from_db()
        assert case.state == "approved"
        assert "barred from 1 April 2023 to 6 May 2023" in refusals(lambda: publication(case, people, DECIDED))
        publication(case, people, AFTER)
    assert case.state == "published"


def publication(case, people, day):
    return approvals.publish(case, by=people.publisher, published_on=day)


@pytest.mark.parametrize(("bars", "refused"), [(False, False), (True, True)])
def test_notices_are_barred_where_the_period_says_so(bars, refused):
    with clock.at(APRIL):
        dates.pre_election(begins_on=APRIL, ends_on=MAY, bars_notices=bars)
        designation = designations.proposed()
        assert bool(no_pre_election_period_bars_the_notice(designation)) is refused
    with clock.at(date(2023, 5, 7)):
        assert no_pre_election_period_bars_the_notice(designation) is None
        designation.published_on = MAY
        assert bool(no_pre_election_period_bars_the_notice(designation)) is refused


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ((date(2023, 5, 6), date(2023, 6, 1)), "has the period from 1 April 2023 to 6 May 2023"),
        ((date(2023, 3, 1), date(2023, 4, 1)), "has the period from 1 April 2023 to 6 May 2023"),
        ((date(2023, 1, 1), date(2023, 2, 1)), "is in the past"),
        ((date(2023, 8, 1), date(2023, 7, 1)), "cannot end before"),
    ],
)
def test_a_period_that_makes_no_sense_is_refused(officer, days, reason):
    with clock.at(date(2023, 3, 1)):
        dates.pre_election(begins_on=APRIL, ends_on=MAY)
        first, last = days
        assert reason in refusals(lambda: dates.pre_election(by=officer, begins_on=first, ends_on=last))
        assert dates.pre_election(by=officer, begins_on=date(2023, 5, 7), ends_on=date(2023, 5, 9)).pk


def test_a_period_is_changed_and_withdrawn_with_a_reason_and_publishers_are_told(officer):
    publisher = accounts.holder(PUBLISHER)
    with clock.at(date(2023, 3, 1)):
        period = dates.pre_election(by=officer, begins_on=APRIL, ends_on=MAY)
        facts = {"election": period.election, "begins_on": APRIL, "ends_on": date(2023, 5, 4)}
        services.change(period, by=officer, note="The count ends sooner.", **facts)
        run(period, "withdraw", by=officer, note="The election was put off.")
        assert Message.objects.filter(actor=publisher.actor).count() == 3
        assert dates.pre_election(by=officer, begins_on=APRIL, ends_on=MAY).pk
    with clock.at(date(2023, 6, 1)), pytest.raises(NotAllowed):
        dates.pre_election(by=publisher, begins_on=date(2023, 7, 1), ends_on=date(2023, 7, 2))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"ends_on": date(2023, 3, 31)}, "a_pre_election_period_has_an_end"),
        ({"election": ""}, "a_pre_election_period_names_its_election"),
    ],
)
def test_impossible_periods_are_refused(fields, constraint):
    with clock.at(APRIL):
        period = dates.pre_election(begins_on=APRIL, ends_on=MAY)
    assert period.scopes() == [nation()]
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        PreElectionPeriod.objects.filter(pk=period.pk).update(**fields)
