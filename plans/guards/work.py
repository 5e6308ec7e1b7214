"""What must hold for the work that a delivery plan sets out row by row (guidance 3.1, 4.2.1 and 4.3.1)."""

from collections.abc import Iterable
from typing import Any

from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day, pounds
from plans.models import DeliveryPlan, WorkPackage, financial_year
from plans.selectors.work import funding_lines_of, milestones_of, packages_of, risks_of, targets_of

DEVELOPING = (WorkPackage.Stage.A, WorkPackage.Stage.B, WorkPackage.Stage.C)


@rule("Guidance 3.1", Force.GUIDANCE)
def it_says_when_the_work_begins_and_ends(plan: DeliveryPlan) -> str | None:
    """The delivery plan has a first and a last day, in their order."""
    if plan.starts_on is None or plan.ends_on is None:
        return "Say on which days the work begins and ends."
    if plan.ends_on < plan.starts_on:
        return f"The work ends on {day(plan.ends_on)}, before it begins on {day(plan.starts_on)}."
    return None


@rule("Guidance 3.1", Force.GUIDANCE)
def the_work_of_developing_and_reviewing_is_planned(plan: DeliveryPlan) -> str | None:
    """There is a work package for developing the local skills improvement plan, and one for reviewing it."""
    stages = {package.stage for package in packages_of(plan)}
    wanting = [] if stages & set(DEVELOPING) else ["developing the plan (stage A, B or C)"]
    wanting += [] if WorkPackage.Stage.REVIEW in stages else ["reviewing the plan"]
    return f"Add a work package for {' and one for '.join(wanting)}." if wanting else None


@rule("Good administration", Force.LOCAL)
def every_package_has_an_owner(plan: DeliveryPlan) -> str | None:
    """Every work package has an owner."""
    found = [str(package) for package in packages_of(plan) if not package.owner]
    return f"Say who owns {_listed(found)}." if found else None


@rule("Good administration", Force.LOCAL)
def packages_lie_within_the_plan(plan: DeliveryPlan) -> str | None:
    """Every work package lies between the first and the last day of the plan."""
    first, last = plan.starts_on, plan.ends_on
    if first is None or last is None:
        return None
    found = [
        f"{package} runs from {day(package.starts_on)} to {day(package.ends_on)}"
        for package in packages_of(plan)
        if package.starts_on < first or package.ends_on > last
    ]
    return f"{_listed(found)}, but the plan runs from {day(first)} to {day(last)}." if found else None


@rule("Guidance 4.3.1", Force.GUIDANCE)
def it_has_milestones(plan: DeliveryPlan) -> str | None:
    """There is a milestone at least: progress is reported against them."""
    return None if milestones_of(plan).exists() else "Add at least one milestone."


@rule("Good administration", Force.LOCAL)
def milestones_lie_within_their_packages(plan: DeliveryPlan) -> str | None:
    """Every milestone lies within its work package, and not after the end of the plan."""
    late = [one for one in milestones_of(plan) if plan.ends_on and one.due_on > plan.ends_on]
    outside = [
        f"{one} is due on {day(one.due_on)}, but {one.package.code} runs from {day(one.package.starts_on)} "
        f"to {day(one.package.ends_on)}."
        for one in milestones_of(plan)
        if one not in late and not one.package.starts_on <= one.due_on <= one.package.ends_on
    ]
    after = [f"{one} is due on {day(one.due_on)}, after the last day of the plan." for one in late]
    return " ".join(after + outside) or None


@rule("Guidance 3.1", Force.LOCAL)
def it_sets_engagement_targets(plan: DeliveryPlan) -> str | None:
    """There is an engagement target at least, to count what was done against."""
    return None if targets_of(plan).exists() else "Set at least one engagement target."


@rule("Guidance 4.3.1", Force.LOCAL)
def its_risks_are_named(plan: DeliveryPlan) -> str | None:
    """There is a risk at least: a plan without one was not thought through."""
    return None if risks_of(plan).exists() else "Name at least one risk."


@rule("Guidance 4.3.1", Force.LOCAL)
def every_risk_has_a_mitigation_and_an_owner(plan: DeliveryPlan) -> str | None:
    """Every risk says what is done about it, and who looks after it."""
    bare = [risk.code for risk in risks_of(plan) if not risk.mitigation]
    unowned = [risk.code for risk in risks_of(plan) if not risk.owner]
    said = [f"Say what you do about {_listed(bare)}."] if bare else []
    said += [f"Say who looks after {_listed(unowned)}."] if unowned else []
    return " ".join(said) or None


@rule("Guidance 4.2.1", Force.GUIDANCE)
def the_funding_to_develop_the_plan_is_estimated(plan: DeliveryPlan) -> str | None:
    """The delivery plan estimates the funding needed to develop the local skills improvement plan."""
    return "Estimate the funding needed to develop the plan." if plan.develop_estimate is None else None


@rule("Guidance 4.2.1", Force.GUIDANCE)
def the_funding_to_keep_it_under_review_is_estimated(plan: DeliveryPlan) -> str | None:
    """The delivery plan estimates the funding needed to keep the local skills improvement plan under review."""
    return "Estimate the funding needed to keep the plan under review." if plan.review_estimate is None else None


@rule("Good administration", Force.LOCAL)
def the_funding_adds_up(plan: DeliveryPlan) -> str | None:
    """Where the body gives the total of its own budget, the lines of funding add up to it."""
    sum_of_lines = plan.estimate
    if plan.budget is None or sum_of_lines is None or plan.budget == sum_of_lines:
        return None
    apart = pounds(abs(plan.budget - sum_of_lines))
    way = "more" if sum_of_lines > plan.budget else "less"
    return (
        f"The lines of funding add up to {pounds(sum_of_lines)}. That is {apart} {way} than your budget of "
        f"{pounds(plan.budget)}."
    )


@rule("Good administration", Force.LOCAL)
def funding_falls_into_the_years_of_the_plan(plan: DeliveryPlan) -> str | None:
    """No line of funding is for a financial year in which the plan does not run."""
    if plan.starts_on is None or plan.ends_on is None:
        return None
    first, last = financial_year(plan.starts_on), financial_year(plan.ends_on)
    found = [str(line) for line in funding_lines_of(plan) if not first <= line.year <= last]
    return f"These lines are for years in which the plan does not run: {_listed(found)}." if found else None


@rule("Guidance 4.2.1", Force.LOCAL)
def every_line_is_decided(plan: DeliveryPlan) -> str | None:
    """The department approves an amount for every line of funding."""
    found = [str(line) for line in funding_lines_of(plan) if line.approved is None]
    return f"Give the approved amount of {_listed(found)}." if found else None


def _listed(things: Iterable[Any]) -> str:
    *others, last = [str(thing) for thing in things]
    return f"{', '.join(others)} and {last}" if others else last
