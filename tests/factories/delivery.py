"""Delivery plans and progress reports in each state, with the people who move them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from accounts.models import User
from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_EDITOR, ERB_LEAD, ERB_VIEWER
from designations.models import Designation
from lifecycle import clock, engine
from plans.models import DeliveryPlan, EarlyWarning, ProgressReport
from plans.selectors.work import BY_NAME
from plans.services import delivery, progress, warnings
from tests.factories import accounts, designations

EFFECTIVE = date(2022, 5, 31)
PLAN = {
    "employers": "A survey in June, then 40 interviews.",
    "small_firms": "Visits to firms with fewer than ten employees.",
    "providers": "A working group with the colleges, every month.",
    "stakeholders": "Two round tables with authorities and Jobcentre Plus.",
    "starts_on": date(2022, 5, 31),
    "ends_on": date(2024, 3, 31),
}
ROWS = {
    "package": [
        {
            "title": "Hear employers",
            "stage": "a",
            "starts_on": date(2022, 6, 1),
            "ends_on": date(2022, 9, 30),
            "owner": "Lead",
        },
        {
            "title": "Agree changes",
            "stage": "b",
            "starts_on": date(2022, 9, 1),
            "ends_on": date(2023, 1, 31),
            "owner": "Lead",
        },
        {
            "title": "First review",
            "stage": "review",
            "starts_on": date(2023, 6, 1),
            "ends_on": date(2024, 3, 31),
            "owner": "Lead",
        },
    ],
    "milestone": [
        {"title": "Survey closed", "package": 1, "due_on": date(2022, 7, 8)},
        {"title": "Roundtables held", "package": 1, "due_on": date(2022, 8, 31)},
        {"title": "Changes agreed", "package": 2, "due_on": date(2023, 1, 20)},
    ],
    "target": [{"group": "employers", "planned": 40, "by_day": date(2022, 9, 30)}],
    "risk": [
        {"title": "Small firms answer late", "likelihood": 2, "impact": 3, "mitigation": "Visits.", "owner": "Lead"}
    ],
    "funding_line": [
        {"purpose": "develop", "year": 2022, "heading": "staff", "estimate": Decimal("120000.00")},
        {"purpose": "review", "year": 2023, "heading": "staff", "estimate": Decimal("40000.00")},
    ],
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


def write_rows(plan: DeliveryPlan, *, only: tuple[str, ...] = tuple(ROWS)) -> None:
    """Give a draft its rows, all of them or those of some kinds; without the history, which would take its time."""
    packages: dict[int, object] = {}
    for name in only:
        model = BY_NAME[name].model
        given = [dict(facts, plan=plan, number=number) for number, facts in enumerate(ROWS[name], 1)]
        if name == "milestone":
            packages = {package.number: package for package in plan.packages.all()}
            given = [facts | {"package": packages[facts["package"]]} for facts in given]
        model._default_manager.bulk_create(model(**facts) for facts in given)


def whole_plan(designation: Designation, *, by: User, **content: object) -> DeliveryPlan:
    """Draft a delivery plan that lacks nothing."""
    plan = draft_plan(designation, by=by, **(PLAN | content))
    if not plan.funding_lines.exists():
        write_rows(plan)
    return plan


def submitted_plan(designation: Designation, *, by: User, **content: object) -> DeliveryPlan:
    """Submit a delivery plan."""
    plan = whole_plan(designation, by=by, **content)
    delivery.submit_delivery_plan(plan, by=by)
    return plan


def approved_plan(designation: Designation, *, by: User, officer: User) -> DeliveryPlan:
    """Submit a delivery plan, and approve it with the funding it asks for."""
    plan = submitted_plan(designation, by=by)
    approve(plan, by=officer)
    return plan


def approve(
    plan: DeliveryPlan, *, by: User, amounts: dict[int, Decimal] | None = None, reason: str = "Less is there."
) -> None:
    """Approve a delivery plan, with the funding it asks for unless other amounts are given for some lines."""
    asked = {line.number: line.estimate for line in plan.funding_lines.all()}
    amounts = amounts or {}
    delivery.approve_delivery_plan(plan, by=by, approved=asked | amounts, reason=dict.fromkeys(amounts, reason))


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
    progress.submit_progress_report(report, by=by)
    return report


def take_back(record: DeliveryPlan | ProgressReport, *, by: User) -> None:
    """Take a plan or a report back."""
    engine.run(record, "take_back", by=by, note="A figure was wrong.")


def early_warning(designation: Designation, *, by: User, **facts: object) -> EarlyWarning:
    """Raise a delay between reports."""
    warning = warnings.new_early_warning(designation)
    usual = {"kind": "delay", "what": "Two colleges cannot meet in July."}
    warnings.raise_early_warning(warning, by=by, **(usual | facts))
    return warning
