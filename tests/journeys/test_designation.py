"""The designation of a body, in dates that were worked out by hand from the Act and the guidance of August 2022."""

from datetime import UTC, date, datetime

import pytest

from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_LEAD, PUBLISHER
from designations import selectors, services
from designations.designating import services as acts
from designations.models import Designation, DesignationState, DesignationTest
from lifecycle import clock, engine
from lifecycle.models import Deadline, Message
from lifecycle.selectors import entries_of, open_deadlines
from tests.factories import designations as make
from tests.factories.accounts import holder, organisation

pytestmark = pytest.mark.django_db
T, F = DesignationTest.Test, DesignationTest.Finding
NOTICE = f"{make.GOV_UK}/notice-of-designated-employer-representative-bodies"


def designate(effective_on, *, published_on, agreed_on, where=None):
    """Designate a body, with the notice published and the body told on one day."""
    with clock.at(agreed_on):
        record = make.agreed(effective_on=effective_on, where=where)
    with clock.at(published_on):
        make.tell(record)
        make.publish(record)
    return record


def due(record):
    """Return the open duties of a designation by the name of their clock."""
    return {deadline.clock: deadline.due_on for deadline in open_deadlines([record.chain])}


def test_a_body_is_designated_from_31_may_2022():
    """Proposed in April, tested, consented, agreed, told and published in May, in force on 31 May."""
    chamber, lancashire = organisation(name="A chamber"), make.area("An area")
    officer, decider, publisher = (holder(role) for role in (CASE_OFFICER, DECISION_MAKER, PUBLISHER))
    record = Designation(area=lancashire)

    with clock.at(date(2022, 4, 4)):
        services.propose(record, by=officer, body=chamber, edition=make.edition("2022-08"))
        lead = holder(ERB_LEAD, record.scope)
    with clock.at(date(2022, 4, 20)):
        for test in T:
            services.record_test(record, by=officer, test=test, finding=F.MET, evidence="Application, part 2.")
    with clock.at(date(2022, 5, 9)), pytest.raises(engine.NotPossible, match="not possible yet"):
        services.agree(record, by=decider, effective_on=date(2022, 5, 31), terms=None)
    with clock.at(date(2022, 5, 9)):
        make.consent(record, consented_on=date(2022, 5, 6))
    with clock.at(date(2022, 5, 10)):
        services.agree(record, by=decider, effective_on=date(2022, 5, 31), terms=None)
    with clock.at(date(2022, 5, 16)):
        letter = {
            "notified_on": date(2022, 5, 16),
            "notified_to": "The chief executive",
            "proof_of_sending": "Letter 1.",
        }
        acts.notify(record, by=officer, **letter)
    with clock.at(date(2022, 5, 30)):
        services.publish_notice(record, by=publisher, published_on=date(2022, 5, 30), notice_address=NOTICE)

    assert due(record) == {
        "delivery_plan": date(2022, 6, 28),
        "progress_report": date(2022, 7, 12),
        "plan_ready": date(2023, 2, 28),
    }
    assert selectors.designation_of(lancashire, date(2022, 5, 30)) is None
    assert selectors.designation_of(lancashire, date(2022, 5, 31)) == record
    moves = ["propose", *["record_test"] * 9, "record_consent", "agree", "notify", "publish_notice"]
    assert [entry.move for entry in entries_of(record).order_by("sequence")] == moves
    assert (
        Message.objects.filter(actor=lead.actor, subject="A chamber is designated for An area from 31 May 2022").count()
        == 1
    )


