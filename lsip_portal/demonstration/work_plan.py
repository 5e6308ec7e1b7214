"""The delivery plans of the demonstration: the work that they set out, and what became of it; all of it is invented."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from accounts.models import User
from accounts.roles import CASE_OFFICER
from designations.models import Designation
from lifecycle import clock
from lsip_portal.demonstration.story import Life
from plans.models import DeliveryPlan, financial_year
from plans.selectors.milestones import milestone_standings
from plans.selectors.work import BY_NAME
from plans.services import delivery, work

LAST_DAY = 650  # days after the designation takes effect
SLIPPED, MOVED_ON, MOVED_BY = 3, 170, 12  # a milestone by its number, the day on which it moved, and by how many days
SOON = 10  # what was due in the last days is not marked yet
# Title, stage, first and last day, owner, what.
PACKAGES = (
    ("Hear employers", "a", 20, 130, "Head of engagement", "Survey, roundtables and interviews in every district."),
    ("Agree changes with providers", "b", 90, 200, "Skills partnership manager", "Monthly working group."),
    ("Raise demand for training", "c", 120, 220, "Careers hub lead", "Events with employers in schools and colleges."),
    ("Write the plan with the authorities", "b", 150, 270, "Lead officer", "Drafts, statements and submission."),
    ("First annual review", "review", 500, 640, "Lead officer", "Progress on each action, and what has changed."),
)
# Title, number of the package, day.
MILESTONES = (
    ("Survey closed", 1, 75),
    ("Six roundtables held", 1, 118),
    ("Changes agreed with the colleges", 2, 185),
    ("Four careers events held", 3, 210),
    ("Draft shared with the authorities", 4, 225),
    ("Plan submitted", 4, 265),
    ("Review published", 5, 635),
)
TARGETS = (("employers", 3, 130), ("small", 2, 130), ("providers", 1, 200), ("stakeholders", 2, 200))
# Risk, likelihood, impact, mitigation, owner.
RISKS = (
    ("Small firms answer late", 3, 2, "Evening calls, and visits with the district councils.", "Head of engagement"),
    ("Colleges cannot free staff for the working group", 2, 3, "Meet in the colleges.", "Skills partnership manager"),
    ("A key member of staff leaves", 1, 3, "Two people know each package.", "Chief executive"),
)
# Purpose, years after the first, heading, what for, pounds.
FUNDING = (
    ("develop", 0, "staff", "Two posts", 70_000),
    ("develop", 0, "engagement", "Survey, rooms and travel", 25_000),
    ("develop", 0, "research", "Analysis of vacancies", 15_000),
    ("develop", 1, "communications", "Design and publication", 10_000),
    ("review", 1, "staff", "One post, part time", 30_000),
    ("review", 1, "engagement", "Second survey", 10_000),
)


def delivery_plan(life: Life, record: Designation, lead: User, *, submitted: int | None, approved: int | None) -> None:
    """Draft a delivery plan on day 5; submit and approve it on the days given."""
    plan = delivery.new_delivery_plan(record)
    with clock.at(life.day(5)):
        delivery.begin_delivery_plan(plan, by=lead)
        delivery.write_draft(
            plan,
            by=lead,
            revision=plan.revision,
            employers="Demonstration: a survey in two rounds, sector roundtables, and interviews.",
            small_firms="Demonstration: evening calls, visits with district councils, and a two-minute form.",
            providers="Demonstration: a working group with every college and university and six training providers.",
            stakeholders="Demonstration: quarterly meetings with councils, Jobcentre Plus and the careers hub.",
            starts_on=life.begins,
            ends_on=life.day(LAST_DAY),
        )
        _write(life, plan, lead)
    if submitted is None:
        return
    with clock.at(life.day(submitted)):
        delivery.submit_delivery_plan(plan, by=lead)
    if approved is None:
        return
    with clock.at(life.day(approved)):
        delivery.approve_delivery_plan(
            plan,
            by=life.cast[CASE_OFFICER],
            approved={line.number: line.estimate for line in plan.funding_lines.all()},
        )
    _mark(life, plan, lead)


def _write(life: Life, plan: DeliveryPlan, lead: User) -> None:
    """Write every row of a draft."""

    def add(name: str, **facts: Any) -> None:
        work.write_row(plan, BY_NAME[name], by=lead, **facts)

    for title, stage, first, last, owner, what in PACKAGES:
        days = {"starts_on": life.day(first), "ends_on": life.day(last)}
        add("package", title=title, stage=stage, owner=owner, what=f"Demonstration: {what}", **days)
    packages = {package.number: package for package in plan.packages.all()}
    for title, package, day in MILESTONES:
        add("milestone", title=title, package=packages[package], due_on=life.day(day))
    for group, planned, day in TARGETS:
        add("target", group=group, planned=planned, by_day=life.day(day))
    for title, likelihood, impact, mitigation, owner in RISKS:
        facts = {"likelihood": likelihood, "impact": impact, "owner": owner}
        add("risk", title=title, mitigation=f"Demonstration: {mitigation}", **facts)
    year = financial_year(life.day(20))
    for purpose, later, heading, what, amount in FUNDING:
        add("funding_line", purpose=purpose, year=year + later, heading=heading, what=what, estimate=Decimal(amount))


def _mark(life: Life, plan: DeliveryPlan, lead: User) -> None:
    """Mark what was reached up to some days ago; one milestone was moved, and reached on its new day."""
    today = clock.today()
    for one in milestone_standings(plan, today):
        milestone, done_on = one.milestone, one.milestone.due_on
        if milestone.number == SLIPPED and today > life.day(MOVED_ON):
            done_on += timedelta(days=MOVED_BY)
            with clock.at(life.day(MOVED_ON)):
                reason = "Demonstration: two colleges asked to meet after their inspections."
                work.move_milestone(plan, by=lead, milestone=milestone, expected_on=done_on, note=reason)
        if done_on <= today - timedelta(days=SOON):
            with clock.at(done_on):
                work.mark_milestone(plan, by=lead, milestone=milestone, done_on=done_on)
