"""What must hold before a plan is recommended, approved, returned and published; each refusal beside its success."""

from datetime import date, timedelta

import pytest

from approvals import board, services
from approvals.models import CaseState, Disposition
from approvals.workflow import CASE
from lifecycle import clock
from lifecycle.engine import NotPossible, run
from lifecycle.models import Job
from lifecycle.rules import Force
from reference.models import RelevantAuthority
from tests.factories import approvals as factory
from tests.factories import plans

LONG_AGO = date(2020, 1, 1)
STATUTORY = {
    "A1": "Act s.1(8)(a)",
    "A2": "Act s.1(8)(b)",
    "A3": "Act s.1(8)(c)",
    "A4": "Act s.1(6)",
    "A5": "Act s.1(7)",
}


@pytest.fixture
def people(editions):
    """Everybody, and an authority whose views must have had due consideration."""
    people = factory.people()
    plans.mayoral_authority(people.designation.area, since=LONG_AGO)
    return people


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(factory.SUBMITTED):
        yield


def refused(act, *args, **kwargs):
    """Return the rules a refused act fails, each with its reason."""
    with pytest.raises(NotPossible) as refusal:
        act(*args, **kwargs)
    return {failure.rule.source if failure.rule.force == Force.STATUTE else failure.rule.name: failure.reason
            for failure in refusal.value.unmet}  # fmt: skip


def approve(case, people, **more):
    return services.approve(case, by=people.decider, note="Every test is met.", **more)


def find_again(case, people, code, *, satisfied):
    for line in board.lines(case):
        if line.test.code == code:
            services.record_finding(case, by=people.assessor, line=line, satisfied=satisfied, reasons="Read again.")


@pytest.mark.clause("A-1(6)-1")
@pytest.mark.clause("A-1(7)-1")
@pytest.mark.clause("G-3.5-5")
@pytest.mark.parametrize(("code", "citation"), STATUTORY.items())
def test_a_plan_is_not_approved_while_a_statutory_test_is_not_satisfied(people, code, citation):
    case = factory.ready(people, failing=(code,))

    unmet = refused(approve, case, people)

    assert list(unmet) == [citation]
    assert code in unmet[citation]
    assert case.state == CaseState.READY
    run(case, "reopen", by=people.assessor, note="The annex was read again.")
    find_again(case, people, code, satisfied=True)
    run(case, "recommend", by=people.assessor)
    approve(case, people)
    assert case.state == CaseState.APPROVED


@pytest.mark.clause("A-1(6)-1")
@pytest.mark.clause("A-1(7)-1")
@pytest.mark.parametrize(("code", "citation"), STATUTORY.items())
def test_a_plan_is_not_approved_while_a_statutory_test_is_blank(people, code, citation):
    case = factory.ready(people)
    kept = case.findings.filter(test=code).values().get()
    case.findings.filter(test=code).delete()

    unmet = refused(approve, case, people)

    assert set(unmet) == {citation, "every_test_has_a_finding"}
    assert code in unmet[citation]
    case.findings.create(**kept)
    approve(case, people)
    assert case.state == CaseState.APPROVED


@pytest.mark.clause("A-1(7)-1")
def test_an_authority_that_became_relevant_since_the_assessment_stops_the_approval(people):
    case = factory.ready(people)
    come = plans.mayoral_authority(people.designation.area, since=factory.SUBMITTED + timedelta(days=10))

    with clock.at(factory.SUBMITTED + timedelta(days=10)):
        unmet = refused(approve, case, people)
    assert come.name in unmet["Act s.1(7)"]
    with clock.at(factory.SUBMITTED + timedelta(days=9)):
        approve(case, people)
    assert case.state == CaseState.APPROVED


def test_an_authority_that_is_no_longer_relevant_does_not_stop_the_approval(people):
    case = factory.ready(people, failing=("A5",))
    assert "Act s.1(7)" in refused(approve, case, people)

    RelevantAuthority.objects.update(valid_to=factory.SUBMITTED + timedelta(days=3))
    with clock.at(factory.SUBMITTED + timedelta(days=3)):
        approve(case, people)
    assert case.state == CaseState.APPROVED


def test_guidance_may_be_departed_from_with_an_explanation_and_statute_may_not(people):
    case = factory.ready(people, failing=("G2",))
    assert set(refused(approve, case, people)) == {"the_guidance_was_followed"}

    entry = approve(case, people, explanations={"the_guidance_was_followed": "The survey reached every employer."})

    assert {text.name: text.text for text in entry.texts.all()} == {
        "note": "Every test is met.",
        "explained:the_guidance_was_followed": "The survey reached every employer.",
    }
    assert [rule.advisory(case) for rule in CASE["approve"].rules if rule.force == Force.STATUTE] == [False] * 5


def test_a_submission_goes_to_the_decision_maker_once_every_test_has_a_finding(people):
    case = factory.assessing(people)
    factory.find(case, people, but=("A5", "G1"))

    reason = refused(run, case, "recommend", by=people.assessor)["every_test_has_a_finding"]

    assert "test A5 (Combined Authority" in reason
    assert "test G1" in reason
    assert "A4" not in reason
    factory.find(case, people)
    run(case, "recommend", by=people.assessor)
    assert case.state == CaseState.READY