@pytest.mark.parametrize(
    ("effective_on", "delivery_plan", "first_report", "plan_ready"),
    [
        (date(2022, 5, 31), date(2022, 6, 28), date(2022, 7, 12), date(2023, 2, 28)),
        (date(2022, 9, 5), date(2022, 10, 3), date(2022, 10, 17), date(2023, 6, 5)),
        (date(2023, 5, 31), date(2023, 6, 28), date(2023, 7, 12), date(2024, 2, 29)),  # nine months end in a leap year
        (date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 14), date(2024, 11, 1)),  # 28 days end on the leap day
        (date(2024, 2, 29), date(2024, 3, 28), date(2024, 4, 11), date(2024, 11, 29)),
        (date(2023, 2, 1), date(2023, 3, 1), date(2023, 3, 15), date(2023, 11, 1)),
        (date(2022, 12, 30), date(2023, 1, 27), date(2023, 2, 10), date(2023, 9, 30)),
    ],
)
def test_the_clocks_run_from_the_effective_date(effective_on, delivery_plan, first_report, plan_ready):
    in_march_before = date(effective_on.year - 1, 3, 1)
    record = designate(effective_on, agreed_on=in_march_before, published_on=in_march_before)
    assert due(record) == {"delivery_plan": delivery_plan, "progress_report": first_report, "plan_ready": plan_ready}


def test_the_delivery_plan_is_late_when_the_day_has_ended_in_london():
    record = designate(date(2022, 5, 31), agreed_on=date(2022, 5, 2), published_on=date(2022, 5, 16))
    deadline = Deadline.objects.get(chain=record.chain, clock="delivery_plan")
    with clock.at(datetime(2022, 6, 28, 22, 59, tzinfo=UTC)):  # 11:59pm in London, in summer
        assert (deadline.late, deadline.days_left) == (False, 0)
    with clock.at(datetime(2022, 6, 28, 23, 0, tzinfo=UTC)):  # midnight in London
        assert (deadline.late, deadline.days_left) == (True, -1)


@pytest.mark.clause("A-2(3)-2")
def test_a_notice_published_on_the_effective_date_is_too_late_and_one_on_the_eve_is_in_time():
    with clock.at(date(2022, 5, 10)):
        record = make.notified(effective_on=date(2022, 5, 31))
    with clock.at(date(2022, 5, 31)):
        with pytest.raises(engine.NotPossible) as refused:
            make.publish(record, published_on=date(2022, 5, 31))
        assert refused.value.reasons == [
            "The notice was published on 31 May 2022, which is not before the effective date, 31 May 2022. "
            "Agree to a later effective date, or withdraw the proposal."
        ]
        assert due(record) == {}
        make.publish(record, published_on=date(2022, 5, 30))
    assert record.state == DesignationState.DESIGNATED


def test_a_date_that_was_missed_is_agreed_anew_and_the_clocks_run_from_the_new_one():
    with clock.at(date(2022, 5, 10)):
        record = make.notified(effective_on=date(2022, 5, 31))
    with clock.at(date(2022, 6, 1)):
        services.change_date(
            record, by=holder(DECISION_MAKER), effective_on=date(2022, 9, 5), note="The notice was late."
        )
        make.tell(record)
    with clock.at(date(2022, 9, 4)):
        make.publish(record)
    assert due(record)["delivery_plan"] == date(2022, 10, 3)


@pytest.mark.clause("G-3.2-1")
def test_of_two_bodies_agreed_for_one_area_only_the_first_published_is_designated():
    area = make.area("An area")
    with clock.at(date(2022, 5, 2)):
        first = make.notified(where=area, body=organisation(name="First chamber"), effective_on=date(2022, 5, 31))
        second = make.notified(where=area, body=organisation(name="Second chamber"), effective_on=date(2022, 9, 5))
    with clock.at(date(2022, 5, 30)):
        make.publish(first)
        with pytest.raises(engine.NotPossible) as refused:
            make.publish(second)
    assert refused.value.reasons == [
        "First chamber is designated for An area from 31 May 2022. An area has one designated body at a time."
    ]
    assert due(second) == {}
    assert selectors.designation_of(area, date(2022, 9, 5)) == first


def test_a_designation_of_before_is_taken_in_and_brings_no_late_duties():
    with clock.at(date(2026, 11, 22)):
        record = make.adopted(under="2022-08", effective_on=date(2022, 9, 5), published_on=date(2026, 7, 10))
        assert due(record) == {}
        assert selectors.designation_of(record.area, date(2022, 9, 5)) == record
