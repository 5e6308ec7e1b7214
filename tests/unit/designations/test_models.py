"""What the database itself refuses about designations."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from designations.models import Designation, DesignationPartner, DesignationTest, Notice
from lifecycle import clock
from tests.factories import designations as make
from tests.factories.accounts import organisation

pytestmark = pytest.mark.django_db
UNPUBLISHED = {"state": "agreed", "published_on": None, "notice_address": ""}


def refuses(constraint, rows, **values):
    """Say whether the database refuses values by the constraint of that name, and leave things as they were."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        rows.update(**values)
    return constraint in str(refused.value)


def one(record):
    return Designation.objects.filter(pk=record.pk)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("designation_has_the_dates_of_its_state", {"effective_on": None}),
        ("designation_has_the_dates_of_its_state", {"state": "proposed"}),
        ("designation_has_the_dates_of_its_state", {"state": "ended"}),
        ("designation_ends_after_it_begins", {"ended_on": date(2000, 1, 1)}),
        ("designation_is_published_on_a_day_at_an_address", {"notice_address": ""}),
        ("designation_is_notified_to_somebody_with_proof", UNPUBLISHED | {"notified_to": ""}),
        ("designation_is_notified_to_somebody_with_proof", UNPUBLISHED | {"proof_of_sending": ""}),
        ("designation_is_notified_and_published", {"notified_on": None, "notified_to": "", "proof_of_sending": ""}),
        ("designation_is_noticed_before_its_effect", {"notified_on": date(2100, 1, 1)}),
        ("designation_is_noticed_before_its_effect", {"published_on": date(2100, 1, 1)}),
        ("designation_consent_is_signed_and_dated", {"consent_signed_by": ""}),
        ("designation_consent_is_signed_and_dated", {"consented_on": None}),
        ("designation_has_terms_or_none", {"without_terms": True}),
    ],
)
def test_a_designation_cannot_be_in_an_impossible_state(constraint, values):
    record = make.designated(subject_to=make.terms())
    assert one(record).update(notified_to="Somebody else") == 1
    assert refuses(constraint, one(record), **values)


def test_an_area_has_one_designation_without_an_end():
    first, second = make.designated(), make.designated()
    with pytest.raises(IntegrityError), transaction.atomic():
        one(second).update(area=first.area)
    one(first).update(ended_on=clock.today().replace(year=2100))
    assert one(second).update(area=first.area) == 1


def test_a_body_has_one_open_proposal_for_an_area():
    first, second = make.proposed(), make.proposed()
    with pytest.raises(IntegrityError), transaction.atomic():
        one(second).update(area=first.area, body=first.body)
    assert one(second).update(area=first.area) == 1


def test_a_finding_has_evidence():
    record = make.ready()
    tests = DesignationTest.objects.filter(designation=record)
    assert refuses("a_finding_has_evidence", tests, evidence="")
    assert tests.update(evidence="Seen.") == len(DesignationTest.Test)


def test_a_notice_is_in_writing_and_has_a_number_of_its_own():
    record = make.agreed()
    notices = Notice.objects.filter(designation=record)
    assert refuses("a_notice_is_in_writing", notices, text="")
    held = notices.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(
            designation=record,
            number=1,
            kind=held.kind,
            text="Again",
            effective_on=held.effective_on,
            drafted_at=clock.now(),
        )


def test_a_partnership_ends_after_it_begins_and_is_one_at_a_time():
    other = organisation()
    record = make.designated(effective_on=clock.today().replace(year=2099), partners=[other])
    row = DesignationPartner.objects.filter(designation=record)
    assert refuses("a_partnership_ends_after_it_begins", row, until=date(2098, 12, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        DesignationPartner.objects.create(designation=record, organisation=other, part="co_lead")
    assert row.update(until=date(2100, 1, 1)) == 1
    assert DesignationPartner.objects.create(designation=record, organisation=other, part="co_lead").pk


def test_a_record_says_what_it_is():
    record = make.proposed(
        where=make.area("Kent"), body=organisation(name="Kent Chamber"), partners=[organisation(name="Helper")]
    )
    assert str(record) == "Kent Chamber for Kent"
    assert str(Designation(area=record.area)) == "A designation for Kent"
    assert str(record.partners.get()) == "Helper, partner"
    assert str(make.terms("2024-09", date(2024, 9, 19))) == "Terms and conditions of designation, 19 September 2024"
    assert str(Notice(kind="removal", number=2)) == "Notice of removal 2"
