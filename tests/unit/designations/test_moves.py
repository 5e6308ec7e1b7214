"""What the moves of a designation write: facts, rows, history, clocks and messages."""

from datetime import date, timedelta

import pytest

from accounts.models import Organisation, Scope
from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_LEAD, PUBLISHER, ScopeKind
from designations import selectors, services
from designations.models import Designation, DesignationPartner, DesignationState, DesignationTest, Notice
from lifecycle import clock, engine, history
from lifecycle.models import Chain, Deadline, Message
from lifecycle.selectors import entries_of, facts_of
from tests.factories import designations as make
from tests.factories.accounts import holder, organisation

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
T, F = DesignationTest.Test, DesignationTest.Finding


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def open_duties(record):
    return {deadline.clock: deadline.due_on for deadline in Deadline.objects.filter(chain=record.chain, closed_by=None)}


@pytest.mark.clause("A-2(1)-4")
def test_a_body_may_hold_several_designations_each_for_one_area_with_a_history_of_its_own():
    body = organisation(name="A chamber")
    first, second = (make.designated(body=body) for _ in range(2))
    assert first.area != second.area
    assert {row.body for row in (first, second)} == {body}
    assert first.chain != second.chain
    assert [scope.kind for scope in (first.scope, second.scope)] == [ScopeKind.DESIGNATION] * 2
    assert first.scope != second.scope
    assert list(history.faults_of(first.chain)) == []


def test_a_proposal_records_body_area_and_edition_in_the_history():
    lead, helper = organisation(), organisation()
    record = make.proposed(co_leads=[lead], partners=[helper, lead])
    facts = facts_of(entries_of(record).get())
    assert (facts["body"], facts["area"], facts["edition"]) == (record.body_id, record.area_id, record.edition_id)
    assert {(row.organisation, row.part, row.since) for row in record.partners.all()} == {
        (lead, DesignationPartner.Part.CO_LEAD, None),
        (helper, DesignationPartner.Part.PARTNER, None),
    }


def test_a_refused_proposal_leaves_nothing_behind():
    record = Designation(area=make.area())
    facts = {"body": organisation(), "edition": make.edition()}
    before = Chain.objects.count(), Scope.objects.count()
    with pytest.raises(engine.NotAllowed, match="a case officer"):
        services.propose(record, by=holder(PUBLISHER), **facts)
    nation = 1  # the publisher's role made the scope of England, with its history
    assert (Chain.objects.count(), Scope.objects.count()) == (before[0] + nation, before[1] + nation)
    services.propose(record, by=holder(CASE_OFFICER), **facts)
    assert record.state == DesignationState.PROPOSED


def test_recording_a_test_again_keeps_the_finding_before():
    record = make.proposed()
    officer = holder(CASE_OFFICER)
    services.record_test(
        record, by=officer, test=T.BODY_CORPORATE, finding=F.NOT_MET, evidence="No registration found."
    )
    with clock.at(TODAY + timedelta(days=1)):
        services.record_test(record, by=officer, test=T.BODY_CORPORATE, finding=F.MET, evidence="Registered in 1920.")
    finding = selectors.findings_of(record)[T.BODY_CORPORATE]
    assert (finding.met, finding.evidence, finding.recorded_by) == (True, "Registered in 1920.", officer.actor)
    assert clock.day_of(finding.recorded_at) == TODAY + timedelta(days=1)
    notes = [entry.texts.get(name="note").text for entry in entries_of(record).filter(move="record_test")]
    assert notes == [
        "Body corporate: met.\n\nRegistered in 1920.",
        "Body corporate: not met.\n\nNo registration found.",
    ]


def test_the_consent_is_kept_with_who_signed_it_and_what_it_names():
    edition = make.terms()
    record = make.proposed()
    make.consent(record, terms=edition, signed_by="A Person", signatory_role="Chair")
    record.refresh_from_db()
    assert (record.consent_signed_by, record.consent_signatory_role) == ("A Person", "Chair")
    assert (record.consents_to_designation, record.consent_terms) == (True, edition)
    make.consent(record, terms=None, signed_by="Another Person")
    record.refresh_from_db()
    assert (record.consent_signed_by, record.consent_terms) == ("Another Person", None)
    recorded = [facts_of(entry)["consent_terms"] for entry in entries_of(record).filter(move="record_consent")]
    assert recorded == [None, edition.pk]


def test_agreeing_decides_the_day_and_the_terms_and_drafts_the_notice():
    edition = make.terms()
    record = make.agreed(subject_to=edition, effective_on=date(2027, 4, 1))
    assert (record.state, record.effective_on, record.terms) == (DesignationState.AGREED, date(2027, 4, 1), edition)
    notice = record.notices.get()
    assert (notice.number, notice.kind, notice.effective_on) == (1, Notice.Kind.DESIGNATION, date(2027, 4, 1))
    assert selectors.designation_of(record.area, date(2027, 4, 1)) is None


