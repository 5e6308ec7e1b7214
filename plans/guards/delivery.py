"""What must hold for a delivery plan (guidance 4.2.1), and for any draft that several people write."""

from typing import Any

from designations.models import DesignationState
from lifecycle import clock
from lifecycle.rules import Force, rule
from plans.models import DeliveryPlan, DeliveryPlanState
from plans.selectors.delivery import open_delivery_plans, saves_of


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


@rule("Guidance 4.2.1", Force.GUIDANCE)
def the_funding_to_develop_the_plan_is_estimated(plan: DeliveryPlan) -> str | None:
    """The delivery plan estimates the funding needed to develop the local skills improvement plan."""
    return "Estimate the funding needed to develop the plan." if plan.develop_estimate is None else None


@rule("Guidance 4.2.1", Force.GUIDANCE)
def the_funding_to_keep_it_under_review_is_estimated(plan: DeliveryPlan) -> str | None:
    """The delivery plan estimates the funding needed to keep the local skills improvement plan under review."""
    return "Estimate the funding needed to keep the plan under review." if plan.review_estimate is None else None


@rule("Guidance 4.2.1", Force.LOCAL)
def a_change_of_the_funding_has_a_reason(plan: DeliveryPlan) -> str | None:
    """Where the department approves other amounts than the ERB estimated, it says why."""
    if plan.funding_changed and not plan.funding_reason:
        return "Say why the approved funding differs from the estimate."
    return None


DRAFTABLE = (the_designation_is_in_force, no_other_delivery_plan_is_open)
COMPLETE = (
    the_designation_is_in_force,
    it_says_how_employers_will_be_engaged,
    it_says_how_small_firms_will_be_engaged,
    it_says_how_providers_will_be_engaged,
    it_says_how_stakeholders_will_be_engaged,
    the_funding_to_develop_the_plan_is_estimated,
    the_funding_to_keep_it_under_review_is_estimated,
)
