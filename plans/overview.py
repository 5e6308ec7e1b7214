"""A delivery plan as its page shows it: how the work stands today, and what is still to be written."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from lifecycle.rules import Rule, unmet
from plans.gantt import Gantt, picture
from plans.guards import delivery, work
from plans.models import DeliveryPlan, FundingLine, Risk
from plans.selectors.milestones import MilestoneStanding, PackageStanding, milestone_standings, package_standings
from plans.selectors.targets import TargetStanding, target_standings
from plans.selectors.work import KINDS, funding_lines_of, risks_of

_WRITTEN_BY: dict[str, tuple[Rule, ...]] = {
    "packages": (
        work.the_work_of_developing_and_reviewing_is_planned,
        work.every_package_has_an_owner,
        work.packages_lie_within_the_plan,
    ),
    "milestones": (work.it_has_milestones, work.milestones_lie_within_their_packages),
    "targets": (work.it_sets_engagement_targets,),
    "risks": (work.its_risks_are_named, work.every_risk_has_a_mitigation_and_an_owner),
    "funding": (
        work.the_funding_to_develop_the_plan_is_estimated,
        work.the_funding_to_keep_it_under_review_is_estimated,
        work.the_funding_adds_up,
        work.funding_falls_into_the_years_of_the_plan,
    ),
}


@dataclass(frozen=True)
class Work:
    """The rows of a delivery plan as they stand on a day, with the picture of them."""

    packages: list[PackageStanding]
    milestones: list[MilestoneStanding]
    targets: list[TargetStanding]
    risks: list[Risk]
    funding: list[FundingLine]
    gantt: Gantt | None


def work_of(plan: DeliveryPlan, today: date) -> Work:
    """Return how the work of a version stands on a day."""
    milestones = milestone_standings(plan, today)
    packages = package_standings(plan, milestones, today)
    return Work(
        packages=packages,
        milestones=milestones,
        targets=target_standings(plan, today),
        risks=list(risks_of(plan)),
        funding=list(funding_lines_of(plan)),
        gantt=picture(packages, plan.starts_on, plan.ends_on, today),
    )


def tasks_of(plan: DeliveryPlan) -> list[dict[str, Any]]:
    """Return the parts of a draft as a list of tasks, each with the first thing that it still lacks."""
    about = (*delivery.ENGAGEMENT, work.it_says_when_the_work_begins_and_ends)
    write = reverse("move", args=[plan.workflow_name, plan.pk, "write"])
    tasks = [_task(plan, "Dates and engagement", write, about)]
    for plural, rules in _WRITTEN_BY.items():
        tasks.append(_task(plan, KINDS[plural].title, reverse("delivery_plan_rows", args=[plan.pk, plural]), rules))
    return tasks


def _task(plan: DeliveryPlan, title: str, href: str, rules: tuple[Rule, ...]) -> dict[str, Any]:
    lacking = unmet(rules, plan)
    return {
        "title": title,
        "href": href,
        "hint": lacking[0].reason if lacking else "",
        "state": "Not complete yet" if lacking else "Complete",
        "colour": "grey" if lacking else "green",
    }
