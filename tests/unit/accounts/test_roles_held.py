"""Roles: given and ended in the history of their place, never to oneself, and never the last lead's."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts import selectors, services
from accounts.models import RoleHeld
from accounts.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASE_OFFICER,
    DECISION_MAKER,
    ERB_EDITOR,
    ERB_LEAD,
    ERB_VIEWER,
    LEAD_OF,
    PROVIDER_LEAD,
    ScopeKind,
)
from lifecycle import clock, engine, history
from lifecycle.models import Message
from lifecycle.selectors import entries_of, facts_of
from tests.factories import designations
from tests.factories.accounts import held_by, holder, looks_after, organisation, person
from tests.factories.places import body_place, place_of

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def role_of(who):
    return held_by(who)[0]


def end(held, by=None, **more):
    services.end_role(held, by=by or looks_after(held.scope), note="Left.", **more)


@pytest.mark.parametrize("kind", ScopeKind.values)
def test_a_role_that_is_given_and_ended_is_told_in_the_history_of_its_place(kind):
    place = place_of(kind)
    role = next(role for role in LEAD_OF.values() if role.scope == kind)
    first, second = holder(role, place), holder(role, place)
    held = role_of(second)
    end(held, by=first if kind == ScopeKind.NATION else None)
    ended, given = entries_of(held)
    assert (given, ended) == (held.given_by, held.ended_by)
    assert {given.chain, ended.chain} == {place.chain}
    assert (given.move, ended.move) == ("set_up", "end")
    assert given.effective_on == date(2020, 1, 1)
    assert str(given.actor) == "Those who run the service"
    assert facts_of(given) == {"person": second.pk, "role": role.name, "since": "2020-01-01"}
    assert facts_of(ended) == {"until": "2027-03-01", "at_once": True}
    place.chain.refresh_from_db()
    assert list(history.faults_of(place.chain)) == []


def test_the_people_of_a_body_are_told_of_in_the_history_of_their_designation():
    record = designations.proposed()
    held = role_of(holder(ERB_EDITOR, record.scope))
    assert held.given_by.chain == record.chain


def test_a_role_that_is_held_already_is_given_once():
    place = body_place()
    viewer = holder(ERB_VIEWER, place)
    holder(ERB_VIEWER, place, viewer)
    assert len(held_by(viewer)) == 1
    assert place.chain.entries.count() == 1


def test_a_role_is_held_where_roles_of_its_kind_are():
    with pytest.raises(ValueError, match="is not held for a designation"):
        services.give_role(person(), role=PROVIDER_LEAD, scope=body_place(), organisation=organisation())


def test_a_role_that_ends_at_once_gives_nothing_any_more_even_on_its_first_day():
    place = body_place()
    who = person()
    held = services.give_role(who, role=ERB_VIEWER, scope=place, organisation=place.organisation)
    assert selectors.holds(who, ERB_VIEWER, [place])
    end(held)
    assert not selectors.holds(held.person, ERB_VIEWER, [place])
    assert not who.groups.exists()
    assert (held.since, held.until, held.in_effect) == (TODAY, TODAY, False)


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (10, True)])
def test_a_role_counts_until_the_end_of_its_last_day(days, holds):
    viewer = holder(ERB_VIEWER, body_place())
    held = role_of(viewer)
    end(held, last_day=TODAY + timedelta(days=days))
    assert selectors.holds(viewer, ERB_VIEWER, [held.scope]) is holds
    assert held.in_effect is holds
    with clock.at(TODAY + timedelta(days=11)):
        assert not selectors.holds(viewer, ERB_VIEWER, [held.scope])


def test_a_role_whose_last_day_lies_ahead_can_still_be_ended_at_once_and_one_that_is_over_cannot():
    viewer = holder(ERB_VIEWER, body_place())
    held = role_of(viewer)
    end(held, last_day=TODAY + timedelta(days=10))
    end(held)
    assert not selectors.holds(viewer, ERB_VIEWER, [held.scope])
    with pytest.raises(engine.NotPossible) as refusal:
        end(held)
    assert refusal.value.reasons == ["The role has ended already."]


def test_a_last_day_before_the_first_is_refused_with_the_first():
    held = role_of(holder(ERB_VIEWER, body_place()))
    with pytest.raises(engine.NotPossible) as refusal:
        end(held, last_day=date(2019, 12, 31))
    assert refusal.value.reasons == ["The role began on 1 January 2020. Give that day or a later one as the last."]
    held.refresh_from_db()
    assert held.until is None


@pytest.mark.parametrize("kind", ["provider", "authority", "nation"])
def test_the_last_lead_stays_until_another_one_is_there(kind):
    place = place_of(kind)
    lead = LEAD_OF[ScopeKind(kind)]
    held = role_of(holder(lead, place))
    by = held.person if kind == "nation" else looks_after(place)
    with pytest.raises(engine.NotPossible, match="not possible yet") as refusal:
        end(held, by=by)
    assert refusal.value.reasons[0].startswith(f"Nobody else is {lead.label} here.")
    holder(lead, place)
    end(held, by=by)
    assert not held.in_effect


@pytest.mark.parametrize("move", ["end_role", "leave_role", "change_role"])
def test_the_last_lead_of_a_designation_in_force_cannot_be_ended_leave_or_change(move):
    record = designations.designated()
    lead = holder(ERB_LEAD, record.scope)
    held = role_of(lead)
    does = {
        "end_role": lambda: end(held),
        "leave_role": lambda: services.leave_role(held, by=lead),
        "change_role": lambda: services.change_role(held, by=looks_after(held.scope), role="erb_viewer"),
    }[move]
    with pytest.raises(engine.NotPossible) as refusal:
        does()
    assert [failure.rule.name for failure in refusal.value.unmet] == ["a_lead_stays"]
    leaving = holder(ERB_LEAD, record.scope)
    end(role_of(leaving), last_day=TODAY + timedelta(days=3))
    with pytest.raises(engine.NotPossible):
        does()
    holder(ERB_LEAD, record.scope)
    does()
    assert not selectors.holds(lead, ERB_LEAD, [record.scope])


def test_the_last_lead_of_a_body_that_is_not_designated_may_go():
    record = designations.proposed()
    held = role_of(holder(ERB_LEAD, record.scope))
    end(held)
    assert not held.in_effect


def test_the_last_decision_maker_stays():
    decider = role_of(holder(DECISION_MAKER))
    with pytest.raises(engine.NotPossible) as refusal:
        end(decider)
    assert refusal.value.reasons[0].startswith("Nobody else is a decision maker.")
    holder(DECISION_MAKER)
    end(decider)
    assert not decider.in_effect


def test_a_changed_role_ends_at_once_and_the_other_one_follows():
    place = body_place()
    viewer = holder(ERB_VIEWER, place)
    held = role_of(viewer)
    services.change_role(held, by=looks_after(place), role="erb_editor")
    following = RoleHeld.objects.get(person=viewer, role="erb_editor")
    assert (held.in_effect, following.in_effect) == (False, True)
    assert (following.since, following.given_by.move) == (TODAY, "follow")
    assert list(viewer.groups.values_list("name", flat=True)) == [f"erb_editor in scope {place.pk}"]


def test_a_change_to_a_role_that_is_held_already_leaves_all_as_it_was():
    place = body_place()
    both = holder(ERB_EDITOR, place, holder(ERB_VIEWER, place))
    held = RoleHeld.objects.get(person=both, role="erb_viewer")
    with pytest.raises(engine.NotPossible) as refusal:
        services.change_role(held, by=looks_after(place), role="erb_editor")
    assert refusal.value.reasons == ["This person is an editor of the ERB here already."]
    assert RoleHeld.objects.on(TODAY).filter(person=both).count() == 2


def test_nobody_changes_their_own_role_or_gives_up_that_of_another():
    place = body_place()
    lead, editor = holder(ERB_LEAD, place), holder(ERB_EDITOR, place)
    with pytest.raises(engine.NotAllowed, match="This is your own role"):
        services.change_role(role_of(lead), by=lead, role="erb_editor")
    with pytest.raises(engine.NotAllowed, match="Only the person who holds the role"):
        services.leave_role(role_of(editor), by=lead)
    services.leave_role(role_of(editor), by=editor)
    assert not role_of(editor).in_effect


def test_each_place_has_those_who_look_after_its_people():
    body, department = body_place(), holder(AUDITOR)
    viewer = role_of(holder(ERB_VIEWER, body))
    with pytest.raises(engine.NotAllowed, match="The organisation's lead or a case officer"):
        end(viewer, by=holder(ADMINISTRATOR))
    with pytest.raises(engine.NotAllowed, match="An administrator of access"):
        end(role_of(department), by=holder(CASE_OFFICER))
    with pytest.raises(engine.NotAllowed):
        end(viewer, by=holder(ERB_EDITOR, body))
    with pytest.raises(engine.NotAllowed):
        end(viewer, by=holder(ERB_LEAD, body_place()))
    end(viewer, by=holder(ERB_LEAD, body))
    end(role_of(department), by=holder(ADMINISTRATOR))


def test_the_person_and_the_leads_are_told_of_an_end_and_nobody_else():
    place = body_place()
    lead, other, editor = holder(ERB_LEAD, place), holder(ERB_LEAD, place), holder(ERB_EDITOR, place)
    holder(ERB_VIEWER, place)
    end(role_of(editor), by=lead)
    told = Message.objects.filter(entry=role_of(editor).ended_by)
    assert {message.actor_id for message in told} == {other.actor_id, editor.actor_id}
    assert "Reason: Left." in told[0].body


def test_a_role_without_a_last_day_has_not_ended_and_one_with_it_has():
    held = role_of(holder(ERB_VIEWER, body_place()))
    wrong = [{"state": "ended"}, {"until": TODAY}, {"at_once": True}, {"until": date(2019, 1, 1), "state": "ended"}]
    for columns in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleHeld.objects.filter(pk=held.pk).update(**columns)


def test_the_first_administrator_is_made_once():
    held = services.make_administrator("first@example.org", name="First")
    assert (held.role, held.person.name, held.given_by.move) == ("administrator", "First", "set_up")
    with pytest.raises(engine.NotPossible, match="There is an administrator of access already"):
        services.make_administrator("second@example.org", name="Second")


def test_an_administrator_may_be_somebody_who_has_an_account():
    officer = holder(CASE_OFFICER)
    held = services.make_administrator(officer.email.upper(), name="")
    assert held.person == officer
