"""What the department's acts write: cases, findings, concerns, the history, the plan, clocks and notices."""

from datetime import date, timedelta

import pytest

from approvals import board, services
from approvals.models import Case, CaseState, Disposition
from lifecycle import clock, history
from lifecycle.engine import NotAllowed, NotPossible, run
from lifecycle.models import Message
from lifecycle.selectors import entries_of, facts_of
from plans.models import VersionState
from plans.services import plan as planning
from tests.factories import approvals as factory


@pytest.fixture
def people(editions):
    return factory.people()


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(factory.SUBMITTED):
        yield


def told(record, move):
    """Return the addresses of those who were told of the last move of a kind on a record."""
    entry = entries_of(record).filter(move=move).first()
    return set(Message.objects.filter(entry=entry).values_list("address", flat=True))


def text_of(entry, name="note"):
    return entry.texts.get(name=name).text


def test_a_submission_opens_a_case_for_what_was_frozen_in_the_name_of_who_submitted(people):
    case = factory.assessing(people)

    opened = entries_of(case).get()
    assert (case.state, case.number, case.submitted_on) == (CaseState.ASSESSING, 1, factory.SUBMITTED)
    assert case.snapshot == case.version.snapshots.get()
    assert case.chain == people.designation.chain
    assert (opened.move, opened.actor) == ("open", people.lead.actor)
    assert facts_of(opened)["snapshot"] == case.snapshot.pk


def test_a_case_of_a_demonstration_says_so(editions):
    people = factory.people(demonstration=True)

    assert factory.assessing(people).demonstration is True


def test_a_case_is_opened_and_closed_by_the_plan_alone(people):
    case = factory.assessing(people)

    for move in ("open", "close"):
        with pytest.raises(NotAllowed):
            run(case, move, by=people.officer)
    assert case.state == CaseState.ASSESSING


def test_each_submission_has_a_case_and_a_snapshot_of_its_own(people):
    first = factory.returned(people)
    second = factory.submit(first.version, people)

    assert [case.number for case in (first, second)] == [1, 2]
    assert first.snapshot != second.snapshot
    assert set(Case.objects.values_list("state", flat=True)) == {CaseState.RETURNED, CaseState.ASSESSING}


def test_taking_a_plan_back_closes_its_case_with_the_same_person(people):
    case = factory.assessing(people)

    planning.take_back(case.version, by=people.lead, note="A figure is wrong.")

    case.refresh_from_db()
    assert case.state == CaseState.CLOSED
    assert entries_of(case).first().actor == people.lead.actor


def test_a_plan_without_a_case_can_be_taken_back_too(people):
    version = factory.drafted(people)
    entry = entries_of(version).first()

    services.close_case(version, entry)

    assert version.cases.count() == 0


def test_a_finding_says_what_was_found_by_whom_and_when_and_the_history_keeps_every_one(people):
    case = factory.assessing(people)
    line = board.line(case, "A4")
    for satisfied in (False, True):
        services.record_finding(case, by=people.assessor, line=line, satisfied=satisfied, reasons="Section 8.")

    finding = case.findings.get()
    assert (finding.test, finding.satisfied, finding.reasons) == ("A4", True, "Section 8.")
    assert (finding.by, finding.on) == (people.assessor.actor, factory.SUBMITTED)
    entries = entries_of(case).filter(move="record_finding")
    assert [facts_of(entry)["changed"] for entry in entries] == [
        {"test": "A4", "satisfied": True},
        {"test": "A4", "satisfied": False},
    ]
    assert text_of(entries[1]) == "Test A4: not satisfied. Section 8."
    assert list(history.faults_of(case.chain)) == []


def test_concerns_are_numbered_within_their_round(people):
    first = factory.assessing(people)
    factory.raise_concerns(first, people, "One.", "Two.")
    services.return_with_concerns(first, by=people.officer, note="Not yet.")
    second = factory.submit(first.version, people)
    factory.raise_concerns(second, people, "Three.")

    labels = [concern.label for case in (first, second) for concern in case.concerns.select_related("case")]
    assert labels == ["1.1", "1.2", "2.1"]


@pytest.mark.clause("G-6.5-6")
def test_a_return_takes_the_plan_back_to_its_draft_and_tells_the_erb_once_with_every_concern(people):
    case = factory.returned(people, "The survey is not described.", "Say who was asked.")

    version = case.version
    version.refresh_from_db()
    assert (case.state, version.state) == (CaseState.RETURNED, VersionState.DRAFTING)
    assert told(case, "return_with_concerns") == set()
    assert told(version, "return") == {who.email for who in (people.lead, people.editor, people.viewer)}
    body = Message.objects.filter(entry=entries_of(version).filter(move="return").get())[0].body
    assert "Please submit again by the end of May." in body
    assert "Concern 1.1 (What the plan is for and why it matters): The survey is not described." in body
    assert "Concern 1.2" in body


