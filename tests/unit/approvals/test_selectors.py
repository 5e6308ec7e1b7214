"""Who sees which cases, and how much of them."""

from datetime import date

import pytest

from accounts.roles import AUDITOR, ERB_LEAD, NATIONAL
from approvals import board, selectors, services
from approvals.evidence import evidence_on
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.selectors import entries_in
from lifecycle.workflow import tables
from tests.factories import accounts, plans
from tests.factories import approvals as factory


@pytest.fixture
def people(editions):
    return factory.people()


@pytest.fixture(autouse=True)
def _on_the_day():
    with clock.at(factory.SUBMITTED):
        yield


def moves(entries):
    return [entry.move for entry in entries]


def test_national_roles_see_every_case_an_erb_its_own_and_everybody_else_none(people):
    other = factory.people()
    cases = {factory.assessing(people), factory.assessing(other)}

    for role in NATIONAL:
        assert set(selectors.cases_seen_by(accounts.holder(role))) == cases
    for who in (people.lead, people.editor, people.viewer):
        assert {case.version.designation for case in selectors.cases_seen_by(who)} == {people.designation}
    assert list(selectors.cases_seen_by(accounts.person())) == []


def test_there_is_a_list_of_cases_for_the_department_and_for_erbs(people):
    authority = plans.mayoral_authority(people.designation.area)
    statement = plans.requested(plans.draft(people.designation, by=people.editor), authority, by=people.editor)
    officer = plans.authority_people(statement)[0]

    assert selectors.works_with_cases(accounts.holder(AUDITOR))
    assert selectors.works_with_cases(people.viewer)
    assert not selectors.works_with_cases(officer)
    assert not selectors.works_with_cases(accounts.person())


def test_the_erb_sees_findings_once_the_plan_is_approved(people):
    case = factory.ready(people)
    assert selectors.sees_the_assessment(people.assessor, case)
    assert not selectors.sees_the_assessment(people.lead, case)

    services.approve(case, by=people.decider, note="Every test is met.")

    assert selectors.sees_the_assessment(people.lead, case)


def test_the_erb_sees_a_concern_once_the_plan_is_returned(people):
    case = factory.assessing(people)
    factory.raise_concerns(case, people, "One.")
    assert len(selectors.concerns_shown_to(people.officer, case)) == 1
    assert len(selectors.concerns_shown_to(people.lead, case)) == 0

    services.return_with_concerns(case, by=people.officer, note="Not yet.")

    assert [concern.text for concern in selectors.concerns_shown_to(people.lead, case)] == ["One."]


def test_the_erb_reads_the_history_without_what_the_department_notes_among_itself(people):
    case = factory.ready(people)
    services.approve(case, by=people.decider, note="Every test is met.")

    assert moves(selectors.entries_shown_to(people.lead, case)) == ["approve", "open"]
    everything = moves(selectors.entries_shown_to(people.assessor, case))
    assert everything[:2] == ["approve", "recommend"]
    assert everything.count("record_finding") == 7


def test_who_is_neither_of_the_department_nor_of_an_erb_reads_nothing_of_cases(people):
    case = factory.returned(people)
    found = entries_in([case.chain])

    def workflows(person):
        return set(selectors.without_internal(person, found).values_list("workflow", flat=True))

    assert "case" in workflows(people.assessor) & workflows(people.lead)
    assert workflows(accounts.person()) == workflows(people.lead) - {"case"}


def test_every_internal_move_is_a_move_of_the_table_that_the_erb_does_not_make(people):
    for workflow, names in selectors.INTERNAL.items():
        assert names
        assert all(name in tables()[workflow] for name in names)
        assert not any(ERB_LEAD in tables()[workflow][name].who for name in names)


def test_the_decision_names_who_decided_when_why_and_where_guidance_was_departed_from(people):
    case = factory.ready(people, failing=("G2",))
    assert selectors.decision_on(case) is None

    explained = {"the_guidance_was_followed": "The survey reached every employer."}
    services.approve(case, by=people.decider, note="Every test of the Act is met.", explanations=explained)

    decision = selectors.decision_on(case)
    assert (decision.by, decision.on) == (people.decider.actor, factory.SUBMITTED)
    assert decision.reasons == "Every test of the Act is met."
    assert decision.departures == ["The survey reached every employer."]


def test_cases_can_be_narrowed_to_a_state(people):
    case = factory.assessing(people)
    seen = selectors.cases_seen_by(people.officer)

    assert list(selectors.cases_in(seen, "assessing")) == [case]
    assert list(selectors.cases_in(seen, "ready")) == []
    assert list(selectors.cases_in(seen, "no such state")) == [case]


def test_the_list_is_read_in_one_query_however_long_it_is(people, django_assert_num_queries):
    first = factory.returned(people)
    factory.submit(first.version, people)
    assert people.officer

    seen = selectors.cases_seen_by(people.officer)
    with django_assert_num_queries(1):
        lines = [
            (str(case.version.designation.area), case.version.plan.years, str(case.version.designation.body))
            for case in seen
        ]
    assert len(lines) == 2


def texts(case, key):
    return [piece.text for piece in evidence_on(case)(board.line(case, key))]


def test_beside_the_first_test_stands_who_held_the_designation_on_the_day_of_submission(people):
    case = factory.assessing(people)

    body, area = people.designation.body, people.designation.area
    assert texts(case, "A1")[0] == f"{body} was designated for {area} since 31 May 2022 when the plan was submitted."


def test_beside_each_test_stands_what_the_submission_offers(people):
    authority = plans.mayoral_authority(people.designation.area)
    case = factory.assessing(people)

    assert texts(case, "A2")[:3] == [
        "Priorities that rest on needs that were heard: 1 of 1.",
        "Needs cited: 1. Heard from employers: 1.",
        "Setting machine tools: heard from 1 employer in 1 engagement.",
    ]
    assert texts(case, "A3")[0] == "Actions for providers: 1, of 1 provider."
    assert texts(case, "A4") == ["Section “Net zero, climate and environmental goals”"]
    statement = texts(case, f"A5-{authority.slug}")[0]
    assert statement.startswith(f"Statement of {authority}, given on 28 February 2023: it says that it was engaged")
    assert "Section “Method and process”" in texts(case, "G1")
    assert "Employers: 1" in texts(case, "G2")
    assert texts(case, "G3")[0] == "Changes sought in provision: 1. With actions that bring them about: 1."


def test_the_evidence_is_that_of_the_frozen_submission(people):
    case = factory.returned(people)
    before = texts(case, "A2")

    plans.priority(case.version, by=people.editor, code="P2")

    assert texts(case, "A2") == before


def test_an_authority_that_was_not_asked_or_did_not_answer_is_said_to_be_so(people):
    silent = plans.mayoral_authority(people.designation.area)
    version = plans.complete(people.designation, by=people.editor)
    statement = plans.requested(version, silent, by=people.editor)
    run(statement, "record_silence", by=people.editor, facts={"silence_account": plans.SILENCE}, note=plans.SILENCE)
    case = factory.submit(version, people)
    come = plans.mayoral_authority(people.designation.area, since=date(2023, 2, 1))

    assert texts(case, f"A5-{silent.slug}")[0] == f"Statement of {silent}: not given."
    assert texts(case, f"A5-{come.slug}")[0] == "This authority was not asked for a statement."
