"""What the database refuses of a change of terms, and what the calendar does when a record refuses."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.roles import CASE_OFFICER, DECISION_MAKER
from designations import calendar
from designations.models import TermsChange, TermsChangeState
from designations.terms_changes import selectors, services
from lifecycle import clock, engine
from tests.factories import designations, terms_changes
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 18)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def stored(record, **values):
    """Write values past the engine."""
    with transaction.atomic():
        TermsChange.objects.filter(pk=record.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"changes": ""}, "a_change_of_terms_says_what_and_when"),
        ({"effective_on": None}, "a_change_of_terms_says_what_and_when"),
        ({"terms": None}, "a_change_of_terms_has_terms"),
        ({"answer_by": None}, "a_notified_change_says_until_when_to_object"),
        ({"answer": "objected", "answered_on": date(2027, 4, 5)}, "an_objection_to_terms_comes_in_time"),
        (
            {"answer": "objected", "answered_on": date(2027, 4, 6), "objection": "No."},
            "an_objection_to_terms_comes_in_time",
        ),
        ({"answer": "silent", "answered_on": TODAY}, "an_objection_to_terms_comes_in_time"),
        ({"notified_on": date(2027, 6, 1)}, "termschange_is_noticed_before_its_effect"),
    ],
)
def test_impossible_changes_are_refused_by_the_database(values, constraint):
    record = terms_changes.notified(effective_on=date(2027, 5, 4))
    with pytest.raises(IntegrityError, match=constraint):
        stored(record, **values)
    stored(record, answer="objected", answered_on=date(2027, 4, 5), objection="No.")


@pytest.mark.parametrize(
    ("state", "constraint"),
    [("settled", "a_settled_change_was_notified"), ("in_effect", "a_change_in_effect_was_published")],
)
def test_a_state_needs_what_belongs_to_it(state, constraint):
    record = terms_changes.drafted() if state == "settled" else terms_changes.notified()
    with pytest.raises(IntegrityError, match=constraint):
        stored(record, state=state)


def test_one_change_is_open_for_a_designation_at_a_time():
    first = terms_changes.drafted()
    with pytest.raises(engine.NotPossible) as refusal:
        terms_changes.drafted(first.designation)
    assert "Another change of terms is under way" in refusal.value.reasons[0]
    services.new_change(first.designation)
    engine.run(first, "withdraw", by=holder(CASE_OFFICER), note="Not now.")
    second = terms_changes.drafted(first.designation)
    with pytest.raises(IntegrityError, match="UNIQUE"):
        stored(first, state="drafted")
    assert selectors.open_change_of(first.designation) == second


def test_a_proposal_has_no_terms_to_change():
    with pytest.raises(engine.NotPossible) as refusal:
        terms_changes.drafted(designations.proposed())
    assert refusal.value.reasons == ["Only the terms of a published designation can change."]


def test_an_objection_is_upheld_only_while_the_change_lies_ahead():
    record = terms_changes.objected(effective_on=date(2027, 5, 4))
    with clock.at(date(2027, 5, 4)), pytest.raises(engine.NotPossible):
        services.uphold(record, by=holder(DECISION_MAKER), note="It stays.")
    with clock.at(date(2027, 5, 3)):
        services.uphold(record, by=holder(DECISION_MAKER), note="It stays.")
    assert record.state == TermsChangeState.SETTLED


def test_a_body_that_accepted_does_not_object_afterwards():
    record = terms_changes.accepted(effective_on=date(2027, 5, 4))
    with pytest.raises(engine.NotPossible) as refusal:
        services.record_objection(record, by=holder(CASE_OFFICER), received_on=TODAY, objection="A letter.")
    assert refusal.value.reasons == ["The body accepted the change."]


def test_nobody_makes_a_move_of_the_calendar():
    record = terms_changes.notified(effective_on=date(2027, 5, 4))
    with pytest.raises(engine.NotAllowed, match="by itself on its day"):
        engine.run(record, "bind", by=holder(CASE_OFFICER))


def test_a_record_that_refuses_is_logged_and_does_not_hold_up_the_others(caplog, monkeypatch):
    records = [terms_changes.notified(effective_on=date(2027, 5, 4)) for _ in range(2)]
    bind = services.bind

    def refuse_the_first(record):
        if record.pk == records[0].pk:
            raise engine.NotPossible("Not today.")
        bind(record)

    refuse_the_first.__name__ = "bind"
    monkeypatch.setattr(services, "bind", refuse_the_first)
    with clock.at(date(2027, 4, 6)):
        assert calendar.keep() == 1
    states = [TermsChange.objects.get(pk=record.pk).state for record in records]
    assert states == [TermsChangeState.NOTIFIED, TermsChangeState.SETTLED]
    assert "was refused: ['Not today.']" in caplog.text
