"""What a progress report says by itself, what makes it need action, and risks raised between reports."""

from datetime import date
from decimal import Decimal

import pytest

from lifecycle import clock, engine
from lifecycle.engine import NotPossible
from lifecycle.models import Message
from lifecycle.selectors import entries_of
from plans.models import Milestone
from plans.selectors.attention import missed_reports, reasons_to_act, reasons_to_act_on
from plans.selectors.delivery import last_reports_sent
from plans.selectors.reporting import facts_to_report
from plans.selectors.work import BY_NAME
from plans.services import delivery, progress, warnings, work
from tests.factories import delivery as factory


@pytest.fixture
def plan(area, team):
    """An approved delivery plan; the day is 20 June 2022."""
    return factory.approved_plan(area, by=team.lead, officer=team.officer)


def titles(rows):
    return [row["title"] for row in rows]


@pytest.mark.clause("G-4.3.1-2")
@pytest.mark.clause("G-4.3.1-3")
def test_a_report_begins_with_what_was_done_what_slipped_and_what_is_next(area, team, plan):
    survey, tables, _ = Milestone.objects.filter(plan=plan)
    with clock.at(date(2022, 7, 10)):
        work.move_milestone(plan, by=team.lead, milestone=tables, expected_on=date(2022, 9, 14), note="Rooms.")
        work.mark_milestone(plan, by=team.lead, milestone=survey, done_on=date(2022, 7, 8))
        first = factory.submitted_report(area, by=team.lead)
    facts = first.snapshot
    assert titles(facts["done"]) == ["M1 Survey closed"]
    assert titles(facts["slipped"]) == ["M2 Roundtables held"]
    assert titles(facts["next"]) == ["M3 Changes agreed"]
    assert [(one["group"], one["heard"], one["planned"]) for one in facts["engagement"]] == [("Employers", 0, 40)]
    assert [one["change"] for one in facts["changes"]] == ["First report"]

    with clock.at(date(2022, 8, 20)):
        second = progress.new_progress_report(area)
        facts = facts_to_report(second)
        assert (facts["done"], facts["changes"], facts["since"]) == ([], [], "2022-07-10")
        assert (second.risks, second.mitigations) == (first.risks, first.mitigations)


def test_what_was_submitted_stays_as_it_was_with_its_hash_in_the_history(area, team, plan):
    report = factory.submitted_report(area, by=team.lead)
    work.mark_milestone(plan, by=team.lead, milestone=plan.milestones.first(), done_on=clock.today())
    report.refresh_from_db()
    assert facts_to_report(report)["done"] == []
    assert report.changed["sha256"] in entries_of(report).first().payload


def test_risks_that_changed_since_the_last_report_are_said(area, team, plan):
    factory.submitted_report(area, by=team.lead)
    second = factory.draft_plan(area, by=team.editor)
    risk = second.risks.get()
    facts = {name: getattr(risk, name) for name in BY_NAME["risk"].model.CONTENT}
    work.write_row(second, BY_NAME["risk"], by=team.editor, number=1, revision=1, **(facts | {"likelihood": 3}))
    work.write_row(second, BY_NAME["risk"], by=team.editor, **(facts | {"title": "Another"}))
    delivery.submit_delivery_plan(second, by=team.lead)
    changes = facts_to_report(progress.new_progress_report(area))["changes"]
    assert [(one["change"], one["title"], one["score"]) for one in changes] == [
        ("New", "R2 Another", 6),
        ("Changed", "R1 Small firms answer late", 9),
    ]
    assert changes[1]["score_before"] == 6


@pytest.mark.clause("G-4.3.1-2")
def test_a_report_in_order_is_written_and_sent_in_one_act(area, team, plan):
    report = progress.new_progress_report(area)
    with pytest.raises(NotPossible) as refusal:
        progress.send_progress_report(report, by=team.lead, period=1)
    assert refusal.value.reasons == ["Rate the progress green, amber or red."]

    progress.send_progress_report(progress.new_progress_report(area), by=team.lead, period=1, rating="green")
    sent = last_reports_sent([area]).get()
    assert (sent.number, sent.state, sent.rating, sent.due_on) == (1, "submitted", "green", date(2022, 7, 12))
    assert Message.objects.filter(entry=entries_of(sent).first(), actor=team.officer.actor).exists()
    assert progress.new_progress_report(area).number == 2


