"""Delivery plans and progress reports in each state, with the people who move them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from accounts.models import User
from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_EDITOR, ERB_LEAD, ERB_VIEWER
from designations.models import Designation
from lifecycle import clock, engine
from plans.models import DeliveryPlan, ProgressReport
from plans.services import delivery, progress
from tests.factories import accounts, designations

EFFECTIVE = date(2022, 5, 31)
PLAN = {
    "employers": "A survey in June, then 40 interviews.",
    "small_firms": "Visits to firms with fewer than ten employees.",
    "providers": "A working group with the colleges, every month.",
    "stakeholders": "Two round tables with authorities and Jobcentre Plus.",
    "develop_estimate": Decimal("120000.00"),
    "review_estimate": Decimal("40000.00"),
}
REPORT = {
    "rating": "green",
    "progress": "The survey is out and 12 interviews are done.",
    "risks": "Few answers from small firms.",
    "mitigations": "We call them.",
}


def designated(effective_on: date = EFFECTIVE, *, under: str = "2022-08", demonstration: bool = False) -> Designation:
    """Make a designation whose notice was published a fortnight before it takes effect."""
    with clock.at(effective_on - timedelta(days=14)):
        return designations.designated(effective_on=effective_on, under=under, demonstration=demonstration)


@dataclass
class Team:
    """The people around one designation."""

    lead: User
    editor: User
    viewer: User
    officer: User
    decider: User


def team(designation: Designation) -> Team:
    """Make an ERB's three people and two of the department."""
    erb = [accounts.holder(role, designation.scope) for role in (ERB_LEAD, ERB_EDITOR, ERB_VIEWER)]
    return Team(*erb, accounts.holder(CASE_OFFICER), accounts.holder(DECISION_MAKER))


def draft_plan(designation: Designation, *, by: User, **content: object) -> DeliveryPlan:
    """Begin a delivery plan and write it; without content it stays empty."""
    plan = delivery.new_delivery_plan(designation)
    delivery.begin_delivery_plan(plan, by=by)
    if content:
        delivery.write_draft(plan, by=by, revision=plan.revision, **content)
    return plan


def submitted_plan(designation: Designation, *, by: User, **content: object) -> DeliveryPlan:
    """Submit a delivery plan."""
    plan = draft_plan(designation, by=by, **(PLAN | content))
    delivery.submit(plan, by=by)
    return plan


def approved_plan(designation: Designation, *, by: User, officer: User) -> DeliveryPlan:
    """Submit a delivery plan, and approve it with the funding it asks for."""
    plan = submitted_plan(designation, by=by)
    approve(plan, by=officer)
    return plan


def approve(plan: DeliveryPlan, *, by: User, **funding: object) -> None:
    """Approve a delivery plan, with the funding it asks for unless other amounts are given."""
    asked = {"develop_approved": plan.develop_estimate, "review_approved": plan.review_estimate}
    delivery.approve_delivery_plan(plan, by=by, **(asked | funding))


def draft_report(designation: Designation, *, by: User, **content: object) -> ProgressReport:
    """Begin a progress report and write it; without content it stays empty."""
    report = progress.new_progress_report(designation)
    progress.begin_progress_report(report, by=by)
    if content:
        delivery.write_draft(report, by=by, revision=report.revision, **content)
    return report


def submitted_report(designation: Designation, *, by: User, **content: object) -> ProgressReport:
    """Submit a progress report on the open period."""
    report = draft_report(designation, by=by, **(REPORT | content))
    delivery.submit(report, by=by)
    return report


def take_back(record: DeliveryPlan | ProgressReport, *, by: User) -> None:
    """Take a plan or a report back."""
    engine.run(record, "take_back", by=by, note="A figure was wrong.")
