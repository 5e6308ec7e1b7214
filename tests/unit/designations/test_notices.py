"""The text of the notice, and what it must state."""

from datetime import date

import pytest

from accounts.models import Organisation
from accounts.roles import DECISION_MAKER
from designations import drafting, guards, services
from designations.models import Designation, DesignationState
from lifecycle import clock, engine
from reference.models import Area
from tests.factories import designations as make
from tests.factories.accounts import holder, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(date(2027, 3, 1)):
        yield


@pytest.mark.clause("G-4.1-5")
@pytest.mark.clause("A-2(4)-1")
def test_the_notice_states_body_area_effective_date_and_terms():
    record = make.agreed(
        body=organisation(name="Kent <b>& Medway</b> Chamber"),
        where=make.area("Kent"),
        effective_on=date(2027, 4, 1),
        subject_to=make.terms("2024-09", date(2024, 9, 19)),
    )
    text = record.notices.get().text
    assert "Body designated: Kent <b>& Medway</b> Chamber" in text
    assert "Specified area: Kent" in text
    assert "Effective date: 1 April 2027" in text
    assert (
        "Terms and conditions: The designation is subject to “Terms and conditions of designation, 19 September 2024”"
        in text
    )
    assert record.terms.address in text


@pytest.mark.clause("G-4.1-5")
@pytest.mark.clause("A-2(4)-1")
@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"body": Organisation(name="")}, "the name of the body"),
        ({"area": Area(name="")}, "the area"),
        ({"effective_on": None}, "the effective date"),
        ({"without_terms": False}, "the terms and conditions, or that there are none"),
    ],
)
def test_a_notice_is_refused_with_one_of_its_four_items_missing(missing, said):
    four = {
        "body": Organisation(name="A body"),
        "area": Area(name="An area"),
        "effective_on": date(2027, 4, 1),
        "without_terms": True,
    }
    assert guards.the_notice_can_state_its_four_items(Designation(**four)) is None
    reason = guards.the_notice_can_state_its_four_items(Designation(**(four | missing)))
    assert reason == f"The notice cannot be drafted without {said}."


def test_agreeing_is_refused_where_the_notice_would_miss_an_item():
    record = make.ready()
    name, record.area.name = record.area.name, ""
    record.area.save()
    decision = {"by": holder(DECISION_MAKER), "effective_on": date(2027, 4, 1), "terms": None}
    with pytest.raises(engine.NotPossible) as refused:
        services.agree(record, **decision)
    assert refused.value.reasons == ["The notice cannot be drafted without the area."]
    assert record.notices.count() == 0
    record.area.name = name
    record.area.save()
    services.agree(record, **decision)
    assert record.notices.count() == 1


@pytest.mark.clause("A-2(2)-1")
def test_a_designation_is_subject_to_an_edition_of_the_terms_or_to_none_and_the_notice_says_which():
    edition = make.terms()
    subject, free = make.agreed(subject_to=edition), make.agreed()
    assert subject.terms == edition
    assert str(edition) in subject.notices.get().text
    assert free.terms is None
    assert "The designation is not subject to terms and conditions." in free.notices.get().text


def test_terms_that_a_published_notice_does_not_state_are_not_made_up():
    assert drafting.terms_in_words(make.adopted()) == "Not stated."


@pytest.mark.clause("G-4.1-4")
def test_a_designation_stays_notice_due_until_the_day_and_the_address_of_its_publication_are_stored():
    record = make.notified()
    assert record.notices.get().text
    assert record.get_state_display() == "Agreed, notice due"
    make.publish(record, published_on=date(2027, 3, 1), notice_address=f"{make.GOV_UK}/notice")
    stored = Designation.objects.get(pk=record.pk)
    assert (stored.state, stored.published_on) == (DesignationState.DESIGNATED, date(2027, 3, 1))
    assert stored.notice_address == f"{make.GOV_UK}/notice"
