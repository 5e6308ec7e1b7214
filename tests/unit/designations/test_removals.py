"""What the database refuses of a removal, and that nothing a body owes outlives its designation."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import CASE_OFFICER
from designations.in_force import CLOCKS
from designations.models import Removal, RemovalGround
from designations.removals import services
from lifecycle import clock
from lifecycle.workflow import tables
from tests.factories import removals
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(date(2027, 3, 1)):
        yield


def stored(record, **values):
    """Write values past the engine."""
    with transaction.atomic():
        type(record).objects.filter(pk=record.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"request": "We ask."}, "a_request_for_removal_is_in_writing"),
        ({"requested_on": date(2027, 3, 1)}, "a_request_for_removal_is_in_writing"),
        ({"state": "requested"}, "a_requested_removal_was_asked_for"),
        ({"state": "decided", "effective_on": date(2027, 4, 1)}, "a_decided_removal_has_reasons_and_a_day"),
        ({"state": "decided", "reasons": "Broken."}, "a_decided_removal_has_reasons_and_a_day"),
        (
            {"state": "published", "reasons": "Broken.", "effective_on": date(2027, 4, 1)},
            "a_removal_in_effect_was_published",
        ),
    ],
)
def test_impossible_removals_are_refused_by_the_database(values, constraint):
    record = removals.proposed()
    with pytest.raises(IntegrityError, match=constraint):
        stored(record, **values)
    stored(record, state="decided", reasons="Broken.", effective_on=date(2027, 4, 1))


def test_two_removals_of_one_designation_are_not_open_at_once():
    first = removals.proposed()
    stored(first, state="dropped")
    removals.proposed(first.designation)
    with pytest.raises(IntegrityError, match="UNIQUE"):
        stored(first, state="proposed")
    assert Removal.objects.filter(state="dropped").count() == 1


def test_a_departure_from_guidance_is_kept_with_paragraph_and_cause():
    record = removals.proposed()
    removals.add_ground(record, RemovalGround.Ground.GUIDANCE, paragraph="6.1", stated_cause="None was given.")
    ground = record.grounds.get()
    for missing in ({"paragraph": ""}, {"stated_cause": ""}):
        with pytest.raises(IntegrityError, match="names_paragraph_and_cause"):
            stored(ground, **missing)
    with pytest.raises(IntegrityError, match="a_ground_for_removal_has_facts"):
        stored(ground, facts="")


def test_a_ground_recorded_again_takes_the_place_of_the_first():
    record = removals.proposed()
    removals.add_ground(record)
    services.record_ground(record, by=holder(CASE_OFFICER), ground="breach", facts="Letter of 9 March.")
    assert [ground.facts for ground in record.grounds.all()] == ["Letter of 9 March."]


def test_every_clock_that_a_body_is_under_ends_with_its_designation():
    started = {start.clock for table in tables().values() for row in table.moves for start in row.starts}
    assert started <= set(CLOCKS)
