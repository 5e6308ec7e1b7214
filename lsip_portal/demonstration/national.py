"""Where each area of the demonstration stands, relative to today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from accounts.roles import ERB_EDITOR, PUBLISHER
from approvals.models import Case
from designations.models import Designation
from lifecycle import clock
from lsip_portal.demonstration import (
    impartiality,
    later,
    listening,
    raising,
    stepping_in,
    story,
    succession,
    work_plan,
)
from lsip_portal.demonstration import plan_story as plan
from lsip_portal.demonstration.story import Life
from plans.models import Version

OLD, NEW = "2022-08", "2025-11"


@dataclass(frozen=True)
class Scenario:
    """What happened in an area: the edition, how many days ago its designation took effect, and the steps since."""

    edition: str
    days_ago: int
    tell: Callable[[Life], None]


def proposed(life: Life) -> None:
    """Tell of a proposal whose tests are not all answered."""
    story.propose(life, finished=False)


def agreed(life: Life) -> None:
    """Tell of a designation whose notice is to be published, after an earlier body was let go."""
    later.let_an_earlier_body_go(life, days_ago=500)
    story.agree(life)


def just_designated(life: Life) -> None:
    """Tell of a designation whose delivery plan is due, or late, and not begun."""
    story.designate(life)


def delivery_submitted(life: Life) -> None:
    """Tell of a delivery plan that waits for approval."""
    record, lead = story.designate(life)
    work_plan.delivery_plan(life, record, lead, submitted=24, approved=None)


def reporting(life: Life) -> None:
    """Tell of an area whose second progress report is due, or late."""
    record, lead = story.designate(life)
    work_plan.delivery_plan(life, record, lead, submitted=27, approved=35)
    story.progress_report(life, record, lead, on=41)


def drafting(life: Life) -> None:
    """Tell of a plan that is being drafted, while the terms of the designation change."""
    record, lead, version = _drafted(life)
    later.consider_removal(life, record, on=200)
    later.change_terms(life, record)
    listening.one_meeting(life, record, lead, on=150)
    if life.offered:
        impartiality.declare(life, record, life.cast[ERB_EDITOR], on=170, about=listening.provider_of(life))
        impartiality.steer(life, record, lead, on=20)
        story.raise_delay(life, record, lead, on=225)
        impartiality.depart(life, record, lead, on=40)
        stepping_in.help_with_a_report(life, record, on=170)
        stepping_in.share_what_was_learned(life, record, on=201)
        stepping_in.learn(life, record, on=190)
        stepping_in.go_up(life, record, on=195)
        raising.raise_an_issue(life, record, listening.provider_of(life), on=160)
        raising.raise_a_blocker(life, record, on=185)
    plan.ask_authorities(life, version, lead, on=190, given=False)


def submitted(life: Life) -> None:
    """Tell of a plan under assessment."""
    case = _submit(life)
    plan.assess(life, case, on=274, only=3)


def ready(life: Life) -> None:
    """Tell of a plan that waits for the decision."""
    plan.assess(life, _submit(life), on=280)


def returned(life: Life) -> None:
    """Tell of a plan that was returned with concerns."""
    case = _submit(life)
    plan.return_plan(life, case, on=285)
    stepping_in.act_on_a_return(life, case, on=287)


def approved(life: Life) -> None:
    """Tell of a plan that is approved and to be published."""
    case = _submit(life)
    plan.assess(life, case, on=280)
    plan.approve(life, case, on=290)


def in_force(life: Life) -> None:
    """Tell of an area whose plan was published elsewhere and taken in; its policy and register are over a year old."""
    _in_force(life)


def _in_force(life: Life) -> tuple[Designation, User]:
    record, lead = story.take_in(life)
    impartiality.publish(life, record, lead, on=25)
    if life.area.slug == "swindon-and-wiltshire":
        impartiality.declare(life, record, life.cast[PUBLISHER], on=90)
    published = life.day(300)
    years = (published.year, published.year + 3)
    plan.adopt_plan(life, record, years=years, published=published, address=life.body.website or story.NOTICE)
    return record, lead


def succeeding(life: Life) -> None:
    """Tell of an area made from two others: its next plan draws on the plan of one of them."""
    record, lead = _in_force(life)
    origin = succession.publish_and_end(succession.life_before(life, OLD))
    succession.draw_on(life, record, lead, origin, on=380)


def _drafted(life: Life) -> tuple[Designation, User, Version]:
    record, lead = story.designate(life)
    work_plan.delivery_plan(life, record, lead, submitted=20, approved=30)
    impartiality.publish(life, record, lead, on=25)
    for number in range(1, 6):
        story.progress_report(life, record, lead, on=42 * number - 1, rating="amber" if number == 4 else "green")
    needs = listening.listen(life, record, lead, on=60)
    version = plan.begin_plan(life, record, lead, on=120, years=(2026, 2029))
    with_owner = listening.provider_of(life)
    with clock.at(life.day(180)):
        plan.write_sections(version, lead, {})
        for wish, need in zip(plan.GENERIC, needs, strict=True):
            due = date(life.begins.year + 2, 8, 31)
            plan.write_priority(version, lead, wish, needs=[need], owner=with_owner, due=due)
    return record, lead, version


def _submit(life: Life) -> Case:
    _, lead, version = _drafted(life)
    plan.ask_authorities(life, version, lead, on=240, given=True)
    return plan.submit(life, version, lead, on=270)


SCENARIOS: dict[str, Scenario] = {
    "buckinghamshire": Scenario(OLD, -45, proposed),
    "dorset": Scenario(OLD, -30, agreed),
    "cumbria": Scenario(OLD, 10, just_designated),
    "worcestershire": Scenario(OLD, 33, just_designated),
    "oxfordshire": Scenario(OLD, 26, delivery_submitted),
    "hertfordshire": Scenario(OLD, 80, reporting),
    "kent-and-medway": Scenario(OLD, 95, reporting),
    "greater-manchester": Scenario(OLD, 240, drafting),
    "the-marches": Scenario(OLD, 290, drafting),
    "liverpool-city-region": Scenario(OLD, 290, submitted),
    "tees-valley": Scenario(OLD, 300, ready),
    "cheshire-and-warrington": Scenario(OLD, 300, returned),
    "south-yorkshire": Scenario(OLD, 310, approved),
    "cornwall-and-the-isles-of-scilly": Scenario(OLD, 672, in_force),
    "stoke-on-trent-and-staffordshire": Scenario(OLD, 655, in_force),
    "swindon-and-wiltshire": Scenario(OLD, 640, in_force),
    "hampshire-and-the-solent": Scenario(NEW, 410, succeeding),
}
OTHERS = Scenario(NEW, 410, in_force)


def scenario_of(slug: str) -> Scenario:
    """Return what the demonstration tells of an area."""
    return SCENARIOS.get(slug, OTHERS)


def begins(scenario: Scenario, today: date) -> date:
    """Return the day on which the designation of a scenario takes effect."""
    return today - timedelta(days=scenario.days_ago)
