"""The removal of a designation, in dates: on the body's request, and on each ground of section 3(1)."""

from datetime import date

import pytest

from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_EDITOR, ERB_LEAD, PUBLISHER
from designations import calendar, selectors
from designations.models import DesignationState, RemovalGround, RemovalState, TermsChangeState
from designations.notices import published_notices
from designations.removals import services
from lifecycle import clock, engine
from lifecycle.models import Deadline
from lifecycle.selectors import open_deadlines
from tests.factories import designations, engagement, removals, terms_changes
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db
G = RemovalGround.Ground
ASKED, DECIDED, TOLD, PUBLISHED, REMOVED = (
    date(2027, 3, 1),
    date(2027, 3, 8),
    date(2027, 3, 10),
    date(2027, 3, 12),
    date(2027, 4, 30),
)


@pytest.fixture
def designation():
    """A designation in force, whose clocks run."""
    with clock.at(date(2027, 1, 4)):
        return designations.designated(effective_on=date(2027, 2, 1))


def end_on_notice(record):
    """Notify the body and publish the notice of a decided removal, and let its day come."""
    with clock.at(TOLD):
        removals.notify(record)
    with clock.at(PUBLISHED):
        removals.publish(record)
    with clock.at(date(2027, 4, 29)):
        assert calendar.keep() == 0
    with clock.at(REMOVED):
        assert (calendar.keep(), calendar.keep()) == (1, 0)
    record.refresh_from_db()
    record.designation.refresh_from_db()


@pytest.mark.clause("A-3(2)-1")
def test_a_body_that_asks_in_writing_is_let_go_and_the_department_can_only_complete_it(designation):
    record = services.new_removal(designation)
    lead = holder(ERB_LEAD, designation.scope)
    with clock.at(ASKED):
        services.request(record, by=lead, request="We ask that our designation ends in April.")
    table = {row.name: row.who for row in engine.workflow_of(record).moves if RemovalState.REQUESTED in row.source}
    assert {name: {role.name for role in who} for name, who in table.items() if who} == {
        "withdraw_request": {"erb_lead"},
        "decide": {"decision_maker"},
    }
    with clock.at(DECIDED):
        for who in (CASE_OFFICER, DECISION_MAKER):
            with pytest.raises(engine.NotPossible):
                engine.run(record, "drop", by=holder(who), note="We would rather not.")
        removals.decide(record, REMOVED)
    assert record.notice.text.splitlines()[2].startswith("The Secretary of State, under section 3(2) of the Skills")
    end_on_notice(record)
    assert (record.state, record.designation.state) == (RemovalState.ENDED, DesignationState.ENDED)


@pytest.mark.clause("G-4.1-9")
@pytest.mark.clause("A-3(1)-1")
@pytest.mark.parametrize(
    ("ground", "provision"),
    [
        (G.TESTS, "section 3(1)(a)"),
        (G.ELIGIBLE, "section 3(1)(b)"),
        (G.BREACH, "section 3(1)(c)"),
        (G.GUIDANCE, "section 3(1)(d)"),
        (G.EXPEDIENT, "section 3(1)(e)"),
    ],
)
def test_a_designation_is_removed_on_each_ground(designation, ground, provision):
    more = {"paragraph": "4.2", "stated_cause": "It gave none."} if ground == G.GUIDANCE else {}
    with clock.at(ASKED):
        record = removals.proposed(designation)
        with pytest.raises(engine.NotPossible) as refusal:
            removals.decide(record, REMOVED)
        assert [failure.rule.source for failure in refusal.value.unmet] == ["Act s.3(1)(a) to (e)", "Guidance 4.3.2"]
        removals.add_ground(record, ground, **more)
        services.state_circumstances(record, by=holder(CASE_OFFICER), circumstances="All support was tried.")
    with clock.at(DECIDED):
        removals.decide(record, REMOVED)
    assert f"under {provision} of the Skills" in record.notice.text
    end_on_notice(record)
    assert record.designation.ended_on == REMOVED


