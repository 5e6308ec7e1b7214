"""What must hold for a delivery plan: each rule refuses what it should, and lets pass what it should."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from designations.models import Designation
from lifecycle import clock, engine
from lifecycle.engine import NotAllowed, NotPossible
from plans.models import DeliveryPlan, DeliveryPlanState
from plans.services import delivery
from tests.factories import delivery as factory
from tests.factories import designations

WANTING = {
    "employers": "Say how you will engage employers.",
    "small_firms": "Say how you will engage small firms and employers without a strong voice.",
    "providers": "Say how you will engage providers.",
    "stakeholders": "Say how you will engage other stakeholders.",
    "develop_estimate": "Estimate the funding needed to develop the plan.",
    "review_estimate": "Estimate the funding needed to keep the plan under review.",
}


@pytest.mark.clause("G-4.2.1-3")
@pytest.mark.clause("G-4.2.1-4")
@pytest.mark.parametrize("missing", WANTING)
def test_a_plan_is_submitted_once_the_last_missing_part_is_there(area, team, missing):
    content = factory.PLAN | {missing: None if missing.endswith("estimate") else ""}
    plan = factory.draft_plan(area, by=team.editor, **content)

    with pytest.raises(NotPossible) as refusal:
        delivery.submit(plan, by=team.lead)
    assert refusal.value.reasons == [WANTING[missing]]
    assert DeliveryPlan.objects.get().state == DeliveryPlanState.DRAFTING

    delivery.write_draft(plan, by=team.editor, revision=plan.revision, **{missing: factory.PLAN[missing]})
    delivery.submit(plan, by=team.lead)
    assert plan.state == DeliveryPlanState.SUBMITTED
    assert plan.submitted_on == clock.today()


def test_every_missing_part_is_said_at_once(area, team):
    plan = factory.draft_plan(area, by=team.editor)

    with pytest.raises(NotPossible) as refusal:
        delivery.submit(plan, by=team.lead)

    assert refusal.value.reasons == list(WANTING.values())
    assert {failure.rule.source for failure in refusal.value.unmet} == {"Guidance 4.2.1", "Guidance 4.2.1 and 5.1"}


def test_nothing_may_cost_nothing(area, team):
    plan = factory.submitted_plan(area, by=team.lead, review_estimate=Decimal(0))
    assert plan.estimate == factory.PLAN["develop_estimate"]


@pytest.mark.parametrize("field", ["develop_estimate", "review_estimate"])
def test_an_estimate_is_not_negative(area, team, field):
    plan = factory.draft_plan(area, by=team.editor)
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        delivery.write_draft(plan, by=team.editor, revision=plan.revision, **{field: Decimal("-0.01")})


def test_a_text_has_at_most_10_000_characters(area, team):
    plan = factory.draft_plan(area, by=team.editor)
    with pytest.raises(ValidationError, match="at most 10000 characters"):
        delivery.write_draft(plan, by=team.editor, revision=plan.revision, employers="x" * 10_001)
    plan.refresh_from_db()
    delivery.write_draft(plan, by=team.editor, revision=plan.revision, employers="x" * 10_000)
    assert len(DeliveryPlan.objects.get().employers) == 10_000


def test_the_next_version_begins_when_the_one_before_is_approved(area, team):
    first = factory.draft_plan(area, by=team.editor, **factory.PLAN)

    def begin():
        delivery.begin_delivery_plan(delivery.new_delivery_plan(area), by=team.editor)

    with pytest.raises(NotPossible) as refusal:
        begin()
    assert refusal.value.reasons == ["Version 1 is being drafted. Change that one."]

    delivery.submit(first, by=team.lead)
    with pytest.raises(NotPossible) as refusal:
        begin()
    assert refusal.value.reasons == ["Version 1 is waiting for the department's decision."]

    factory.approve(first, by=team.officer, develop_approved=Decimal(1), funding_reason="No more is there.")
    begin()
    second = DeliveryPlan.objects.get(number=2)
    assert {name: getattr(second, name) for name in DeliveryPlan.CONTENT} == factory.PLAN
    assert (second.develop_approved, second.funding_reason, second.submitted_on, second.revision) == (None, "", None, 0)


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

    with pytest.raises(NotPossible) as refusal:
        factory.approve(plan, by=team.officer, review_approved=Decimal("39999.99"))
    assert refusal.value.reasons == ["Say why the approved funding differs from the estimate."]
    plan.refresh_from_db()
    assert (plan.state, plan.approved) == (DeliveryPlanState.SUBMITTED, None)

    factory.approve(plan, by=team.officer, review_approved=Decimal("39999.99"), funding_reason="Rounded down.")
    assert plan.funding_changed
    assert plan.approved == Decimal("159999.99")


def test_the_amounts_estimated_are_approved_without_a_reason(area, team):
    plan = factory.approved_plan(area, by=team.lead, officer=team.decider)
    assert not plan.funding_changed
    assert plan.approved == plan.estimate == Decimal("160000")


@pytest.mark.parametrize(
    ("move", "who"),
    [("submit", "editor"), ("take_back", "editor"), ("return", "decider"), ("return", "lead"), ("approve", "lead")],
)
def test_who_may_not_is_told_who_may(area, team, move, who):
    plan = factory.draft_plan(area, by=team.editor, **factory.PLAN)
    if move != "submit":
        delivery.submit(plan, by=team.lead)
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
