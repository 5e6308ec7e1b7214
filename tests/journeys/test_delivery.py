"""Delivery plans and progress reports of one designation, day by day, as the guidance of August 2022 has them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from lifecycle import clock, engine
from lifecycle.models import Deadline, Message
from lifecycle.selectors import entries_of
from plans.models import DeliveryPlanState, ProgressReportState
from plans.services import delivery, progress
from tests.factories import delivery as factory


def london(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=clock.LONDON)


@pytest.fixture
def area(editions):
    """A designation with effect from 31 May 2022."""
    return factory.designated(date(2022, 5, 31))


@pytest.fixture
def team(area):
    return factory.team(area)


def duty(area, name, number=1):
    return Deadline.objects.get(chain=area.chain, clock=name, number=number)


@pytest.mark.clause("G-4.2.1-2")
@pytest.mark.parametrize(
    ("moment", "in_time"),
    [
        (london(2022, 6, 28, 23, 30), True),
        (london(2022, 6, 29, 0, 30), False),
    ],
)
def test_a_delivery_plan_is_in_time_until_the_end_of_the_28th_day_in_london(area, team, moment, in_time):
    with clock.at(date(2022, 6, 27)):
        plan = factory.whole_plan(area, by=team.editor)
    with clock.at(moment):
        delivery.submit_delivery_plan(plan, by=team.lead)

    met = duty(area, "delivery_plan")
    assert met.due_on == date(2022, 6, 28)
    assert met.fulfilled
    assert (met.closed_on <= met.due_on) is in_time


def test_progress_reports_keep_their_rhythm_of_six_weeks_when_one_is_late(area, team):
    with clock.at(date(2022, 6, 20)):
        factory.approved_plan(area, by=team.lead, officer=team.officer)
    with clock.at(date(2022, 7, 12)):
        first = factory.submitted_report(area, by=team.lead)
    with clock.at(date(2022, 9, 9)):
        late = factory.submitted_report(area, by=team.lead)
    with clock.at(date(2022, 9, 10)):
        early = factory.submitted_report(area, by=team.lead)

    assert [report.due_on for report in (first, late, early)] == [
        date(2022, 7, 12),
        date(2022, 8, 23),
        date(2022, 10, 4),
    ]
    assert [report.late for report in (first, late, early)] == [False, True, False]
    assert duty(area, "progress_report", 4).due_on == date(2022, 11, 15)


def test_a_missed_report_is_late_from_the_day_after_and_stays_so_when_it_comes(area, team):
    with clock.at(date(2022, 7, 12)):
        factory.submitted_plan(area, by=team.lead)
        report = factory.draft_report(area, by=team.editor, **factory.REPORT)
        assert not report.late
    with clock.at(date(2022, 7, 13)):
        assert report.late
        progress.submit_progress_report(report, by=team.lead)
    with clock.at(date(2022, 12, 1)):
        report.refresh_from_db()
        assert report.late


def test_a_report_that_is_taken_back_leaves_the_next_period_open(area, team):
    with clock.at(date(2022, 7, 11)):
        factory.submitted_plan(area, by=team.lead)
        report = factory.submitted_report(area, by=team.lead)
    with clock.at(date(2022, 7, 20)):
        factory.take_back(report, by=team.lead)
        delivery.write_draft(report, by=team.editor, revision=report.revision, progress="The survey has 213 answers.")
        progress.submit_progress_report(report, by=team.lead)

    assert report.state == ProgressReportState.SUBMITTED
    assert report.submitted_on == date(2022, 7, 20)
    assert not report.late, "the duty was met on 11 July, before the report was taken back"
    following = duty(area, "progress_report", 2)
    assert following.closed_by is None
    assert following.due_on == date(2022, 8, 23)


@pytest.mark.clause("G-4.2.1-5")
def test_a_plan_is_returned_with_reasons_and_approved_with_less_money_when_it_comes_again(area, team):
    with clock.at(date(2022, 6, 28)):
        plan = factory.submitted_plan(area, by=team.lead)
    with clock.at(date(2022, 7, 4)):
        engine.run(plan, "return", by=team.officer, note="Say more about small firms.")
    assert plan.state == DeliveryPlanState.DRAFTING
    met = duty(area, "delivery_plan")
    assert met.fulfilled and met.closed_on == date(2022, 6, 28), "no new deadline starts"

    with clock.at(date(2022, 7, 8)):
        delivery.write_draft(plan, by=team.editor, revision=plan.revision, small_firms="Visits to 60 small firms.")
        delivery.submit_delivery_plan(plan, by=team.lead)
    with clock.at(date(2022, 7, 15)):
        factory.approve(plan, by=team.decider, amounts={1: Decimal("100000")}, reason="The survey is shared.")

    assert plan.state == DeliveryPlanState.APPROVED
    assert plan.approved == Decimal("140000")
    approval = entries_of(plan).first()
    assert (approval.move, approval.actor, approval.effective_on) == ("approve", team.decider.actor, date(2022, 7, 15))
    told = Message.objects.get(actor=team.lead.actor, entry=approval)
    assert "£100,000 (you estimated £120,000)" in told.body
    assert "The survey is shared." in told.body
    assert not Message.objects.filter(entry=approval, actor=team.officer.actor).exists()


def test_a_new_version_begins_with_what_was_approved_and_is_reported_against_once_submitted(area, team):
    with clock.at(date(2022, 6, 28)):
        first = factory.approved_plan(area, by=team.lead, officer=team.officer)
    with clock.at(date(2022, 8, 20)):
        second = factory.draft_plan(area, by=team.editor)
        before = factory.submitted_report(area, by=team.lead)
    with clock.at(date(2022, 9, 1)):
        delivery.submit_delivery_plan(second, by=team.lead)
        after = factory.submitted_report(area, by=team.lead)

    assert (second.number, second.employers) == (2, first.employers)
    assert before.delivery_plan == first
    assert after.delivery_plan == second


def test_under_the_edition_of_2025_reports_have_no_due_date_and_are_counted(editions):
    area = factory.designated(date(2025, 12, 1), under="2025-11")
    team = factory.team(area)
    with clock.at(date(2026, 1, 5)):
        factory.approved_plan(area, by=team.lead, officer=team.officer)
        reports = [factory.submitted_report(area, by=team.lead) for _ in range(2)]

    assert [report.number for report in reports] == [1, 2]
    assert [report.due_on for report in reports] == [None, None]
    assert not any(report.late for report in reports)
    assert not Deadline.objects.filter(chain=area.chain, clock="progress_report").exists()
