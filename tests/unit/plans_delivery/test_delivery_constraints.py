"""Impossible combinations are impossible in the table."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from plans.models import DeliveryPlan, EngagementTarget, FundingLine, MilestoneMark, ProgressReport, Risk, WorkPackage
from tests.factories import delivery as factory


@pytest.fixture
def plan(area, team):
    """A submitted delivery plan."""
    return factory.submitted_plan(area, by=team.lead)


@pytest.fixture
def report(area, team, plan):
    """A submitted progress report."""
    return factory.submitted_report(area, by=team.lead)


def refused(record, constraint, **fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        type(record).objects.filter(pk=record.pk).update(**fields)


def copied(record, **fields):
    copy = type(record).objects.get(pk=record.pk)
    copy.pk = None
    for name, value in fields.items():
        setattr(copy, name, value)
    copy.save(force_insert=True)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"submitted_on": None}, "a_submitted_delivery_plan_has_the_day"),
        ({"starts_on": date(2024, 4, 1)}, "a_delivery_plan_ends_after_it_starts"),
        ({"budget": -1}, "the_budget_of_a_delivery_plan_is_not_negative"),
    ],
)
def test_a_delivery_plan_agrees_with_its_state(plan, fields, constraint):
    refused(plan, constraint, **fields)
    assert DeliveryPlan.objects.filter(pk=plan.pk).update(budget=1) == 1


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"submitted_on": None}, "a_submitted_progress_report_has_a_day_and_a_rating"),
        ({"rating": "", "rating_reason": "Late."}, "a_submitted_progress_report_has_a_day_and_a_rating"),
        ({"rating": "red"}, "a_rating_that_is_not_green_has_a_reason"),
    ],
)
def test_a_progress_report_agrees_with_its_state(report, fields, constraint):
    refused(report, constraint, **fields)
    assert ProgressReport.objects.filter(pk=report.pk).update(rating="red", rating_reason="Late.") == 1


def test_a_designation_has_one_delivery_plan_of_a_number_and_one_that_is_open(plan):
    approved = {"state": "approved"}
    with pytest.raises(IntegrityError, match=r"plan.designation_id$|one_open_delivery_plan"), transaction.atomic():
        copied(plan, number=2)
    with pytest.raises(IntegrityError, match=r"plan.number$|one_delivery_plan_for_each_version"), transaction.atomic():
        copied(plan, **approved)
    copied(plan, number=2, **approved)
    assert DeliveryPlan.objects.count() == 2


def test_a_period_has_one_report_and_so_has_a_number_without_a_clock(report):
    with pytest.raises(IntegrityError, match="deadline_id"), transaction.atomic():
        copied(report)
    copied(report, deadline=None)
    with pytest.raises(IntegrityError, match=r"number|one_progress_report_of_each_number"), transaction.atomic():
        copied(report, deadline=None)
    assert ProgressReport.objects.count() == 2


@pytest.mark.parametrize(
    ("model", "fields", "constraint", "possible"),
    [
        (WorkPackage, {"ends_on": date(2022, 5, 1)}, "a_package_ends_after_it_starts", {"ends_on": date(2022, 6, 1)}),
        (EngagementTarget, {"planned": 0}, "a_target_is_at_least_one", {"planned": 1}),
        (Risk, {"impact": 4}, "a_risk_is_low_medium_or_high", {"impact": 1}),
        (FundingLine, {"estimate": -1}, "funding_of_a_line_is_not_negative", {"estimate": 0}),
        (
            FundingLine,
            {"approved": 5},
            "another_amount_than_estimated_has_a_reason",
            {"approved": 5, "reason": "Less."},
        ),
    ],
)
def test_a_row_of_a_delivery_plan_is_possible(plan, model, fields, constraint, possible):
    row = model.objects.filter(plan=plan).first()
    refused(row, constraint, **fields)
    assert model.objects.filter(pk=row.pk).update(**possible) == 1


def test_a_milestone_has_one_mark_and_another_day_has_a_reason(plan, area):
    mark = MilestoneMark.objects.create(designation=area, plan=plan, number=1, done_on=date(2022, 6, 1))
    refused(mark, "another_day_for_a_milestone_has_a_reason", expected_on=date(2022, 7, 1))
    with pytest.raises(IntegrityError, match=r"mark.number$|one_mark_for_each_milestone"), transaction.atomic():
        copied(mark)


@pytest.mark.parametrize("model", [WorkPackage, Risk, FundingLine, EngagementTarget])
def test_a_number_is_given_once_in_a_version(plan, model):
    with pytest.raises(IntegrityError), transaction.atomic():
        copied(model.objects.filter(plan=plan).first())


def test_an_early_warning_is_closed_on_a_day(area, team):
    warning = factory.early_warning(area, by=team.lead)
    refused(warning, "an_early_warning_is_closed_on_a_day", state="closed")
    refused(warning, "an_early_warning_is_closed_on_a_day", closed_on=date(2022, 6, 21))