def test_another_date_drafts_the_notice_again_and_the_body_has_to_be_told_again():
    record = make.notified(effective_on=date(2027, 3, 10))
    decider = holder(DECISION_MAKER)
    with pytest.raises(engine.NotPossible, match="Give the reason"):
        services.change_date(record, by=decider, effective_on=date(2027, 5, 1), note=" ")
    services.change_date(record, by=decider, effective_on=date(2027, 5, 1), note="GOV.UK is frozen until April.")
    assert (record.effective_on, record.notified_on, record.proof_of_sending) == (date(2027, 5, 1), None, "")
    assert [notice.effective_on for notice in record.notices.all()] == [date(2027, 3, 10), date(2027, 5, 1)]
    with pytest.raises(engine.NotPossible) as refused:
        make.publish(record)
    assert [failure.rule.name for failure in refused.value.unmet] == ["the_body_was_notified"]
    make.tell(record)
    make.publish(record)
    assert record.effective_on == date(2027, 5, 1)


def test_publishing_designates_the_body_and_starts_its_clocks_on_the_effective_date():
    record = make.designated(effective_on=date(2027, 4, 1))
    assert record.state == DesignationState.DESIGNATED
    assert open_duties(record) == {
        "delivery_plan": date(2027, 4, 29),
        "progress_report": date(2027, 5, 13),
        "plan_ready": date(2028, 1, 1),
    }
    entry = entries_of(record).get(move="publish_notice")
    assert (entry.effective_on, facts_of(entry)["published_on"]) == (date(2027, 4, 1), "2027-03-01")


def test_an_edition_without_those_duties_starts_no_clock():
    assert open_duties(make.designated(under="2025-11")) == {}


def test_partners_begin_with_the_designation():
    record = make.designated(effective_on=date(2027, 4, 1), co_leads=[organisation()])
    assert record.partners.get().since == date(2027, 4, 1)


def test_taking_in_a_designation_starts_no_clock_and_drafts_no_notice():
    partner = organisation()
    record = make.adopted(
        under="2022-08", effective_on=date(2022, 9, 5), published_on=date(2022, 9, 1), partners=[partner]
    )
    assert (record.state, record.taken_in) == (DesignationState.DESIGNATED, True)
    assert open_duties(record) == {}
    assert record.notices.count() == 0
    assert record.partners.get().since == date(2022, 9, 5)
    assert entries_of(record).get().effective_on == date(2022, 9, 5)


def test_a_withdrawn_proposal_has_ended_and_was_never_a_designation():
    record = make.notified(effective_on=date(2027, 3, 10))
    services.withdraw_proposal(record, by=holder(CASE_OFFICER), note="The body asked us to.")
    assert (record.state, record.effective_on, record.ended_on) == (DesignationState.ENDED, None, None)
    assert not selectors.designated_on(date(2027, 3, 11)).exists()
    with pytest.raises(engine.NotPossible, match="the state is now “Ended”"):
        make.publish(record)


def test_the_people_of_the_body_and_of_the_department_are_told_of_the_designation():
    record = make.notified(body=organisation(name="Kent & Medway Chamber"), where=make.area("Kent"))
    lead = holder(ERB_LEAD, record.scope)
    decider = holder(DECISION_MAKER)
    elsewhere = holder(ERB_LEAD, make.proposed().scope)
    Message.objects.all().delete()
    make.publish(record)
    told = {message.actor_id: message for message in Message.objects.all()}
    assert {lead.actor_id, decider.actor_id} <= told.keys()
    assert elsewhere.actor_id not in told
    assert told[lead.actor_id].subject == "Kent & Medway Chamber is designated for Kent from 31 March 2027"
    assert told[lead.actor_id].link == record.get_absolute_url()


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (make.tell, "Body designated: Kent Chamber"),
        (
            lambda record: services.change_date(
                record, by=holder(DECISION_MAKER), effective_on=date(2027, 6, 1), note="Asked for."
            ),
            "take effect on 1 June 2027",
        ),
        (
            lambda record: services.withdraw_proposal(record, by=holder(CASE_OFFICER), note="Asked for."),
            "Reason: Asked for.",
        ),
    ],
)
def test_each_notice_says_what_happened(act, says):
    for role in (CASE_OFFICER, PUBLISHER, DECISION_MAKER):
        holder(role)
    record = make.agreed(body=organisation(name="Kent Chamber"))
    assert "a case officer must notify the body in writing" in Message.objects.latest("pk").body
    Message.objects.all().delete()
    act(record)
    assert says in Message.objects.latest("pk").body


def test_bodies_are_offered_and_other_organisations_are_not():
    chamber, college = organisation(), organisation(kind=Organisation.Kind.PROVIDER)
    assert chamber in selectors.bodies()
    assert college not in selectors.bodies()


def test_no_entry_is_written_for_a_refused_move():
    record = make.agreed()
    before = record.chain.entries.count()
    with pytest.raises(engine.NotPossible):
        make.publish(record)
    assert record.chain.entries.count() == before
    make.tell(record)
    assert record.chain.entries.count() == before + 1
