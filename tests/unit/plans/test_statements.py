"""The statements of authorities: asked for once, given by the signatory, or their absence accounted for."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Organisation
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible
from lifecycle.models import Message
from plans.models import AuthorityStatement, StatementState
from plans.selectors.overview import changed_since
from plans.selectors.statements import statements_seen_by, statements_wanted
from plans.services import plan as planning
from plans.services import statements
from plans.services.sections import write_section
from tests.factories import accounts
from tests.factories import plans as factory


@pytest.fixture
def version(area, team):
    """A plan that lacks nothing but the statement of the area's authority."""
    version = factory.complete(area, by=team.editor)
    factory.mayoral_authority(area.area)
    return version


@pytest.fixture
def statement(version, team):
    """A statement that was asked for."""
    (authority,) = statements_wanted(version)
    return factory.requested(version, authority, by=team.editor, reply_by=date(2023, 2, 1))


def test_asking_makes_the_authoritys_organisation_and_scope_once(version, statement):
    organisation = Organisation.objects.get(authority=statement.authority)
    assert organisation.kind == Organisation.Kind.AUTHORITY
    assert statement.scope.organisation == organisation
    assert statement.requested_on == clock.today()
    assert statements_wanted(version) == []


def test_an_authority_is_asked_once_for_each_version(version, statement, team):
    with pytest.raises(NotPossible) as refusal:
        factory.requested(version, statement.authority, by=team.editor)
    assert "was asked for a statement on this version already" in refusal.value.reasons[0]
    assert AuthorityStatement.objects.count() == 1


def test_the_signatory_gives_it_and_nobody_else(statement, team):
    officer, signatory = factory.authority_people(statement)
    for person in (officer, team.lead, team.officer):
        with pytest.raises(NotAllowed):
            factory.give(statement, by=person)
    factory.give(statement, by=signatory, engaged=True, had_opportunity=False)
    assert statement.state == StatementState.GIVEN
    assert (statement.engaged, statement.had_opportunity, statement.given_on) == (True, False, date(2023, 1, 10))


def test_the_signatory_of_another_authority_cannot_give_it(area, version, statement, team):
    other = factory.requested(version, factory.mayoral_authority(area.area), by=team.editor)
    _, signatory = factory.authority_people(other)
    with pytest.raises(NotAllowed):
        factory.give(statement, by=signatory)
    factory.give(other, by=signatory)
    assert other.state == StatementState.GIVEN


def test_it_says_which_text_lay_before_the_authority(version, statement, team):
    _, signatory = factory.authority_people(statement)
    factory.give(statement, by=signatory)
    assert statement.saw["revisions"]["purpose"] == 1
    assert changed_since(statement) == []
    write_section(version, by=team.lead, section="purpose", revision=1, text="New.")
    assert changed_since(statement) == ["What the plan is for and why it matters"]


def test_silence_needs_an_account_and_an_answer_may_still_come(statement, team):
    with pytest.raises(NotPossible, match="Give the reason"):
        statements.record_silence(statement, by=team.editor, note="  ")
    statements.record_silence(statement, by=team.editor, note=factory.SILENCE)
    assert (statement.state, statement.silence_account) == (StatementState.NOT_GIVEN, factory.SILENCE)
    _, signatory = factory.authority_people(statement)
    factory.give(statement, by=signatory)
    assert statement.state == StatementState.GIVEN


def test_after_submission_no_statement_changes(version, statement, team):
    statements.record_silence(statement, by=team.editor, note=factory.SILENCE)
    planning.submit(version, by=team.lead)
    statement.refresh_from_db()
    _, signatory = factory.authority_people(statement)
    with pytest.raises(NotPossible) as refusal:
        factory.give(statement, by=signatory)
    assert refusal.value.reasons == ["The plan is no longer being drafted: its statements were submitted with it."]
    planning.take_back(version, by=team.lead, note="The authority answers.")
    statement.refresh_from_db()
    factory.give(statement, by=signatory)
    assert statement.state == StatementState.GIVEN


def test_who_sees_a_statement(statement, team):
    officer, signatory = factory.authority_people(statement)
    seeing = (team.lead, team.viewer, team.officer, officer, signatory)
    assert [statement in statements_seen_by(person) for person in seeing] == [True] * 5
    stranger = factory.team(factory.designated()).lead
    assert statement not in statements_seen_by(stranger)


def test_those_concerned_are_told_in_plain_words(version, team, area):
    (authority,) = statements_wanted(version)
    first = factory.requested(version, authority, by=team.editor, reply_by=date(2023, 2, 1))
    _, signatory = factory.authority_people(first)
    factory.give(first, by=signatory)
    told = Message.objects.filter(entry__workflow="statement", entry__move="give")
    assert {message.actor for message in told} == {team.lead.actor, team.editor.actor, team.viewer.actor}
    assert told.first().subject == f"{area.area}: {authority} gave its statement"
    assert "signed by The signatory, Chief executive" in told.first().body


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "given"}, "a_given_statement_answers_both_questions_and_is_signed"),
        ({"state": "not_given"}, "a_silence_is_accounted_for"),
        ({"reply_by": date(2022, 1, 1)}, "a_reply_is_wanted_after_the_request"),
    ],
)
def test_the_database_refuses_what_cannot_be(statement, facts, name):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        AuthorityStatement.objects.filter(pk=statement.pk).update(**facts)


def test_a_person_without_a_role_sees_none(statement):
    assert not statements_seen_by(accounts.person()).exists()