@pytest.mark.clause("G-4.3.1-3")
@pytest.mark.parametrize(
    ("content", "reasons"),
    [
        ({}, []),
        ({"rating": "amber", "rating_reason": "Late.", "recovery": "A second round in May."}, []),
        (
            {"rating": "red", "rating_reason": "Late.", "recovery": "A second round in May."},
            ["The rating is red."],
        ),
        ({"help_wanted": "An introduction."}, ["The ERB asks for help."]),
    ],
)
def test_no_action_is_needed_where_a_report_is_in_order_or_has_a_way_back(area, team, plan, content, reasons):
    report = factory.submitted_report(area, by=team.lead, **content)
    assert reasons_to_act(report) == reasons_to_act_on(area, report) == reasons


def test_a_question_waits_until_the_body_answers_it(area, team, plan):
    report = factory.submitted_report(area, by=team.lead)
    with pytest.raises(NotPossible) as refusal:
        progress.answer(report, by=team.editor, note="Forty.")
    assert refusal.value.reasons == ["No question waits for an answer."]
    progress.ask(report, by=team.officer, note="How many firms?")
    assert reasons_to_act(report) == ["A question waits for the ERB’s answer."]
    assert "Their question: How many firms?" in Message.objects.filter(actor=team.editor.actor).latest("pk").body
    progress.answer(report, by=team.editor, note="Forty.")
    assert reasons_to_act(report) == []
    assert "Their answer: Forty." in Message.objects.filter(actor=team.officer.actor).latest("pk").body
    progress.mark_for_attention(report, by=team.officer, note="Too few.")
    assert reasons_to_act(report) == ["It is marked for attention."]


@pytest.mark.clause("G-4.3.1-1")
def test_a_missed_report_is_a_fact_with_a_date_for_each_period(area, team, plan):
    def missed(day):
        with clock.at(day):
            return [(one.number, one.due_on, one.came_on) for one in missed_reports(area)]

    first, second, third = date(2022, 7, 12), date(2022, 8, 23), date(2022, 10, 4)
    assert missed(first) == []
    assert missed(date(2022, 7, 13)) == [(1, first, None)]
    assert missed(date(2022, 8, 24)) == [(1, first, None), (2, second, None)]
    with clock.at(date(2022, 8, 25)):
        assert reasons_to_act_on(area, None) == [
            "Report 1 was due on 12 July 2022.",
            "Report 2 was due on 23 August 2022.",
        ]
        factory.submitted_report(area, by=team.lead)
    assert missed(date(2022, 10, 5)) == [(1, first, date(2022, 8, 25)), (2, second, None), (3, third, None)]


@pytest.mark.clause("G-4.3.2-2")
def test_a_delay_is_raised_at_any_time_told_at_once_and_joins_the_next_report(area, team, plan):
    factory.submitted_report(area, by=team.lead)
    with clock.at(date(2022, 7, 1)):
        warning = factory.early_warning(area, by=team.editor, milestone=plan.milestones.first())
        told = Message.objects.filter(entry=entries_of(warning).first())
        assert team.officer.actor in {message.actor for message in told}
        assert "It touches the milestone M1 Survey closed." in told.first().body
        assert reasons_to_act_on(area, None) == ["A risk or delay is raised and open."]
    with clock.at(date(2022, 7, 5)):
        engine.run(warning, "reply", by=team.officer, note="We will call them.")
        warnings.close_early_warning(warning, by=team.lead, note="They meet in August.")
        assert (warning.state, warning.closed_on) == ("closed", date(2022, 7, 5))
    with clock.at(date(2022, 7, 10)):
        second = factory.submitted_report(area, by=team.lead)
    [said] = second.snapshot["warnings"]
    assert (said["what"], said["state"]) == ("Two colleges cannot meet in July.", "Closed")
    with clock.at(date(2022, 8, 10)):
        assert facts_to_report(progress.new_progress_report(area))["warnings"] == []


def test_what_is_open_stays_in_every_report_until_it_is_closed(area, team, plan):
    factory.early_warning(area, by=team.editor)
    for day in (date(2022, 7, 1), date(2022, 8, 1)):
        with clock.at(day):
            report = factory.submitted_report(area, by=team.lead)
        assert len(report.snapshot["warnings"]) == 1
    assert plan.estimate == Decimal(160_000)