@pytest.mark.clause("G-4.1-7")
@pytest.mark.clause("A-3(3)-2")
@pytest.mark.clause("A-3(4)-1")
def test_the_designation_stays_in_force_until_the_day_of_a_published_notice_and_its_clocks_stop_on_it(designation):
    with clock.at(DECIDED):
        record = removals.decide(removals.ready(designation), REMOVED)
    assert record.state == RemovalState.DECIDED
    with clock.at(PUBLISHED), pytest.raises(engine.NotPossible) as refusal:
        removals.publish(record)
    assert "Record when and how the body was notified in writing." in refusal.value.reasons
    due = {deadline.clock for deadline in open_deadlines([designation.chain])}
    assert due == {"delivery_plan", "progress_report", "plan_ready"}
    end_on_notice(record)
    assert [one.address for one in published_notices(designation)] == [removals.NOTICE, f"{designations.GOV_UK}/notice"]
    assert selectors.designation_of(designation.area, date(2027, 4, 29)) == designation
    assert selectors.designation_of(designation.area, REMOVED) is None
    assert list(open_deadlines([designation.chain])) == []
    closed = Deadline.objects.filter(chain=designation.chain)
    assert {(one.closed_on, one.fulfilled) for one in closed} == {(REMOVED, False)}


@pytest.mark.clause("G-4.1-10")
def test_from_that_day_the_body_reads_its_records_and_no_longer_changes_them(designation):
    with clock.at(DECIDED):
        editor = holder(ERB_EDITOR, designation.scope)
        heard = engagement.engagement(designation)
        record = removals.published(designation, REMOVED)
    with clock.at(date(2027, 4, 29)):
        heard.refresh_from_db()
        assert "amend" in {option.move.name for option in engine.options(heard, editor) if option.possible}
    with clock.at(REMOVED):  # before the portal has kept its calendar: the day alone decides
        heard.refresh_from_db()
        options = engine.options(heard, editor)
        assert {option.barred for option in options} == {
            "The designation ended on 30 April 2027. Its records can be read and no longer changed."
        }
        with pytest.raises(engine.NotAllowed, match="ended on 30 April 2027"):
            engine.run(heard, "withdraw", by=editor, note="Too late.")
        assert designation in selectors.designations_seen_by(editor)
        assert record.designation.state == DesignationState.DESIGNATED


def test_another_day_is_decided_and_the_body_is_told_again(designation):
    with clock.at(DECIDED):
        record = removals.notify(removals.decide(removals.ready(designation), date(2027, 3, 20)))
    with clock.at(date(2027, 3, 20)):
        with pytest.raises(engine.NotPossible) as refusal:
            removals.publish(record)
        assert "Decide on a later day." in refusal.value.reasons[0]
        services.change_date(record, by=holder(DECISION_MAKER), effective_on=REMOVED, note="GOV.UK is frozen.")
        assert (record.notified_on, record.notice.number) == (None, 3)
        assert "The designation is removed on: 30 April 2027" in record.notice.text
        removals.publish(removals.notify(record))
    assert record.state == RemovalState.PUBLISHED


def test_a_request_of_the_body_overtakes_a_removal_that_the_department_considers(designation):
    with clock.at(ASKED):
        record = removals.proposed(designation)
        lead = holder(ERB_LEAD, designation.scope)
        services.request(record, by=lead, request="We go of our own will.")
        removals.decide(record, REMOVED)
    assert "under section 3(2)" in record.notice.text


def test_a_request_is_taken_back_by_the_body_alone_and_until_the_decision(designation):
    with clock.at(ASKED):
        record = removals.requested(designation)
        lead = holder(ERB_LEAD, designation.scope)
        for role in (CASE_OFFICER, DECISION_MAKER, PUBLISHER):
            with pytest.raises(engine.NotAllowed):
                engine.run(record, "withdraw_request", by=holder(role), note="They did not mean it.")
        engine.run(record, "withdraw_request", by=lead, note="Our members voted to stay.")
        assert record.state == RemovalState.DROPPED
        again = removals.decide(removals.requested(designation))
        with pytest.raises(engine.NotPossible):
            engine.run(again, "withdraw_request", by=lead, note="We stay.")


def test_a_change_of_terms_that_is_open_lapses_with_the_designation(designation):
    with clock.at(DECIDED):
        change = terms_changes.notified(designation, effective_on=date(2027, 6, 1))
        removals.published(designation, REMOVED)
    with clock.at(REMOVED):
        calendar.keep()
    change.refresh_from_db()
    assert change.state == TermsChangeState.WITHDRAWN
