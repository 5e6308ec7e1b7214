"""What must hold for a delivery plan: each rule refuses what it should, and lets pass what it should."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from designations.models import Designation
from lifecycle import clock, engine
from lifecycle.engine import NotAllowed, NotPossible
from plans.guards.work import it_says_when_the_work_begins_and_ends
from plans.models import DeliveryPlan, DeliveryPlanState
from plans.selectors.work import BY_NAME, KINDS
from plans.services import delivery, work
from tests.factories import delivery as factory
from tests.factories import designations

WANTING = {
    "employers": "Say how you will engage employers.",
    "small_firms": "Say how you will engage small firms and employers without a strong voice.",
    "providers": "Say how you will engage providers.",
    "stakeholders": "Say how you will engage other stakeholders.",
    "starts_on": "Say on which days the work begins and ends.",
}
ROWS_WANTING = {
    "package": "Add a work package for developing the plan (stage A, B or C) and one for reviewing the plan.",
    "milestone": "Add at least one milestone.",
    "target": "Set at least one engagement target.",
    "risk": "Name at least one risk.",
}
FUNDING_WANTING = (
    "Estimate the funding needed to develop the plan.",
    "Estimate the funding needed to keep the plan under review.",
)


def refusals(plan, *, by):
    with pytest.raises(NotPossible) as refusal:
        delivery.submit_delivery_plan(plan, by=by)
    return refusal.value.reasons


@pytest.mark.clause("G-4.2.1-3")
@pytest.mark.parametrize("missing", WANTING)
def test_a_plan_is_submitted_once_the_last_missing_text_is_there(area, team, missing):
    plan = factory.whole_plan(area, by=team.editor, **{missing: None if missing == "starts_on" else ""})

    assert refusals(plan, by=team.lead) == [WANTING[missing]]
    assert DeliveryPlan.objects.get().state == DeliveryPlanState.DRAFTING

    delivery.write_draft(plan, by=team.editor, revision=plan.revision, **{missing: factory.PLAN[missing]})
    delivery.submit_delivery_plan(plan, by=team.lead)
    assert plan.state == DeliveryPlanState.SUBMITTED
    assert plan.submitted_on == clock.today()


@pytest.mark.clause("G-3.1-1")
@pytest.mark.clause("G-4.2.1-4")
def test_every_missing_part_is_said_at_once(area, team):
    plan = factory.draft_plan(area, by=team.editor)
    wanted = [*WANTING.values(), *ROWS_WANTING.values(), *FUNDING_WANTING]

    assert refusals(plan, by=team.lead) == wanted

    delivery.write_draft(plan, by=team.editor, revision=plan.revision, **factory.PLAN)
    for name in factory.ROWS:
        assert ROWS_WANTING.get(name, FUNDING_WANTING[0]) in refusals(plan, by=team.lead)
        factory.write_rows(plan, only=(name,))
    delivery.submit_delivery_plan(plan, by=team.lead)
    assert plan.state == DeliveryPlanState.SUBMITTED


def changed(plan, name, number, *, by, **facts):
    """Change some facts of a row."""
    kind = BY_NAME[name]
    row = kind.model.objects.get(plan=plan, number=number)
    kept = {field: getattr(row, field) for field in kind.model.CONTENT}
    return work.write_row(plan, kind, by=by, number=number, revision=row.revision, **(kept | facts))


@pytest.mark.parametrize(
    ("name", "faults", "reason"),
    [
        ("package", {"owner": ("", "Lead")}, "Say who owns WP1 Hear employers."),
        (
            "package",
            {"starts_on": (date(2022, 5, 1), date(2022, 6, 1))},
            "WP1 Hear employers runs from 1 May 2022 to 30 September 2022, but the plan runs from 31 May 2022 to "
            "31 March 2024.",
        ),
        (
            "milestone",
            {"due_on": (date(2022, 12, 1), date(2022, 9, 30))},
            "M1 Survey closed is due on 1 December 2022, but WP1 runs from 1 June 2022 to 30 September 2022.",
        ),
        (
            "milestone",
            {"due_on": (date(2024, 4, 1), date(2022, 6, 1))},
            "M1 Survey closed is due on 1 April 2024, after the last day of the plan.",
        ),
        ("risk", {"mitigation": ("", "Visits.")}, "Say what you do about R1."),
        ("risk", {"owner": ("", "Lead")}, "Say who looks after R1."),
        (
            "funding_line",
            {"year": (2021, 2023)},
            "These lines are for years in which the plan does not run: Develop the plan, 2021 to 2022, staff.",
        ),
    ],
)
def test_a_row_that_does_not_fit_the_plan_keeps_it_from_being_submitted(area, team, name, faults, reason):
    plan = factory.whole_plan(area, by=team.editor)
    [(field, (fault, mended))] = faults.items()
    changed(plan, name, 1, by=team.editor, **{field: fault})
    assert refusals(plan, by=team.lead) == [reason]
    changed(plan, name, 1, by=team.editor, **{field: mended})
    delivery.submit_delivery_plan(plan, by=team.lead)
    assert plan.state == DeliveryPlanState.SUBMITTED


@pytest.mark.parametrize(
    ("budget", "said"), [("162000.50", "£2,000.50 less"), ("159999.99", "£0.01 more"), ("160000", "")]
)
def test_funding_that_does_not_add_up_says_by_how_much(area, team, budget, said):
    plan = factory.whole_plan(area, by=team.editor, budget=Decimal(budget))
    if said:
        [reason] = refusals(plan, by=team.lead)
        assert reason.startswith(f"The lines of funding add up to £160,000. That is {said} than your budget of £")
    else:
        delivery.submit_delivery_plan(plan, by=team.lead)


def test_work_ends_after_it_begins(area, team):
    plan = factory.whole_plan(area, by=team.editor)
    plan.starts_on, plan.ends_on = plan.ends_on, plan.starts_on
    said = "The work ends on 31 May 2022, before it begins on 31 March 2024."
    assert it_says_when_the_work_begins_and_ends(plan) == said


def test_nothing_may_cost_nothing(area, team):
    plan = factory.whole_plan(area, by=team.lead)
    changed(plan, "funding_line", 2, by=team.lead, estimate=Decimal(0))
    delivery.submit_delivery_plan(plan, by=team.lead)
    assert plan.estimate == plan.develop_estimate == Decimal(120_000)


def test_an_estimate_is_not_negative(area, team):
    plan = factory.whole_plan(area, by=team.editor)
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        changed(plan, "funding_line", 1, by=team.editor, estimate=Decimal("-0.01"))
    assert plan.develop_estimate == Decimal(120_000)


def test_a_text_has_at_most_10_000_characters(area, team):
    plan = factory.draft_plan(area, by=team.editor)
    with pytest.raises(ValidationError, match="at most 10000 characters"):
        delivery.write_draft(plan, by=team.editor, revision=plan.revision, employers="x" * 10_001)
    plan.refresh_from_db()
    delivery.write_draft(plan, by=team.editor, revision=plan.revision, employers="x" * 10_000)
    assert len(DeliveryPlan.objects.get().employers) == 10_000


def test_the_next_version_begins_when_the_one_before_is_approved(area, team):
    first = factory.whole_plan(area, by=team.editor)

    def begin():
        delivery.begin_delivery_plan(delivery.new_delivery_plan(area), by=team.editor)

    with pytest.raises(NotPossible) as refusal:
        begin()
    assert refusal.value.reasons == ["Version 1 is being drafted. Change that one."]

    delivery.submit_delivery_plan(first, by=team.lead)
    with pytest.raises(NotPossible) as refusal:
        begin()
    assert refusal.value.reasons == ["Version 1 is waiting for the department's decision."]

    factory.approve(first, by=team.officer, amounts={1: Decimal(1)})
    begin()
    second = DeliveryPlan.objects.get(number=2)
    assert {name: getattr(second, name) for name in factory.PLAN} == factory.PLAN
    assert (second.develop_approved, second.submitted_on, second.revision) == (None, None, 0)
    assert second.estimate == first.estimate
    for kind in KINDS.values():
        rows = [[getattr(row, "code", ""), str(row)] for row in kind.rows_of(second)]
        assert rows == [[row.code, str(row)] for row in kind.rows_of(first)]
    assert {milestone.package.plan for milestone in second.milestones.all()} == {second}


def test_a_body_that_is_not_designated_begins_no_delivery_plan(area, team):
    other = designations.agreed()
    with pytest.raises(NotPossible) as refusal:
        delivery.begin_delivery_plan(delivery.new_delivery_plan(other), by=factory.team(other).lead)
    assert refusal.value.reasons == [f"{other.body} is not designated for {other.area}."]

    Designation.objects.filter(pk=area.pk).update(ended_on=clock.today())
    area.refresh_from_db()
    with pytest.raises(NotAllowed, match="The designation ended on"):
        delivery.begin_delivery_plan(delivery.new_delivery_plan(area), by=team.lead)

    Designation.objects.filter(pk=area.pk).update(ended_on=None)
    area.refresh_from_db()
    delivery.begin_delivery_plan(delivery.new_delivery_plan(area), by=team.lead)
    assert DeliveryPlan.objects.get().state == DeliveryPlanState.DRAFTING


def test_other_amounts_than_estimated_are_approved_with_a_reason(area, team):
    plan = factory.submitted_plan(area, by=team.lead)
    less = {2: Decimal("39999.99")}

    with pytest.raises(ValidationError, match="Give the reason for approving another amount than £40,000"):
        factory.approve(plan, by=team.officer, amounts=less, reason="")
    plan.refresh_from_db()
    assert (plan.state, plan.approved) == (DeliveryPlanState.SUBMITTED, None)

    factory.approve(plan, by=team.officer, amounts=less, reason="Rounded down.")
    assert plan.approved == Decimal("159999.99")
    assert [line.reason for line in plan.funding_lines.all()] == ["", "Rounded down."]


def test_every_line_is_decided(area, team):
    plan = factory.submitted_plan(area, by=team.lead)
    with pytest.raises(NotPossible) as refusal:
        delivery.approve_delivery_plan(plan, by=team.officer, approved={1: Decimal(120_000)})
    said = "Give the approved amount of Keep it under review, 2023 to 2024, staff."
    assert refusal.value.reasons == [said]
    factory.approve(plan, by=team.officer)


def test_the_amounts_estimated_are_approved_without_a_reason(area, team):
    plan = factory.approved_plan(area, by=team.lead, officer=team.decider)
    assert not any(line.changed for line in plan.funding_lines.all())
    assert plan.approved == plan.estimate == Decimal("160000")


@pytest.mark.parametrize(
    ("move", "who"),
    [("submit", "editor"), ("take_back", "editor"), ("return", "decider"), ("return", "lead"), ("approve", "lead")],
)
def test_who_may_not_is_told_who_may(area, team, move, who):
    plan = factory.whole_plan(area, by=team.editor)
    if move != "submit":
        delivery.submit_delivery_plan(plan, by=team.lead)
    with pytest.raises(NotAllowed, match=r"^Only .* can do this"):
        engine.run(plan, move, by=getattr(team, who), note="A reason.")


@pytest.mark.parametrize("move", ["take_back", "return"])
def test_a_plan_goes_back_only_with_a_reason(area, team, move):
    plan = factory.submitted_plan(area, by=team.lead)
    by = {"take_back": team.lead, "return": team.officer}[move]

    with pytest.raises(NotPossible, match="Give the reason"):
        engine.run(plan, move, by=by, note=" ")
    assert plan.state == DeliveryPlanState.SUBMITTED

    engine.run(plan, move, by=by, note="The budget is missing a year.")
    assert plan.state == DeliveryPlanState.DRAFTING


def test_a_plan_cannot_be_taken_back_once_it_is_approved(area, team):
    plan = factory.approved_plan(area, by=team.lead, officer=team.officer)
    with pytest.raises(NotPossible, match="the state is now “Approved”"):
        factory.take_back(plan, by=team.lead)
