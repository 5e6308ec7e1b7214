"""Separation of duties: who is barred from which move, whatever their roles, and who is not."""

import pytest

from accounts.roles import ASSESSOR, CASE_OFFICER, DECISION_MAKER, ERB_EDITOR, ERB_LEAD, PUBLISHER
from approvals import bars, board, services
from approvals.models import CaseState
from approvals.workflow import CASE
from lifecycle import clock, pages
from lifecycle.engine import NotAllowed, NotPossible, check, run
from plans.services import plan as planning
from plans.services import sections
from tests.factories import accounts
from tests.factories import approvals as factory

BEGUN = "The department has begun to assess the plan, so it can no longer be taken back."
DEPARTMENT = (CASE_OFFICER, ASSESSOR, DECISION_MAKER, PUBLISHER)


@pytest.fixture
def people(editions):
    return factory.people()


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(factory.SUBMITTED):
        yield


@pytest.fixture
def everything():
    """Somebody who holds every role of the department."""
    return every_role_of_the_department(accounts.person("Everything"))


def every_role_of_the_department(who):
    for role in DEPARTMENT:
        accounts.holder(role, who=who)
    return who


def write(version, by):
    section = version.sections.order_by("position")[0]
    sections.write_section(version, by=by, section=section.key, revision=section.revision, text="New words.")


def find(case, by):
    line = board.line(case, "A1")
    return services.record_finding(case, by=by, line=line, satisfied=True, reasons="The notice shows it.")


def test_who_wrote_a_word_of_the_plan_does_not_assess_it(people, everything):
    version = factory.drafted(people)
    accounts.holder(ERB_EDITOR, people.designation.scope, who=everything)
    write(version, everything)
    case = factory.submit(version, people)

    with pytest.raises(NotAllowed, match="You drafted or submitted this plan, so somebody else must assess it"):
        find(case, everything)
    find(case, people.assessor)

    assert case.findings.get().by == people.assessor.actor


def test_who_wrote_a_word_of_one_plan_assesses_another(people, everything):
    other = factory.people()
    accounts.holder(ERB_EDITOR, other.designation.scope, who=everything)
    write(factory.drafted(other), everything)
    case = factory.assessing(people)

    find(case, everything)

    assert case.findings.get().by == everything.actor


@pytest.mark.parametrize("part", ["submits", "signs"])
def test_who_submitted_or_signed_the_plan_does_not_decide_on_it(people, everything, part):
    version = factory.drafted(people)
    accounts.holder(ERB_LEAD, people.designation.scope, who=everything)
    by, signatory = (everything, None) if part == "submits" else (people.lead, everything)
    planning.submit(version, by=by, signatory=signatory)
    case = version.cases.get()
    factory.render(case, by=people.lead)
    factory.find(case, people)
    factory.raise_concerns(case, people, "The survey is not described.")

    for move in ("return_with_concerns", "recommend", "raise_concern", "settle_concern"):
        with pytest.raises(NotAllowed, match="You drafted or submitted this plan"):
            check(case, move, everything)
    assert check(case, "return_with_concerns", people.decider)


def test_who_drafted_the_plan_neither_approves_nor_publishes_it(people, everything):
    version = factory.drafted(people)
    accounts.holder(ERB_EDITOR, people.designation.scope, who=everything)
    write(version, everything)
    case = factory.submit(version, people)
    factory.find(case, people)
    run(case, "recommend", by=people.assessor)

    with pytest.raises(NotAllowed, match="somebody else must decide on it"):
        services.approve(case, by=everything, note="Every test is met.")
    services.approve(case, by=people.decider, note="Every test is met.")
    with pytest.raises(NotAllowed, match="somebody else must publish it"):
        services.publish(case, by=everything, published_on=factory.SUBMITTED)
    services.publish(case, by=people.publisher, published_on=factory.SUBMITTED)
    with pytest.raises(NotAllowed, match="somebody else must publish it"):
        check(case, "record_gov_uk_address", everything)

    assert case.state == CaseState.PUBLISHED


