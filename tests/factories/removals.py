"""Removals in each of their states, made by the same moves as in the portal."""

from datetime import date, timedelta

from accounts.roles import CASE_OFFICER, DECISION_MAKER, ERB_LEAD, PUBLISHER
from designations.models import Designation, Removal, RemovalGround
from designations.removals import services
from lifecycle import clock
from lifecycle.engine import run
from tests.factories import designations
from tests.factories.accounts import holder

NOTICE = f"{designations.GOV_UK}/notice-of-removal"
LETTER = {"notified_to": "The chief executive", "proof_of_sending": "Letter, receipt kept."}


def proposed(designation: Designation | None = None) -> Removal:
    """Make a removal that the department considers."""
    record = services.new_removal(designation or designations.adopted())
    run(record, "propose", by=holder(CASE_OFFICER))
    return record


def requested(designation: Designation | None = None) -> Removal:
    """Make a removal that the body's lead asked for today."""
    record = services.new_removal(designation or designations.adopted())
    services.request(record, by=holder(ERB_LEAD, record.designation.scope), request="We ask to be let go.")
    return record


def add_ground(record: Removal, ground: str = RemovalGround.Ground.BREACH, **more: str) -> None:
    """Record a ground with the facts relied on."""
    services.record_ground(record, by=holder(CASE_OFFICER), ground=ground, facts="Letter of 3 March.", **more)


def ready(designation: Designation | None = None) -> Removal:
    """Make a removal on which nothing but the decision is missing."""
    record = proposed(designation)
    add_ground(record)
    services.state_circumstances(record, by=holder(CASE_OFFICER), circumstances="All support was tried.")
    return record


def decide(record: Removal, effective_on: date | None = None) -> Removal:
    """Decide that the designation is removed in thirty days unless said."""
    day = effective_on or clock.today() + timedelta(days=30)
    services.decide(record, by=holder(DECISION_MAKER), effective_on=day, reasons="The term on reports was broken.")
    return record


def notify(record: Removal, **facts: object) -> Removal:
    """Record that the body was told today unless said."""
    services.notify(record, by=holder(CASE_OFFICER), **({"notified_on": clock.today()} | LETTER | facts))
    return record


def publish(record: Removal, **facts: object) -> Removal:
    """Record that the notice was published today unless said."""
    defaults = {"published_on": clock.today(), "notice_address": NOTICE}
    services.publish_notice(record, by=holder(PUBLISHER), **(defaults | facts))
    return record


def published(designation: Designation | None = None, effective_on: date | None = None) -> Removal:
    """Make a removal whose notice was published today."""
    return publish(notify(decide(ready(designation), effective_on)))
