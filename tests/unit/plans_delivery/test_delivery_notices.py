"""Whom each move tells, and what the notice says."""

from decimal import Decimal

import pytest

from accounts.roles import ASSESSOR, PUBLISHER
from lifecycle import engine
from lifecycle.models import Message
from lifecycle.selectors import entries_of
from plans.services import delivery, progress
from tests.factories import accounts
from tests.factories import delivery as factory


@pytest.fixture
def plan(area, team):
    """A submitted delivery plan."""
    return factory.submitted_plan(area, by=team.lead)


@pytest.fixture
def report(area, team, plan):
    """A submitted progress report whose texts hold signs that mark-up would change."""
    return factory.submitted_report(area, by=team.lead, help_wanted="An introduction to “R&D <North>”.")


def told(record):
    """Return the actors told of the newest move on a record, with one of the messages."""
    messages = Message.objects.filter(entry=entries_of(record).first())
    return {message.actor for message in messages}, messages.first()


def test_a_submitted_plan_is_told_to_the_department(plan, area, team):
    assessor, publisher = accounts.holder(ASSESSOR), accounts.holder(PUBLISHER)
    factory.take_back(plan, by=team.lead)
    delivery.submit_delivery_plan(plan, by=team.lead)

    actors, message = told(plan)

    assert {person.actor for person in (team.officer, team.decider, assessor, publisher)} <= actors
    assert not {team.lead.actor, team.editor.actor} & actors
    assert message.subject == f"{area.area}: delivery plan submitted"
    assert "£120,000 to develop" in message.body and "£40,000 to keep it under review" in message.body
    assert message.link == plan.get_absolute_url()


def test_a_plan_that_is_taken_back_is_told_with_the_reason(plan, team):
    factory.take_back(plan, by=team.lead)
    actors, message = told(plan)
    assert team.officer.actor in actors
    assert "A figure was wrong." in message.body


def test_a_returned_plan_is_told_to_the_erb_with_the_reason_and_that_no_deadline_starts(plan, team):
    engine.run(plan, "return", by=team.officer, note="Say what “R&D” means.")
    actors, message = told(plan)
    assert actors == {team.lead.actor, team.editor.actor}
    assert "Say what “R&D” means." in message.body
    assert (
        "You submitted the plan on 20 June 2022. That date stays on record and no new deadline starts." in message.body
    )


def test_an_approved_plan_is_told_to_the_erb_with_the_funding(plan, team):
    factory.approve(plan, by=team.officer, amounts={2: Decimal("30000.50")}, reason="One year, not two.")
    actors, message = told(plan)
    assert actors == {team.lead.actor, team.editor.actor}
    assert "£30,000.50 (you estimated £40,000)" in message.body
    line = "Keep it under review, 2023 to 2024, staff: £30,000.50 instead of £40,000."
    assert f"{line} The reason: One year, not two." in message.body


def test_a_plan_approved_as_asked_gives_no_reason(plan, team):
    factory.approve(plan, by=team.officer)
    assert "The reason" not in told(plan)[1].body


def test_a_submitted_report_is_told_to_case_officers_with_its_rating_and_the_help_wanted(report, area, team):
    actors, message = told(report)
    assert team.officer.actor in actors
    assert team.decider.actor not in actors
    assert message.subject == f"{area.area}: progress report 1, green"
    assert "They ask the department for help: An introduction to “R&D <North>”." in message.body


def test_a_report_that_is_taken_back_is_told_to_case_officers(report, team):
    factory.take_back(report, by=team.lead)
    actors, message = told(report)
    assert team.officer.actor in actors
    assert "A figure was wrong." in message.body


@pytest.mark.parametrize(("note", "says"), [("", "next: nothing"), ("Which colleges?", "They say: Which colleges?")])
def test_an_acknowledged_report_is_told_to_the_erb_with_the_question_if_there_is_one(report, team, note, says):
    engine.run(report, "acknowledge", by=team.officer, note=note)
    actors, message = told(report)
    assert actors == {team.lead.actor, team.editor.actor}
    assert says in message.body


def test_a_report_marked_for_attention_is_told_to_the_erb_and_to_other_officers(report, team):
    progress.mark_for_attention(report, by=team.officer, note="No small firm was heard.")
    actors, message = told(report)
    assert {team.lead.actor, team.editor.actor} < actors
    assert team.officer.actor not in actors
    assert "No small firm was heard." in message.body