@pytest.mark.parametrize("act", ["finds", "raises", "settles", "recommends"])
def test_who_assessed_a_submission_does_not_approve_it(people, everything, act):
    case = factory.assessing(people)
    factory.raise_concerns(case, people, "The survey is not described.")
    concern = case.concerns.get()
    acts = ("finds", "raises", "settles", "recommends")
    acting = {name: everything if act == name else people.assessor for name in acts}
    services.raise_concern(case, by=acting["raises"], text="A second one.")
    for held in (concern, case.concerns.get(number=2)):
        services.settle_concern(case, by=acting["settles"], concern=held, disposition="withdrawn", note="Page 12.")
    factory.find(case, people)
    find(case, acting["finds"])
    run(case, "recommend", by=acting["recommends"])

    with pytest.raises(NotAllowed, match="You assessed this plan, so a decision maker who did not must approve it"):
        services.approve(case, by=everything, note="Every test is met.")
    assert case.state == CaseState.READY
    services.approve(case, by=people.decider, note="Every test is met.")

    assert case.state == CaseState.APPROVED


def test_who_assessed_an_earlier_submission_does_not_approve_the_next(people, everything):
    first = factory.assessing(people)
    find(first, everything)
    factory.raise_concerns(first, people, "The survey is not described.")
    services.return_with_concerns(first, by=people.officer, note="Not yet.")
    case = factory.submit(first.version, people)
    services.settle_concern(case, by=people.assessor, concern=first.concerns.get(), disposition="met", note="Page 12.")
    factory.find(case, people)
    run(case, "recommend", by=people.assessor)

    with pytest.raises(NotAllowed, match="You assessed this plan"):
        services.approve(case, by=everything, note="Every test is met.")
    assert check(case, "approve", people.decider)


def test_who_returned_a_plan_decides_on_it_when_it_comes_back(people):
    first = factory.assessing(people)
    factory.raise_concerns(first, people, "The survey is not described.")
    services.return_with_concerns(first, by=people.decider, note="Not yet.")
    case = factory.submit(first.version, people)
    services.settle_concern(case, by=people.assessor, concern=first.concerns.get(), disposition="met", note="Page 12.")
    factory.find(case, people)
    run(case, "recommend", by=people.assessor)

    services.approve(case, by=people.decider, note="Every test is met.")

    assert case.state == CaseState.APPROVED


def test_who_drafted_the_plan_may_respond_to_the_concerns(people):
    case = factory.returned(people)

    services.respond(case, by=people.editor, responses={1: "It is described now."})

    assert case.concerns.get().response == "It is described now."


def test_a_submission_is_taken_back_until_its_assessment_has_begun(people):
    version = factory.drafted(people)
    first = factory.submit(version, people)
    planning.take_back(version, by=people.lead, note="A figure is wrong.")
    first.refresh_from_db()
    assert first.state == CaseState.CLOSED

    second = factory.submit(version, people)
    find(second, people.assessor)
    with pytest.raises(NotPossible) as refusal:
        planning.take_back(version, by=people.lead, note="A figure is wrong.")
    assert refusal.value.reasons == [BEGUN]

    assert second.state == CaseState.ASSESSING
    assert version.cases.count() == 2


def test_a_concern_too_begins_the_assessment(people):
    case = factory.assessing(people)
    assert check(case.version, "take_back", people.lead)

    factory.raise_concerns(case, people, "The survey is not described.")

    with pytest.raises(NotPossible) as refusal:
        check(case.version, "take_back", people.lead)
    assert refusal.value.reasons == [BEGUN]


def test_the_page_can_say_why_somebody_is_barred(people, everything):
    version = factory.drafted(people)
    accounts.holder(ERB_EDITOR, people.designation.scope, who=everything)
    write(version, everything)
    case = factory.submit(version, people)

    moves = pages.moves(case, everything)
    shown = {choice.name: choice for choice in moves.choices}
    assert shown["raise_concern"].barred == "You drafted or submitted this plan, so somebody else must assess it."
    assert shown["return_with_concerns"].barred == (
        "You drafted or submitted this plan, so somebody else must decide on it."
    )
    assert not any(choice.allowed for choice in shown.values())
    assert moves.bars_elsewhere == ["You drafted or submitted this plan, so somebody else must assess it."]
    assert moves.open == set()
    assert not any(choice.barred for choice in pages.choices(case, people.assessor))
    assert pages.choices(case, people.viewer) == []


def test_the_bars_ask_no_more_questions_when_more_has_happened(people, everything, django_assert_num_queries):
    def ask(case):
        with django_assert_num_queries(3):
            return [bar(everything, case, CASE["approve"]) for bar in bars.BARS]

    first = factory.returned(people)
    assert ask(first) == [None] * len(bars.BARS)
    case = factory.submit(first.version, people)
    factory.find(case, people)
    find(case, everything)

    assert ask(case)[1] is not None
