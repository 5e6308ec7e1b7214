"""One designation after another: a review that falls due, a redesignation, and what the next body may read."""

from datetime import date

import pytest

from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_EDITOR, ERB_LEAD
from accounts.selectors import roles_of
from designations import calendar, selectors, services
from designations.models import Designation, DesignationState
from engagement.selectors import engagement_read_in_full_by, needs_citable_for, needs_seen_by
from lifecycle import clock, engine
from lifecycle.selectors import open_deadlines
from plans.selectors.hand_over import hand_over_of
from plans.selectors.versions import versions_seen_by
from tests.factories import designations, engagement, plans, removals
from tests.factories.accounts import holder, organisation

pytestmark = pytest.mark.django_db
BEGAN, REVIEW, BEGINS = date(2027, 2, 1), date(2027, 9, 1), date(2028, 2, 1)


@pytest.fixture
def old():
    """A designation in force since February 2027."""
    with clock.at(date(2027, 1, 4)):
        return designations.designated(effective_on=BEGAN)


def redesignate(old, body):
    """Redesignate a body for the area of a designation, up to the published notice."""
    with clock.at(date(2027, 10, 1)):
        record = Designation(area=old.area)
        services.redesignate(record, by=holder(CASE_OFFICER), body=body, edition=designations.edition())
        designations.find_every_test_met(record)
        designations.consent(record)
        services.agree(record, by=holder(DECISION_MAKER), effective_on=BEGINS, terms=None)
    with clock.at(date(2027, 12, 1)):
        designations.tell(record)
        designations.publish(record)
    old.refresh_from_db()
    return record


@pytest.mark.clause("G-4.1-11")
def test_a_review_falls_due_and_the_redesignation_is_linked_to_the_designation_it_follows(old):
    officer = holder(CASE_OFFICER)
    with clock.at(date(2027, 3, 1)):
        with pytest.raises(engine.NotPossible):
            services.set_review(old, by=officer, review_on=date(2027, 3, 1), note="At once.")
        services.set_review(old, by=officer, review_on=REVIEW, note="After the plan is ready.")
    assert list(selectors.reviews()) == [old]
    record = redesignate(old, organisation())
    assert record.follows == old
    assert list(selectors.reviews()) == []


@pytest.mark.clause("G-4.1-11")
@pytest.mark.parametrize("same", [True, False])
def test_the_designation_before_ends_the_day_before_so_that_no_day_has_two_bodies_or_none(old, same):
    record = redesignate(old, old.body if same else organisation())
    assert (old.state, old.ended_on) == (DesignationState.DESIGNATED, BEGINS)
    assert selectors.designation_of(old.area, date(2028, 1, 31)) == old
    assert selectors.designation_of(old.area, BEGINS) == record
    assert selectors.designated_on(BEGINS).filter(area=old.area).count() == 1
    with clock.at(BEGINS):
        assert (calendar.keep(), calendar.keep()) == (1, 0)
    old.refresh_from_db()
    assert old.state == DesignationState.ENDED
    assert list(open_deadlines([old.chain])) == []
    assert list(open_deadlines([record.chain])) != []


def test_the_people_of_the_same_body_keep_their_roles_and_another_body_gets_none_of_them(old):
    with clock.at(date(2027, 3, 1)):
        lead = holder(ERB_LEAD, old.scope)
    record = redesignate(old, old.body)
    with clock.at(date(2027, 12, 2)):
        lead = type(lead).objects.get(pk=lead.pk)
        assert record in selectors.designations_seen_by(lead)
        assert [role.role for role in roles_of(lead).filter(scope=record.scope)] == ["erb_lead"]
    with clock.at(date(2027, 12, 2)):
        other = designations.designated(effective_on=date(2028, 1, 1))
        assert other not in selectors.designations_seen_by(lead)


def test_without_a_designated_body_there_is_nothing_to_redesignate():
    with clock.at(date(2027, 3, 1)), pytest.raises(engine.NotPossible) as refusal:
        record = Designation(area=designations.area("Kent"))
        services.redesignate(record, by=holder(CASE_OFFICER), body=organisation(), edition=designations.edition())
    assert refusal.value.reasons == ["No body is designated for Kent today. Propose a body instead."]


def test_the_next_body_reads_and_cites_what_the_one_before_heard_and_changes_none_of_it(old):
    with clock.at(date(2027, 3, 1)):
        heard = engagement.engagement(old)
        need = engagement.need(old)
        editor_before = holder(ERB_EDITOR, old.scope)
        version = plans.draft(old, by=editor_before)
    record = redesignate(old, organisation())
    with clock.at(date(2028, 2, 2)):
        calendar.keep()
        editor = holder(ERB_EDITOR, record.scope)
        assert heard in engagement_read_in_full_by(editor)
        assert need in needs_seen_by(editor)
        assert need in needs_citable_for(record)
        assert version in versions_seen_by(editor)
        need.refresh_from_db()
        assert engine.options(need, editor) == []
        found = hand_over_of(old, BEGINS)
        assert (found.engagements, found.needs, list(found.versions)) == (2, 1, [version])
        stranger = holder(ERB_EDITOR, designations.designated(effective_on=date(2028, 3, 1)).scope)
        assert need not in needs_seen_by(stranger)


def test_nothing_is_handed_over_before_the_notice_of_the_next_designation_is_published(old):
    with clock.at(date(2027, 3, 1)):
        need = engagement.need(old)
        removals.published(old, date(2027, 6, 1))
        record = designations.agreed(where=old.area, effective_on=date(2027, 6, 1))
        editor = holder(ERB_EDITOR, record.scope)
        assert need not in needs_seen_by(editor)
        designations.tell(record)
        designations.publish(record)
        assert need in needs_seen_by(editor)
