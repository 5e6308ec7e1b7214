"""What the tables of cases, findings and concerns refuse."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from approvals.models import Case, CaseState, Concern, Finding
from lifecycle import clock
from tests.factories import approvals as factory

DAY = factory.SUBMITTED


@pytest.fixture
def people(editions):
    return factory.people()


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(DAY):
        yield


def refuse(constraint, act, *args, **kwargs):
    """Show that the database refuses a write, by the constraint meant to refuse it."""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        act(*args, **kwargs)
    assert constraint in str(refusal.value) or "UNIQUE" in str(refusal.value)


def change(case, **facts):
    Case.objects.filter(pk=case.pk).update(**facts)


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("a_case_is_decided_on_a_day_or_not_at_all", {"decided_on": DAY}),
        ("a_plan_is_published_on_a_day_or_not_at_all", {"published_on": DAY}),
        ("only_a_published_plan_has_an_address_on_gov_uk", {"gov_uk_address": factory.GOV_UK}),
        ("submissions_are_counted_from_one", {"number": 0}),
    ],
)
def test_a_case_that_is_assessed_has_no_decision_no_publication_and_a_number(people, constraint, facts):
    case = factory.assessing(people)

    refuse(constraint, change, case, **facts)
    change(case, number=2)


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("a_case_is_decided_on_a_day_or_not_at_all", {"decided_on": None}),
        ("a_plan_is_published_on_a_day_or_not_at_all", {"published_on": None}),
        ("a_plan_is_published_after_it_is_approved", {"published_on": DAY - timedelta(days=1)}),
    ],
)
def test_a_published_case_has_both_its_days_in_order(people, constraint, facts):
    case = factory.published(people)

    refuse(constraint, change, case, gov_uk_address="", **facts)
    change(case, published_on=DAY + timedelta(days=1))


def test_a_version_has_one_open_case_and_one_case_for_each_submission(people):
    first = factory.returned(people)
    second = factory.submit(first.version, people)

    refuse("one_open_case_for_each_version", change, first, **{"state": CaseState.ASSESSING})
    refuse("one_case_for_each_submission", change, second, number=1)
    refuse("snapshot", change, second, snapshot=first.snapshot)


def test_a_finding_has_reasons_and_stands_once_for_each_test_and_authority(people):
    authority = factory.plans.mayoral_authority(people.designation.area, since=date(2020, 1, 1))
    case = factory.assessing(people)
    said = {"case": case, "satisfied": True, "reasons": "Page 3.", "by": people.assessor.actor, "on": DAY}
    Finding.objects.create(test="A1", **said)
    Finding.objects.create(test="A5", authority=authority, **said)

    refuse("one_finding_for_each_test", Finding.objects.create, test="A1", **said)
    refuse("one_finding_for_each_test_and_authority", Finding.objects.create, test="A5", authority=authority, **said)
    refuse("a_finding_has_reasons", Finding.objects.create, test="A2", **(said | {"reasons": ""}))
    assert [str(finding) for finding in case.findings.all()] == ["A1: satisfied", "A5: satisfied"]


@pytest.mark.parametrize(
    ("constraint", "facts"),
    [
        ("concerns_are_numbered_within_a_round", {"number": 1}),
        ("a_concern_has_a_number_and_words", {"number": 0}),
        ("a_concern_has_a_number_and_words", {"text": ""}),
        ("a_response_is_given_on_a_day", {"response": "Done."}),
        ("a_response_is_given_on_a_day", {"responded_on": DAY}),
        ("a_concern_is_settled_on_a_day", {"disposition": "met"}),
        ("a_concern_is_settled_on_a_day", {"settled_on": DAY}),
        ("a_concern_is_settled_on_a_day", {"disposition_note": "Page 12."}),
    ],
)
def test_a_concern_has_its_number_its_words_and_its_days(people, constraint, facts):
    case = factory.assessing(people)
    factory.raise_concerns(case, people, "One.")
    whole = {"case": case, "number": 2, "text": "Two.", "raised_on": DAY}

    refuse(constraint, Concern.objects.create, **(whole | facts))
    concern = Concern.objects.create(**whole)
    assert (str(concern), concern.round, concern.is_open) == ("Concern 1.2", 1, True)


def test_a_case_lies_in_the_scope_of_its_designation_and_says_what_it_is(people):
    case = factory.assessing(people)

    assert case.scopes() == [people.designation.scope]
    assert case.get_absolute_url() == f"/cases/{case.pk}/"
    assert str(case) == f"{case.version}, submission 1"
