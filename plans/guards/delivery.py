"""What must hold for a delivery plan (guidance 4.2.1), and for any draft that several people write."""

from typing import Any

from designations.models import DesignationState
from lifecycle import clock
from lifecycle.rules import Force, rule
from plans.guards import work
from plans.models import DeliveryPlan, DeliveryPlanState
from plans.selectors.delivery import newest_approved_plan, open_delivery_plans, saves_of
from plans.selectors.milestones import open_milestones, reached_milestones


@rule("Guidance 4.2", Force.GUIDANCE)
def the_designation_is_in_force(record: Any) -> str | None:
    """The body is designated for the area."""
    designation = record.designation
    over = designation.ended_on is not None and designation.ended_on <= clock.today()
    if designation.state == DesignationState.DESIGNATED and not over:
        return None
    return f"{designation.body} is not designated for {designation.area}."


@rule("Good administration", Force.LOCAL)
def no_other_delivery_plan_is_open(plan: DeliveryPlan) -> str | None:
    """One version of the delivery plan is drafted or decided at a time."""
    other = open_delivery_plans(plan.designation).exclude(pk=plan.pk).first()
    if other is None:
        return None
    if other.state == DeliveryPlanState.DRAFTING:
        return f"Version {other.number} is being drafted. Change that one."
    return f"Version {other.number} is waiting for the department's decision."


@rule("Good administration", Force.LOCAL)
def it_was_written_from_the_newest_text(record: Any) -> str | None:
    """A draft is saved over the text that its writer saw, never over one saved by somebody else since."""
    if record.revision == saves_of(record) + 1:
        return None
    return "Somebody saved this draft after you opened it. Read their text beside yours, then save again."


@rule("Guidance 4.2.1", Force.GUIDANCE)
def it_says_how_employers_will_be_engaged(plan: DeliveryPlan) -> str | None:
    """The delivery plan says how employers will be engaged."""
    return None if plan.employers else "Say how you will engage employers."


@rule("Guidance 4.2.1 and 5.1", Force.GUIDANCE)
def it_says_how_small_firms_will_be_engaged(plan: DeliveryPlan) -> str | None:
    """The delivery plan says how small firms, and employers without a strong voice, will be engaged."""
    return None if plan.small_firms else "Say how you will engage small firms and employers without a strong voice."


@rule("Guidance 4.2.1", Force.GUIDANCE)
def it_says_how_providers_will_be_engaged(plan: DeliveryPlan) -> str | None:
    """The delivery plan says how providers will be engaged."""
    return None if plan.providers else "Say how you will engage providers."


@rule("Guidance 4.2.1", Force.GUIDANCE)
def it_says_how_stakeholders_will_be_engaged(plan: DeliveryPlan) -> str | None:
    """The delivery plan says how other stakeholders will be engaged."""
    return None if plan.stakeholders else "Say how you will engage other stakeholders."


@rule("Good administration", Force.LOCAL)
def it_is_the_plan_that_is_worked_to(plan: DeliveryPlan) -> str | None:
    """Milestones are marked on the newest version that is approved."""
    newest = newest_approved_plan(plan.designation)
    if newest is None or newest.pk == plan.pk:
        return None
    return f"Version {newest.number} is approved, and is the one that is worked to. Mark the milestone there."


@rule("Good administration", Force.LOCAL)
def it_has_an_open_milestone(plan: DeliveryPlan) -> str | None:
    """There is a milestone that is not reached yet."""
    return None if open_milestones(plan).exists() else "Every milestone is reached."


@rule("Good administration", Force.LOCAL)
def it_has_a_reached_milestone(plan: DeliveryPlan) -> str | None:
    """There is a milestone that was reached."""
    return None if reached_milestones(plan).exists() else "No milestone is reached yet."


DRAFTABLE = (the_designation_is_in_force, no_other_delivery_plan_is_open)
ENGAGEMENT = (
    it_says_how_employers_will_be_engaged,
    it_says_how_small_firms_will_be_engaged,
    it_says_how_providers_will_be_engaged,
    it_says_how_stakeholders_will_be_engaged,
)
COMPLETE = (
    the_designation_is_in_force,
    *ENGAGEMENT,
    work.it_says_when_the_work_begins_and_ends,
    work.the_work_of_developing_and_reviewing_is_planned,
    work.every_package_has_an_owner,
    work.packages_lie_within_the_plan,
    work.it_has_milestones,
    work.milestones_lie_within_their_packages,
    work.it_sets_engagement_targets,
    work.its_risks_are_named,
    work.every_risk_has_a_mitigation_and_an_owner,
    work.the_funding_to_develop_the_plan_is_estimated,
    work.the_funding_to_keep_it_under_review_is_estimated,
    work.the_funding_adds_up,
    work.funding_falls_into_the_years_of_the_plan,
)
