"""The approval of one plan, day by day: two concerns, a second submission, a decision, a publication and its review."""

from datetime import date

import pytest

from approvals import board, services
from approvals.models import CaseState, Disposition
from designations.models import Designation
from lifecycle import clock, history
from lifecycle.engine import NotAllowed, NotPossible, run
from lifecycle.models import Deadline
from lifecycle.selectors import entries_in
from plans.models import VersionState
from plans.selectors.versions import version_in_force
from plans.services import plan as planning
from plans.services import sections
from tests.factories import approvals as factory
from tests.factories import plans

FIRST = date(2023, 2, 28)
RETURNED = date(2023, 4, 4)
SECOND = date(2023, 5, 31)
DECIDED = date(2023, 7, 20)
PUBLISHED = date(2023, 8, 3)


@pytest.fixture
def people(editions):
    return factory.people()


@pytest.fixture
def authority(people):
    """An authority whose views must have had due consideration."""
    return plans.mayoral_authority(people.designation.area)


def duty(designation: Designation, name: str) -> Deadline:
    return Deadline.objects.filter(chain=designation.chain, clock=name).latest("pk")


def rewrite(version, by, text):
    section = version.sections.order_by("position")[0]
    sections.write_section(version, by=by, section=section.key, revision=section.revision, text=text)


def publish(case, people, day):
    with clock.at(day):
        services.publish(case, by=people.publisher, published_on=day, gov_uk_address=factory.GOV_UK)


def test_a_plan_is_returned_with_two_concerns_answered_submitted_again_approved_and_published(people, authority):
    with clock.at(FIRST):
        version = factory.drafted(people)
        first = factory.submit(version, people)
    assert duty(people.designation, "plan_ready").fulfilled

    with clock.at(RETURNED):
        factory.find(first, people, failing=("A2",))
        factory.raise_concerns(first, people, "The survey is not described.", "Name the colleges.")
        services.return_with_concerns(first, by=people.decider, note="Please submit again by the end of May.")
    version.refresh_from_db()
    assert (first.state, version.state) == (CaseState.RETURNED, VersionState.DRAFTING)

    with clock.at(SECOND):
        rewrite(version, people.editor, "The survey of 500 firms, and seven colleges.")
        services.respond(first, by=people.lead, responses={1: "It is in Part 1 now.", 2: "All seven are named."})
        second = factory.submit(version, people)
    assert (second.number, second.state) == (2, CaseState.ASSESSING)
    assert second.snapshot.sha256 != first.snapshot.sha256
    assert "seven colleges" not in first.snapshot.content
    assert "seven colleges" in second.snapshot.content

    with clock.at(date(2023, 6, 28)):
        factory.find(second, people)
        with pytest.raises(NotPossible):
            run(second, "recommend", by=people.assessor)
        for concern in first.concerns.all():
            note = "Read in the second submission."
            services.settle_concern(second, by=people.assessor, concern=concern, disposition=Disposition.MET, note=note)
        run(second, "recommend", by=people.assessor)

    with clock.at(DECIDED):
        with pytest.raises(NotAllowed):
            services.approve(second, by=people.assessor, note="I assessed it.")
        services.approve(second, by=people.decider, note="Every test is met.")
        assert version_in_force(people.designation.area, DECIDED) is None
    publish(second, people, PUBLISHED)

    version.refresh_from_db()
    assert (version.submitted_on, version.approved_on, version.published_on) == (SECOND, DECIDED, PUBLISHED)
    assert version_in_force(people.designation.area, PUBLISHED) == version
    review = duty(people.designation, "annual_review")
    assert (review.anchor, review.due_on, review.closed_by) == (PUBLISHED, date(2024, 8, 3), None)
    assert list(history.faults_of(version.chain)) == []


def test_every_step_of_the_department_stands_in_the_history_of_case_and_plan_in_its_order(people):
    with clock.at(FIRST):
        case = factory.published(people)

    told = [f"{entry.workflow}.{entry.move}" for entry in entries_in([case.chain]).order_by("sequence")]
    told = told[told.index("plan.submit") :]
    assert told == [
        "plan.submit",
        "case.open",
        "plan.rendered",
        *["case.record_finding"] * 7,
        "case.recommend",
        "case.approve",
        "plan.approve",
        "case.publish",
        "plan.publish",
    ]


def test_the_review_of_a_plan_published_on_29_february_is_due_on_28_february_and_on_29_again_in_a_leap_year(people):
    with clock.at(date(2024, 2, 20)):
        case = factory.approved(people)
    publish(case, people, date(2024, 2, 29))

    review = duty(people.designation, "annual_review")
    rule = review.edition.clock_rule("annual_review")
    assert review.due_on == date(2025, 2, 28)
    assert rule.period.after(review.anchor, 4) == date(2028, 2, 29)


def test_where_authority_and_erb_disagree_the_finding_on_due_consideration_decides(people, authority):
    with clock.at(FIRST):
        version = plans.complete(people.designation, by=people.editor)
        statement = plans.requested(version, authority, by=people.editor)
        signatory = plans.authority_people(statement)[1]
        plans.give(statement, by=signatory, engaged=False, had_opportunity=False, views="We were never asked.")
        case = factory.submit(version, people)
        factory.find(case, people, failing=("A5",))
        run(case, "recommend", by=people.assessor)
    with clock.at(DECIDED):
        with pytest.raises(NotPossible) as refusal:
            services.approve(case, by=people.decider, note="Every test is met.")
        assert [unmet.rule.source for unmet in refusal.value.unmet] == ["Act s.1(7)"]

        run(case, "reopen", by=people.assessor, note="The ERB showed minutes of three meetings.")
        line = board.line(case, f"A5-{authority.slug}")
        reasons = "The authority took part in three meetings; its views stand in the annex with the ERB's answer."
        services.record_finding(case, by=people.assessor, line=line, satisfied=True, reasons=reasons)
        run(case, "recommend", by=people.assessor)
        services.approve(case, by=people.decider, note="The views had due consideration.")

    assert case.state == CaseState.APPROVED
    assert statement.views == "We were never asked."


def test_a_submission_taken_back_before_assessment_leaves_its_case_closed_and_the_next_one_begins_anew(people):
    with clock.at(FIRST):
        version = factory.drafted(people)
        first = factory.submit(version, people)
    with clock.at(date(2023, 3, 1)):
        planning.take_back(version, by=people.lead, note="A figure is wrong.")
        second = factory.submit(version, people)

    first.refresh_from_db()
    assert [(case.number, case.state) for case in (first, second)] == [(1, "closed"), (2, "assessing")]
    assert [case.submitted_on for case in (first, second)] == [FIRST, date(2023, 3, 1)]
