"""The rules of interventions: which step may follow which, who decides on funding, and what each step must say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_LEAD
from approvals.interventions import selectors, services
from approvals.models import Intervention, InterventionStep, Level, Result
from designations.models import Removal
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible, run
from lifecycle.models import Message
from tests.factories import approvals as cases
from tests.factories import delivery, plans
from tests.factories import intelligence as told
from tests.factories import interventions as make
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 6)
LEVELS = (Level.SUPPORT, Level.WORKING, Level.LEADERSHIP)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated()


@pytest.fixture
def officer():
    return holder(CASE_OFFICER)


def reasons_of(act, *args, **facts):
    with pytest.raises(NotPossible) as refusal:
        act(*args, **facts)
    return refusal.value.reasons


@pytest.mark.clause("G-4.3.2-1")
def test_an_intervention_holds_the_phase_the_type_the_aim_and_the_outcome(designation, officer):
    record = make.closed(designation, by=officer)
    record.refresh_from_db()
    assert (record.get_phase_display(), record.get_kind_display()) == (
        "The plan is being developed",
        "Engagement with employers, providers or stakeholders",
    )
    assert (record.aim, record.outcome) == ("Forty small firms are interviewed.", "Forty firms were heard.")
    with pytest.raises(ValidationError):
        make.opened(designation, phase="afterwards")


@pytest.mark.clause("G-4.3.2-3")
def test_working_level_comes_before_leadership_unless_the_reason_is_recorded(designation, officer):
    record = make.opened(designation, by=officer)
    assert reasons_of(make.step, record, Level.WORKING, by=officer) == ["No outcome is recorded yet for: support."]
    make.tried(record, Level.SUPPORT, by=officer)
    assert reasons_of(make.step, record, Level.LEADERSHIP, by=officer) == [
        "No outcome is recorded yet for: working level."
    ]
    why = {"it_could_not_be_resolved_at_working_level": "Nobody at working level is left."}
    make.step(record, Level.LEADERSHIP, by=officer, explanations=why)
    step = record.last_step
    assert (step.level, step.leader, step.leader_role, step.taken_on) == (
        Level.LEADERSHIP,
        "Sam Carter",
        "Chief executive",
        TODAY,
    )
    make.outcome(record, Result.PARTLY, by=officer)
    step.refresh_from_db()
    assert (step.result, step.ended_on) == (Result.PARTLY, TODAY)
    explained = step.entry.texts.get(name="explained:it_could_not_be_resolved_at_working_level")
    assert explained.text == "Nobody at working level is left."


@pytest.mark.clause("G-4.3.2-3")
@pytest.mark.parametrize("missing", ["leader", "leader_role"])
def test_a_step_with_the_leadership_without_a_name_cannot_be_kept(designation, officer, missing):
    record = make.opened(designation, by=officer)
    make.tried(record, Level.SUPPORT, Level.WORKING, by=officer)
    with pytest.raises(ValidationError):
        make.step(record, Level.LEADERSHIP, by=officer, **{missing: ""})
    assert record.steps.count() == 2


@pytest.mark.clause("G-4.3.2-4")
@pytest.mark.parametrize("skipped", LEVELS)
def test_the_funding_decision_skips_no_step_whatever_the_explanation(designation, officer, skipped):
    record = make.opened(designation, by=officer)
    for level in LEVELS:
        if level != skipped:
            explain = {
                name: "In a hurry." for name in ("support_was_tried", "it_could_not_be_resolved_at_working_level")
            }
            more = {} if level == Level.SUPPORT else {"explanations": explain}
            make.step(record, level, by=officer, **more)
            make.outcome(record, by=officer)
    facts = {"proposed": Decimal(1), "exceptional": "Much."}
    assert reasons_of(services.propose_funding, record, by=officer, **facts) == [
        f"No outcome is recorded yet for: {skipped.label.lower()}."
    ]
    with pytest.raises(NotPossible):
        run(record, "propose_funding", by=officer, explanations={"all_other_support_was_tried": "In a hurry."})
    why = {name: "In a hurry." for name in ("support_was_tried", "it_could_not_be_resolved_at_working_level")}
    make.step(record, skipped, by=officer, **({} if skipped == Level.SUPPORT else {"explanations": why}))
    make.outcome(record, by=officer)
    services.propose_funding(record, by=officer, **facts)
    assert selectors.proposed_funding(record).funding.exceptional == "Much."


@pytest.mark.clause("G-4.3.2-4")
def test_a_resolved_issue_leads_to_no_funding_decision(designation, officer):
    record = make.opened(designation, by=officer)
    make.tried(record, Level.SUPPORT, Level.WORKING, by=officer)
    make.tried(record, Level.LEADERSHIP, by=officer, result=Result.RESOLVED)
    assert reasons_of(services.propose_funding, record, by=officer, proposed=Decimal(1), exceptional="Much.") == [
        "The last outcome recorded is “Resolved”, so progress is not insufficient."
    ]


@pytest.mark.clause("G-4.3.2-4")
def test_the_decision_states_the_amount_and_the_reasons_and_is_not_made_by_who_took_part(designation):
    officer = holder(CASE_OFFICER)
    holder(DECISION_MAKER, who=officer)
    record = make.funding_proposed(designation, by=officer)
    decider = holder(DECISION_MAKER)
    with pytest.raises(NotAllowed, match="You took part in this intervention"):
        services.decide_funding(record, by=officer, amount=Decimal(50000), note="Enough.")
    services.decide_funding(record, by=decider, amount=Decimal(50000), note="Enough for the survey.")
    decision = record.last_step.funding
    assert (decision.amount, decision.reasons, decision.decided_on, decision.decided_by) == (
        Decimal(50000),
        "Enough for the survey.",
        TODAY,
        decider.actor,
    )
    assert selectors.amount_decided(record) == Decimal(50000)
    with pytest.raises(NotPossible):
        services.decide_funding(record, by=decider, amount=Decimal(1), note="Again.")


def test_nobody_decides_on_what_they_proposed_in_the_table_either(designation, officer):
    funding = make.funding_proposed(designation, by=officer).last_step.funding
    funding.amount, funding.reasons, funding.decided_on, funding.decided_by = 1, "So.", TODAY, officer.actor
    with pytest.raises(IntegrityError), transaction.atomic():
        funding.save()
    funding.decided_by = holder(DECISION_MAKER).actor
    funding.save()


def test_a_proposal_that_is_withdrawn_counts_as_no_step(designation, officer):
    record = make.funding_proposed(designation, by=officer)
    assert reasons_of(services.close, record, by=officer, result="resolved", outcome="So.", learned="Much.") == [
        "A funding decision is awaited already."
    ]
    services.withdraw_funding(record, by=officer, note="The ERB caught up.")
    assert selectors.untried(record, Level.REMOVAL) == [Level.FUNDING]
    services.propose_funding(record, by=officer, proposed=Decimal(2), exceptional="It fell back.")
    assert selectors.proposed_funding(record).number == 5


def test_removal_goes_its_own_way_and_the_intervention_points_to_it(designation, officer):
    record = make.opened(designation, by=officer)
    assert reasons_of(services.consider_removal, record, by=officer, issue="It asks for no help.") == [
        "No outcome is recorded yet for: support, working level, leadership level, funding decision."
    ]
    assert not Removal.objects.exists()
    why = {"every_other_step_was_tried": "The body is being wound up."}
    services.consider_removal(record, by=officer, issue="It is wound up.", explanations=why)
    removal = Removal.objects.get()
    assert (record.last_step.removal, removal.state) == (removal, "proposed")
    assert (
        "The removal of the designation is under way."
        in reasons_of(services.consider_removal, record, by=officer, issue="Again.", explanations=why)[0]
    )
    make.outcome(record, by=officer)
    facts = {"result": Result.NOT_RESOLVED, "outcome": "It is over.", "learned": "Ask earlier."}
    assert "The removal of the designation is under way." in reasons_of(services.close, record, by=officer, **facts)[0]
    run(removal, "drop", by=officer, note="It is not wound up.")
    services.close(record, by=officer, **facts)


def test_a_removal_that_is_open_already_is_joined(designation, officer):
    from tests.factories import removals

    removal = removals.requested(designation)
    record = make.opened(designation, by=officer)
    why = {"every_other_step_was_tried": "The body asked for it."}
    services.consider_removal(record, by=officer, issue="The body asks for it.", explanations=why)
    assert record.last_step.removal == removal
    assert Removal.objects.count() == 1


@pytest.mark.clause("G-4.3.1-4")
def test_opening_it_from_a_report_links_the_report_and_marks_it_for_attention(editions):
    designation = delivery.designated()
    people = delivery.team(designation)
    with clock.at(date(2022, 7, 4)):
        delivery.approved_plan(designation, by=people.lead, officer=people.officer)
        report = delivery.submitted_report(designation, by=people.lead)
        record = make.opened(designation, by=people.officer, origin={"report": report})
    report.refresh_from_db()
    assert record.report == report
    assert report.for_attention
    assert list(selectors.opened_from(report, selectors.interventions_seen_by(people.lead))) == [record]
    told_lead = Message.objects.filter(actor=people.lead.actor, subject__startswith="The department opens an")
    assert told_lead.count() == 1


@pytest.mark.clause("G-6.5-8")
@pytest.mark.parametrize("submission", [cases.returned, cases.assessing])
def test_a_submission_that_was_returned_or_stalls_can_lead_to_one(editions, submission):
    with clock.at(cases.SUBMITTED):
        people = cases.people()
        case = submission(people)
    assert list(selectors.submissions_to_act_on(people.designation)) == [case]
    record = make.opened(people.designation, by=people.officer, origin={"case": case}, kind="approval")
    assert list(selectors.opened_from(case, selectors.interventions_seen_by(people.lead))) == [record]


def test_an_approved_submission_leads_to_none(editions):
    with clock.at(cases.SUBMITTED):
        people = cases.people()
        cases.approved(people)
    assert not selectors.submissions_to_act_on(people.designation).exists()


def test_two_records_never_lead_to_one_intervention(editions):
    with clock.at(cases.SUBMITTED):
        people = cases.people()
        case = cases.returned(people)
    record = make.opened(people.designation, origin={"case": case})
    record.intelligence = told.recorded(people.designation)
    with pytest.raises(IntegrityError), transaction.atomic():
        record.save()


def test_an_intervention_is_closed_once_each_step_has_an_outcome(designation, officer):
    record = make.opened(designation, by=officer)
    make.step(record, Level.SUPPORT, by=officer)
    facts = {"result": Result.RESOLVED, "outcome": "Done.", "learned": "Ask earlier."}
    assert reasons_of(services.close, record, by=officer, **facts) == ["Record the outcome of: step 1: support."]
    make.outcome(record, by=officer)
    services.close(record, by=officer, **facts)
    assert (record.state, record.closed_on) == ("closed", TODAY)
    with pytest.raises(NotPossible):
        make.step(record, Level.SUPPORT, by=officer)


@pytest.mark.parametrize("broken", [{"learned": ""}, {"outcome": ""}, {"result": ""}, {"closed_on": None}])
def test_a_closed_intervention_without_what_came_of_it_is_refused_by_the_table(designation, broken):
    record = make.closed(designation)
    with pytest.raises(IntegrityError), transaction.atomic():
        Intervention.objects.filter(pk=record.pk).update(**broken)


@pytest.mark.parametrize(
    "broken",
    [
        {"issue": ""},
        {"leader": "Somebody"},
        {"by_when": TODAY - timedelta(1)},
        {"result": "resolved"},
        {"result": "resolved", "outcome": "So.", "ended_on": TODAY - timedelta(1)},
        {"level": "removal"},
    ],
)
def test_a_step_that_makes_no_sense_is_refused_by_the_table(designation, officer, broken):
    record = make.opened(designation, by=officer)
    make.step(record, Level.SUPPORT, by=officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        InterventionStep.objects.filter(intervention=record).update(**broken)


def test_interventions_are_counted_in_each_area_and_the_open_ones_found_in_one_query(
    designation, officer, django_assert_num_queries
):
    first, second = make.closed(designation, by=officer), make.opened(designation, by=officer)
    elsewhere = make.opened(plans.designated(), by=officer)
    assert (first.number, second.number, elsewhere.number) == (1, 2, 1)
    with django_assert_num_queries(1):
        found = selectors.open_interventions_by_designation()
    assert found == {designation.pk: [second], elsewhere.designation_id: [elsewhere]}


def test_an_erb_sees_its_own_and_a_funding_decision_only_once_it_is_made(designation, officer):
    record = make.funding_proposed(designation, by=officer)
    lead, stranger = holder(ERB_LEAD, designation.scope), holder(ERB_LEAD, plans.designated().scope)
    assert list(selectors.interventions_seen_by(lead)) == [record]
    assert not selectors.interventions_seen_by(stranger).exists()
    assert [step.level for step in selectors.steps_shown_to(lead, record)] == list(LEVELS)
    assert selectors.highest_levels([record])[record.pk] == Level.LEADERSHIP
    assert "propose_funding" not in {entry.move for entry in selectors.entries_shown_to(lead, record)}
    assert "propose_funding" in {entry.move for entry in selectors.entries_shown_to(officer, record)}
    services.decide_funding(record, by=holder(DECISION_MAKER), amount=Decimal(0), note="Nothing more.")
    assert [step.level for step in selectors.steps_shown_to(lead, record)][-1] == Level.FUNDING
    assert selectors.highest_levels([record])[record.pk] == Level.FUNDING
