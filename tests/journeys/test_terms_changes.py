"""A change of the terms of a designation, in dates that were worked out by hand across Easter 2027.

Good Friday is 26 March and Easter Monday 29 March 2027, so that five working days lie before Easter and five after it.
"""

from datetime import date

import pytest

from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_LEAD
from designations import calendar, selectors
from designations.models import TermsChangeState as S
from designations.notices import published_notices
from designations.terms_changes import services
from lifecycle import clock, engine
from lifecycle.models import Message
from lifecycle.selectors import entries_of
from tests.factories import designations, terms_changes
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db

TOLD = date(2027, 3, 18)  # a Thursday
# Working day 1 is Friday 19 March, 5 is Thursday 25 March, 6 is Tuesday 30 March, 9 is Friday 2 April.
WORKING_DAY_9, WORKING_DAY_10, WORKING_DAY_11 = date(2027, 4, 2), date(2027, 4, 5), date(2027, 4, 6)
BEGINS = date(2027, 5, 4)


@pytest.fixture
def change():
    """A change of which the body was told on the Thursday a week before Good Friday."""
    with clock.at(date(2027, 3, 1)):
        older = designations.terms("2023-08", date(2023, 8, 11))
        record = terms_changes.drafted(designations.adopted(terms=older), effective_on=BEGINS)
        holder(ERB_LEAD, record.designation.scope)
    with clock.at(TOLD):
        terms_changes.notify(record)
    return record


def says(record, move):
    """Return the subjects of the messages of the last such move on a record."""
    entry = entries_of(record).filter(move=move).first()
    return set(Message.objects.filter(entry=entry).values_list("subject", flat=True))


@pytest.mark.clause("N-33")
@pytest.mark.clause("A-2(5)-1")
def test_the_body_is_told_with_the_last_day_to_object_ten_working_days_later(change):
    assert change.answer_by == WORKING_DAY_10
    assert "until the end of 5 April 2027, which is 10 working days" in change.notification
    assert "you may object until 5 April 2027" in says(change, "notify").pop()


@pytest.mark.clause("N-33")
def test_an_objection_on_working_day_9_is_in_time_and_the_department_answers_it(change):
    with clock.at(WORKING_DAY_9):
        services.object_to(change, by=terms_changes.lead_of(change), objection="A report each quarter is too much.")
    assert (change.state, change.answered_on) == (S.OBJECTED, WORKING_DAY_9)
    with clock.at(WORKING_DAY_11):
        assert calendar.keep() == 0
    with clock.at(date(2027, 4, 12)):
        services.uphold(change, by=holder(DECISION_MAKER), note="Each quarter is what every body agreed to.")
    assert change.state == S.SETTLED
    assert change.notice.text.startswith("Notice of designation, as amended")


@pytest.mark.clause("N-33")
def test_an_objection_on_working_day_11_is_too_late_and_the_body_is_bound(change):
    lead = terms_changes.lead_of(change)
    with clock.at(WORKING_DAY_11), pytest.raises(engine.NotPossible) as refusal:
        services.object_to(change, by=lead, objection="We object.")
    assert refusal.value.reasons == [
        "The 10 working days to object ended on 5 April 2027. The body is bound by the change."
    ]
    with clock.at(WORKING_DAY_10):
        assert calendar.keep() == 0
    with clock.at(WORKING_DAY_11):
        assert (calendar.keep(), calendar.keep()) == (1, 0)
    change.refresh_from_db()
    assert (change.state, change.answer, change.answered_on) == (S.SETTLED, "silent", None)
    assert str(entries_of(change).first().actor) == "The portal, on its day"
    assert says(change, "bind") == {
        f"No objection to the change of terms for {change.designation.area}: {change.designation.body} is bound"
    }


@pytest.mark.clause("N-33")
def test_a_letter_that_came_on_working_day_9_counts_although_it_is_recorded_after_silence(change):
    with clock.at(WORKING_DAY_11):
        calendar.keep()
        change.refresh_from_db()
        officer, letter = holder(CASE_OFFICER), "The letter of our chair."
        with pytest.raises(engine.NotPossible) as refusal:
            services.record_objection(change, by=officer, received_on=WORKING_DAY_11, objection=letter)
        assert "The objection came on 6 April 2027." in refusal.value.reasons[0]
        services.record_objection(change, by=officer, received_on=WORKING_DAY_9, objection=letter)
    assert (change.state, change.answered_on, change.notice) == (S.OBJECTED, WORKING_DAY_9, None)


@pytest.mark.clause("G-4.1-6")
@pytest.mark.clause("A-2(5)-2")
def test_the_amended_notice_is_published_before_the_terms_change_and_every_version_stays_readable(change):
    designation = change.designation
    with clock.at(WORKING_DAY_11):
        calendar.keep()
        change.refresh_from_db()
    assert [one.notice.kind for one in published_notices(designation)] == []
    with clock.at(BEGINS), pytest.raises(engine.NotPossible) as refusal:
        terms_changes.publish(change)
    assert "which is not before 4 May 2027, when the change takes effect" in refusal.value.reasons[0]
    with clock.at(date(2027, 5, 3)):
        terms_changes.publish(change)
        assert calendar.keep() == 0
    designation.refresh_from_db()
    assert designation.terms.code == "2023-08"
    with clock.at(BEGINS):
        assert (calendar.keep(), calendar.keep()) == (1, 0)
    designation.refresh_from_db()
    change.refresh_from_db()
    assert (change.state, designation.terms.code) == (S.IN_EFFECT, "2024-09")
    assert entries_of(designation).first().effective_on == BEGINS
    published = published_notices(designation)
    assert [(one.published_on, one.address) for one in published] == [(date(2027, 5, 3), terms_changes.NOTICE)]
    assert selectors.latest_notice(designation) == change.notice


def test_an_objection_is_met_by_an_amended_change_of_which_the_body_is_told_again(change):
    with clock.at(WORKING_DAY_9):
        services.object_to(change, by=terms_changes.lead_of(change), objection="A report each quarter is too much.")
    with clock.at(date(2027, 4, 9)):
        services.amend(
            change,
            by=holder(CASE_OFFICER),
            effective_on=date(2027, 6, 1),
            terms=None,
            own_terms="The body reports twice a year.",
            changes="Reports are due twice a year.",
            note="The body showed what four reports cost.",
        )
        assert (change.state, change.answer, change.notified_on) == (S.DRAFTED, "", None)
        terms_changes.notify(change)
    assert change.answer_by == date(2027, 4, 23)
    with clock.at(date(2027, 4, 12)):
        services.accept(change, by=terms_changes.lead_of(change))
        terms_changes.publish(change)
    with clock.at(date(2027, 6, 1)):
        calendar.keep()
    designation = change.designation
    designation.refresh_from_db()
    assert (designation.terms.designation, designation.terms.summary) == (designation, "The body reports twice a year.")
    assert designation.terms not in selectors.terms_on_offer()
