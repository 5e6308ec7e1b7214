"""An area of 2025 that was made from others, and draws on the plan of one of them, in the demonstration."""

from datetime import date, timedelta

from accounts.models import Organisation, User
from accounts.roles import CASE_OFFICER, DECISION_MAKER, PUBLISHER
from designations import calendar
from designations.models import Designation
from designations.removals import services as removing
from lifecycle import clock
from lifecycle.selectors import current_edition
from lsip_portal.demonstration import listening, story
from lsip_portal.demonstration import plan_story as plan
from lsip_portal.demonstration.story import Life
from plans.models import Priority, Version
from plans.services.carrying import Chosen, carry_forward
from plans.services.plan import begin, new_version
from reference.models import Area

FIRST_CYCLE = date(2022, 9, 5)
BEFORE = "enterprise-m3"  # divided on 29 September 2025
WISHES = 3  # how many of the usual priorities its plan has


def life_before(life: Life, edition: str) -> Life:
    """Return the first cycle of an area that was divided, with an invented body: who it was is not held."""
    area = Area.objects.get(slug=BEFORE)
    body, _ = Organisation.objects.get_or_create(
        name=f"Demonstration body for {area.name}", kind=Organisation.Kind.BODY
    )
    return Life(life.cast, area, body, current_edition(edition), FIRST_CYCLE)


def publish_and_end(before: Life) -> Version:
    """Tell of the plan of the area that was divided, published in 2023, and of the end of its designation."""
    record, lead = story.take_in(before)
    needs = listening.listen(before, record, lead, on=60)
    version = plan.begin_plan(before, record, lead, on=120, years=(2023, 2026))
    owner = listening.provider_of(before)
    with clock.at(before.day(180)):
        plan.write_sections(version, lead, {})
        for wish, need in list(zip(plan.GENERIC, needs, strict=True))[:WISHES]:
            due = date(2024, 8, 31) if wish is plan.GENERIC[0] else clock.today() + timedelta(days=365 * 6)
            plan.write_priority(version, lead, wish, needs=[need], owner=owner, due=due)
    plan.ask_authorities(before, version, lead, on=200, given=True)
    case = plan.submit(before, version, lead, on=240)
    plan.assess(before, case, on=260)
    plan.approve(before, case, on=280)
    plan.publish(before, case, on=300)
    _end(before, record, lead)
    return version


def _end(before: Life, record: Designation, lead: User) -> None:
    """End the designation on the day on which its area was divided, at the body's own request."""
    last = before.area.valid_to
    if last is None:
        raise LookupError("The area was not divided.")
    removal = removing.new_removal(record)
    with clock.at(last - timedelta(days=45)):
        removing.request(removal, by=lead, request="Demonstration: the area is divided. We ask to be let go.")
        reasons = "Demonstration: the area is divided on this day."
        removing.decide(removal, by=before.cast[DECISION_MAKER], effective_on=last, reasons=reasons)
        removing.notify(
            removal,
            by=before.cast[CASE_OFFICER],
            notified_on=clock.today(),
            notified_to="Chief executive (demonstration)",
            proof_of_sending="Demonstration: letter, receipt kept.",
        )
    with clock.at(last - timedelta(days=30)):
        removing.publish_notice(
            removal, by=before.cast[PUBLISHER], published_on=clock.today(), notice_address=story.NOTICE
        )
    with clock.at(last):
        calendar.keep()


def draw_on(life: Life, record: Designation, lead: User, origin: Version, *, on: int) -> Version:
    """Begin a plan on a day, and bring forward from the plan before it what still holds: one priority in part."""
    version = new_version(record)
    with clock.at(life.day(on)):
        begin(version, by=lead, period_from=date(2027, 1, 1), period_to=date(2029, 12, 31))
        first, second, *_ = origin.priorities.order_by("position")
        chosen = [
            _chosen(first, Priority.Concerns.PART, "Demonstration: the districts that came from Enterprise M3"),
            _chosen(second, Priority.Concerns.WHOLE),
        ]
        carry_forward(version, by=lead, chosen=chosen)
    return version


def _chosen(priority: Priority, concerns: str, part: str = "") -> Chosen:
    """Choose a priority with its needs, and the actions that are still to be done."""
    actions = {action for change in priority.changes.all() for action in change.actions.all()}
    still = [action for action in actions if action.due_on >= clock.today()]
    return Chosen(priority, concerns, part, still, list(priority.needs.all()))
