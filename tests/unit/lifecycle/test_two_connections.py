"""Two real connections to PostgreSQL that make the same move at once: exactly one wins."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from lifecycle import clock, engine, history
from lifecycle.models import Chain, Deadline, Entry
from plans.models import DeliveryPlan
from plans.services import delivery as services
from tests.factories import delivery

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*acts):
    """Run acts in threads that start together, each with a connection of its own; return result or refusal of each."""
    start = Barrier(len(acts))

    def run(act):
        start.wait(timeout=10)
        try:
            with clock.at(date(2022, 6, 20)):
                return act()
        except engine.NotPossible as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture
def drafted():
    designation = delivery.designated()
    people = delivery.team(designation)
    return delivery.whole_plan(designation, by=people.lead), people


@pytest.mark.parametrize("attempt", range(5))
def test_the_same_move_made_twice_at_once_is_made_once(drafted, attempt):
    plan, people = drafted

    def submit():
        return services.submit_delivery_plan(DeliveryPlan.objects.get(pk=plan.pk), by=people.lead)

    outcomes = at_once(submit, submit)
    assert {type(outcome) for outcome in outcomes} == {Entry, engine.NotPossible}
    assert Entry.objects.filter(workflow="delivery-plan", move="submit").count() == 1
    assert Deadline.objects.filter(clock="delivery_plan", fulfilled=True).count() == 1


def test_a_record_begun_twice_at_once_is_begun_once():
    designation = delivery.designated()
    lead = delivery.team(designation).lead
    outcomes = at_once(*[lambda: delivery.draft_plan(designation, by=lead)] * 2)
    assert {type(outcome) for outcome in outcomes} == {DeliveryPlan, engine.NotPossible}
    assert DeliveryPlan.objects.count() == 1


def test_moves_in_one_history_wait_for_one_another_and_leave_it_whole(drafted):
    plan, people = drafted

    def write(number):
        def act():
            held = DeliveryPlan.objects.get(pk=plan.pk)
            return engine.run(held, "write", by=people.editor, facts={"revision": held.revision + 1 + number})

        return act

    at_once(*[write(number) for number in range(4)])
    chain = Chain.objects.get(pk=plan.chain_id)
    assert list(history.faults_of(chain)) == []