@pytest.mark.clause("G-6.5-6")
def test_what_was_returned_stays_as_it_was_frozen(people):
    case = factory.returned(people)
    before = case.snapshot.content

    factory.plans.write(case.version, by=people.editor, text="Other words.")

    case.refresh_from_db()
    assert case.snapshot.content == before
    assert "Other words." not in before


def test_the_erb_responds_and_may_better_its_response_until_the_concern_is_settled(people):
    case = factory.returned(people, "One.", "Two.")
    services.respond(case, by=people.lead, responses={1: "First try."})
    entry = services.respond(case, by=people.editor, responses={1: "Done on page 12.", 2: "Done too."})

    assert list(case.concerns.values_list("number", "response", "responded_on")) == [
        (1, "Done on page 12.", factory.SUBMITTED),
        (2, "Done too.", factory.SUBMITTED),
    ]
    assert facts_of(entry)["changed"] == {"responses_to": [1, 2]}
    assert text_of(entry) == "Concern 1.1: Done on page 12.\n\nConcern 1.2: Done too."
    assert {people.assessor.email, people.officer.email} <= told(case, "respond")


def test_a_concern_is_settled_once_with_a_reason(people):
    first = factory.returned(people, "One.", "Two.")
    case = factory.submit(first.version, people)
    one = first.concerns.get(number=1)
    facts = {"by": people.assessor, "concern": one, "note": "Page 12."}

    entry = services.settle_concern(case, disposition=Disposition.MET, **facts)
    with pytest.raises(NotPossible, match=r"Concern 1\.1 is settled already"):
        services.settle_concern(case, disposition=Disposition.NOT_MET, **facts)

    one.refresh_from_db()
    assert (one.disposition, one.disposition_note, one.settled_on) == ("met", "Page 12.", factory.SUBMITTED)
    assert facts_of(entry)["changed"] == {"concern": "1.1", "disposition": "met"}
    assert text_of(entry) == "Concern 1.1: met. Page 12."


def test_sending_a_case_on_tells_the_decision_makers_and_reopening_it_too(people):
    case = factory.ready(people)
    assert people.decider.email in told(case, "recommend")

    run(case, "reopen", by=people.assessor, note="A new figure came.")

    message = Message.objects.get(entry=entries_of(case).first(), address=people.decider.email)
    assert "A new figure came." in message.body
    assert message.link == case.get_absolute_url()


def test_an_approval_keeps_its_day_and_reasons_approves_the_plan_and_tells_the_publisher(people):
    case = factory.approved(people)

    version = case.version
    version.refresh_from_db()
    assert (case.state, version.state) == (CaseState.APPROVED, VersionState.APPROVED)
    assert (case.decided_on, version.approved_on) == (factory.SUBMITTED, factory.SUBMITTED)
    assert people.publisher.email in told(case, "approve")
    assert text_of(entries_of(case).get(move="approve")) == "Every test is met."
    assert case.publication_due


def test_approving_twice_approves_once(people):
    case = factory.ready(people)
    again = Case.objects.get(pk=case.pk)
    services.approve(case, by=people.decider, note="Every test is met.")

    with pytest.raises(NotPossible, match="the state is now “Approved”"):
        services.approve(again, by=people.decider, note="Every test is met.")

    assert entries_of(case).filter(move="approve").count() == 1
    assert entries_of(case.version).filter(move="approve").count() == 1


def test_when_the_plan_cannot_follow_the_case_does_not_move_either(people, monkeypatch):
    case = factory.ready(people)

    def refuse(*args, **kwargs):
        raise NotPossible("The plan cannot be approved.")

    monkeypatch.setattr(planning, "approve_version", refuse)
    with pytest.raises(NotPossible):
        services.approve(case, by=people.decider, note="Every test is met.")

    case.refresh_from_db()
    assert (case.state, case.decided_on) == (CaseState.READY, None)
    assert not entries_of(case).filter(move="approve").exists()


def test_publication_has_its_own_day_from_which_it_has_effect(people):
    case = factory.approved(people)
    assert case.version.state != VersionState.PUBLISHED

    published_on = factory.SUBMITTED + timedelta(days=20)
    with clock.at(factory.SUBMITTED + timedelta(days=22)):
        entry = services.publish(case, by=people.publisher, published_on=published_on)

    version = case.version
    version.refresh_from_db()
    assert (case.decided_on, case.published_on) == (factory.SUBMITTED, published_on)
    assert (version.state, version.published_on) == (VersionState.PUBLISHED, published_on)
    assert entry.effective_on == published_on
    assert facts_of(entry)["published_on"] == published_on.isoformat()


def test_the_address_on_gov_uk_is_due_until_it_is_recorded(people):
    case = factory.published(people, address="")
    assert case.gov_uk_address_due

    run(case, "record_gov_uk_address", by=people.publisher, facts={"gov_uk_address": factory.GOV_UK})

    assert not case.gov_uk_address_due
    assert case.published_on == factory.SUBMITTED


def test_a_plan_is_published_once(people):
    case = factory.published(people)

    with pytest.raises(NotPossible):
        services.publish(case, by=people.publisher, published_on=date(2023, 3, 1))

    assert entries_of(case.version).filter(move="publish").count() == 1
