"""What must hold for a progress report: each rule refuses what it should, and lets pass what it should."""

import pytest

from lifecycle import engine
from lifecycle.engine import NotAllowed, NotPossible
from plans.models import Milestone, ProgressReport, ProgressReportState
from plans.services import delivery, progress
from tests.factories import delivery as factory


@pytest.fixture
def plan(area, team):
    """A delivery plan that the department has."""
    return factory.submitted_plan(area, by=team.lead)


def begin(area, by):
    report = progress.new_progress_report(area)
    progress.begin_progress_report(report, by=by)
    return report


def test_a_report_needs_a_delivery_plan_that_was_submitted(area, team):
    plan = factory.whole_plan(area, by=team.editor)
    with pytest.raises(NotPossible) as refusal:
        begin(area, team.editor)
    assert refusal.value.reasons == ["Submit a delivery plan first: a progress report says how you stand against it."]
    assert not ProgressReport.objects.exists()

    delivery.submit_delivery_plan(plan, by=team.lead)
    assert begin(area, team.editor).delivery_plan == plan


def test_a_plan_that_was_returned_can_still_be_reported_against(area, team, plan):
    engine.run(plan, "return", by=team.officer, note="Say more about providers.")
    assert begin(area, team.editor).delivery_plan == plan


def test_a_period_has_one_report(area, team, plan):
    first = begin(area, team.editor)
    with pytest.raises(NotPossible) as refusal:
        begin(area, team.lead)
    assert refusal.value.reasons == ["There is already a report for period 1. Change that one."]

    delivery.write_draft(first, by=team.editor, revision=0, **factory.REPORT)
    progress.submit_progress_report(first, by=team.lead)
    assert begin(area, team.lead).number == 2


def test_a_report_begun_before_its_period_was_reported_on_is_refused(area, team, plan):
    stale = progress.new_progress_report(area)
    factory.submitted_report(area, by=team.lead)
    with pytest.raises(NotPossible) as refusal:
        progress.begin_progress_report(stale, by=team.editor)
    assert refusal.value.reasons == ["There is already a report for period 1. Change that one."]


def test_without_a_clock_one_report_is_drafted_at_a_time(editions):
    area = factory.designated(factory.EFFECTIVE, under="2025-11")
    team = factory.team(area)
    factory.submitted_plan(area, by=team.lead)
    first = begin(area, team.editor)

    with pytest.raises(NotPossible) as refusal:
        begin(area, team.editor)
    assert refusal.value.reasons == ["Progress report 1 is being drafted. Submit that one first."]

    delivery.write_draft(first, by=team.editor, revision=0, **factory.REPORT)
    progress.submit_progress_report(first, by=team.lead)
    assert begin(area, team.editor).number == 2


@pytest.mark.parametrize(
    ("wrong", "reason", "right"),
    [
        ({"rating": ""}, "Rate the progress green, amber or red.", {"rating": "green"}),
        (
            {"rating": "amber", "recovery": "We add a week."},
            "Give the reason for the amber rating.",
            {"rating_reason": "Late by a week."},
        ),
        (
            {"rating": "red", "rating_reason": "Late by a month."},
            "Set out the steps to get back on track.",
            {"recovery": "We add two people."},
        ),
        ({"mitigations": ""}, "Say what you do about the risks.", {"mitigations": "We call them."}),
        ({"mitigations": ""}, "Say what you do about the risks.", {"risks": ""}),
    ],
)
def test_a_report_is_submitted_once_it_says_what_is_needed(team, plan, wrong, reason, right):
    report = factory.draft_report(plan.designation, by=team.editor, **(factory.REPORT | wrong))

    with pytest.raises(NotPossible) as refusal:
        progress.submit_progress_report(report, by=team.lead)
    assert refusal.value.reasons == [reason]
    assert ProgressReport.objects.get().state == ProgressReportState.DRAFTING

    delivery.write_draft(report, by=team.editor, revision=report.revision, **right)
    progress.submit_progress_report(report, by=team.lead)
    assert report.state == ProgressReportState.SUBMITTED


@pytest.mark.clause("G-4.3.1-2")
def test_the_milestones_say_the_progress_and_where_there_are_none_the_body_says_it(area, team, plan):
    first = factory.submitted_report(area, by=team.lead, progress="")
    assert first.snapshot["milestones"] == 3

    Milestone.objects.filter(plan=plan).delete()
    second = factory.draft_report(area, by=team.editor, **(factory.REPORT | {"progress": ""}))
    with pytest.raises(NotPossible) as refusal:
        progress.submit_progress_report(second, by=team.lead)
    assert refusal.value.reasons == ["Say what progress you made against the delivery plan."]
    delivery.write_draft(second, by=team.editor, revision=second.revision, progress="On we go.")
    progress.submit_progress_report(second, by=team.lead)


def test_a_report_is_marked_for_attention_with_a_reason_and_can_then_be_acknowledged(area, team, plan):
    report = factory.submitted_report(area, by=team.lead)
    with pytest.raises(NotPossible, match="Give the reason"):
        progress.mark_for_attention(report, by=team.officer, note="")
    progress.mark_for_attention(report, by=team.officer, note="No small firm was heard.")
    assert (report.state, report.for_attention) == (ProgressReportState.SUBMITTED, True)

    engine.run(report, "acknowledge", by=team.officer)
    assert (report.state, report.for_attention) == (ProgressReportState.ACKNOWLEDGED, True)


@pytest.mark.parametrize(
    ("move", "who"), [("take_back", "editor"), ("acknowledge", "lead"), ("mark_for_attention", "decider")]
)
def test_who_may_not_is_told_who_may(area, team, plan, move, who):
    report = factory.submitted_report(area, by=team.lead)
    with pytest.raises(NotAllowed, match=r"^Only .* can do this"):
        engine.run(report, move, by=getattr(team, who), note="A reason.")


def test_the_lead_submits_and_the_editor_does_not(area, team, plan):
    report = factory.draft_report(area, by=team.editor, **factory.REPORT)
    with pytest.raises(NotAllowed, match="Only the ERB's lead can do this"):
        progress.submit_progress_report(report, by=team.editor)
    progress.submit_progress_report(report, by=team.lead)
    assert report.state == ProgressReportState.SUBMITTED