def test_the_assessment_waits_for_the_pdf(people):
    case = factory.assessing(people, rendered=False)
    factory.find(case, people)
    assert "is being made" in refused(run, case, "recommend", by=people.assessor)["the_submission_is_rendered"]

    Job.objects.update(status=Job.Status.FAILED)
    assert "could not be made" in refused(run, case, "recommend", by=people.assessor)["the_submission_is_rendered"]

    factory.render(case, by=people.lead)
    run(case, "recommend", by=people.assessor)
    assert case.state == CaseState.READY


@pytest.mark.clause("G-6.5-6")
@pytest.mark.parametrize("role", ["officer", "decider"])
def test_a_plan_is_returned_with_at_least_one_concern(people, role):
    case = factory.assessing(people)
    by = getattr(people, role)
    assert set(refused(services.return_with_concerns, case, by=by, note="Not yet.")) == {"a_concern_is_raised"}

    factory.raise_concerns(case, people, "The survey is not described.")
    services.return_with_concerns(case, by=by, note="Not yet.")

    assert case.state == CaseState.RETURNED


def test_a_plan_is_not_approved_with_an_open_concern(people):
    case = factory.assessing(people)
    factory.raise_concerns(case, people, "The survey is not described.")
    factory.find(case, people)
    run(case, "recommend", by=people.assessor)
    assert refused(approve, case, people) == {
        "no_concern_is_open": "Concern 1.1 is still open. Settle it, or return the plan."
    }

    run(case, "reopen", by=people.assessor, note="The concern falls away.")
    services.settle_concern(
        case,
        by=people.assessor,
        concern=case.concerns.get(),
        disposition=Disposition.WITHDRAWN,
        note="It is on page 12.",
    )
    run(case, "recommend", by=people.assessor)
    approve(case, people)
    assert case.state == CaseState.APPROVED


def test_concerns_on_an_earlier_submission_are_settled_before_the_next_is_decided(people):
    first = factory.returned(people, "The survey is not described.")
    case = factory.submit(first.version, people)
    factory.find(case, people)
    assert set(refused(run, case, "recommend", by=people.assessor)) == {"earlier_concerns_are_settled"}

    services.settle_concern(
        case, by=people.assessor, concern=first.concerns.get(), disposition=Disposition.MET, note="It is now."
    )
    run(case, "recommend", by=people.assessor)

    assert case.state == CaseState.READY


def test_nothing_is_left_to_settle_or_to_respond_to_once_every_concern_is_settled(people):
    case = factory.returned(people)
    services.respond(case, by=people.lead, responses={1: "It is now described."})
    again = factory.submit(case.version, people)
    concern = case.concerns.get()
    settle = {"by": people.assessor, "concern": concern, "disposition": Disposition.MET, "note": "It is."}
    services.settle_concern(again, **settle)

    assert set(refused(services.settle_concern, again, **settle)) == {"a_concern_is_open"}
    assert set(refused(services.respond, case, by=people.lead, responses={1: "More."})) == {
        "a_concern_awaits_a_response"
    }
    assert case.concerns.get().response == "It is now described."


@pytest.mark.parametrize(
    ("day", "citation"),
    [
        (factory.SUBMITTED - timedelta(days=1), "Act s.1(9)"),
        (factory.SUBMITTED + timedelta(days=1), "Act s.1(9)"),
    ],
)
def test_a_plan_is_published_between_its_approval_and_today(people, day, citation):
    case = factory.approved(people)

    assert citation in refused(services.publish, case, by=people.publisher, published_on=day)
    case.refresh_from_db()
    assert (case.state, case.published_on) == (CaseState.APPROVED, None)
    services.publish(case, by=people.publisher, published_on=factory.SUBMITTED)

    assert (case.decided_on, case.published_on) == (factory.SUBMITTED, factory.SUBMITTED)


@pytest.mark.parametrize("address", ["https://www.example.org/plan", "https://www.gov.uk.example.org/plan"])
def test_the_address_of_a_published_plan_is_on_gov_uk(people, address):
    case = factory.approved(people)
    facts = {"by": people.publisher, "published_on": factory.SUBMITTED}
    assert "the_address_is_on_gov_uk" in refused(services.publish, case, gov_uk_address=address, **facts)

    services.publish(case, gov_uk_address=factory.GOV_UK, **facts)
    assert refused(run, case, "record_gov_uk_address", by=people.publisher, facts={"gov_uk_address": address})

    assert case.state == CaseState.PUBLISHED
    case.refresh_from_db()
    assert case.gov_uk_address == factory.GOV_UK


def test_a_decision_a_return_and_a_reopening_need_reasons(people):
    case = factory.ready(people)
    for move, by in (("approve", people.decider), ("reopen", people.assessor)):
        with pytest.raises(NotPossible, match="Give the reason"):
            run(case, move, by=by, note=" ")
    assert case.state == CaseState.READY
    run(case, "reopen", by=people.assessor, note="A new figure came.")
    assert case.state == CaseState.ASSESSING
