"""Impossible combinations are impossible in the table."""

import pytest
from django.db import IntegrityError, transaction

from plans.models import DeliveryPlan, ProgressReport
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
        ({"submitted_on": None}, "a_submitted_delivery_plan_has_a_day_and_estimates"),
        ({"develop_estimate": None}, "a_submitted_delivery_plan_has_a_day_and_estimates"),
        ({"review_estimate": None}, "a_submitted_delivery_plan_has_a_day_and_estimates"),
        ({"develop_approved": 1}, "funding_is_approved_with_the_delivery_plan"),
        ({"state": "approved", "develop_approved": 1}, "funding_is_approved_with_the_delivery_plan"),
        ({"develop_estimate": -1}, "funding_of_a_delivery_plan_is_not_negative"),
        ({"review_estimate": -1}, "funding_of_a_delivery_plan_is_not_negative"),
        (
            {"state": "approved", "develop_approved": -1, "review_approved": 0},
            "funding_of_a_delivery_plan_is_not_negative",
        ),
        (
            {"state": "approved", "develop_approved": 0, "review_approved": -1},
            "funding_of_a_delivery_plan_is_not_negative",
        ),
    ],
)
def test_a_delivery_plan_agrees_with_its_state(plan, fields, constraint):
    refused(plan, constraint, **fields)
    assert DeliveryPlan.objects.filter(pk=plan.pk).update(develop_estimate=1) == 1


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
    approved = {"state": "approved", "develop_approved": 1, "review_approved": 1}
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
