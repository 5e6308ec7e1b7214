"""Interventions on each step of the ladder, made by the same moves as in the portal."""

from datetime import timedelta
from decimal import Decimal

from accounts.models import User
from accounts.roles import CASE_OFFICER
from approvals.interventions import services
from approvals.models import Intervention, Level, Result
from designations.models import Designation
from lifecycle import clock
from tests.factories.accounts import holder

FACTS = {
    "title": "Small firms are not heard",
    "phase": "development",
    "kind": "engagement",
    "issue": "No firm with fewer than ten people was asked.",
    "aim": "Forty small firms are interviewed.",
}
LEADER = {"leader": "Sam Carter", "leader_role": "Chief executive"}


def opened(designation: Designation, *, by: User | None = None, origin: dict | None = None, **facts: object):
    """Open an intervention today, to which nothing led unless said."""
    record = services.new_intervention(designation)
    services.open_intervention(record, by=by or holder(CASE_OFFICER), origin=origin or {}, **(FACTS | facts))
    return record


def step(record: Intervention, level: str, *, by: User | None = None, **facts: object) -> None:
    """Take a step on a level below the funding decision."""
    moves = {
        Level.SUPPORT: services.give_support,
        Level.WORKING: services.raise_at_working_level,
        Level.LEADERSHIP: services.raise_with_leaders,
    }
    given = {"issue": "Nobody asked them.", "agreed": "The ERB calls them.", "by_when": clock.today() + timedelta(14)}
    named = LEADER if level == Level.LEADERSHIP else {}
    moves[level](record, by=by or holder(CASE_OFFICER), **(given | named | facts))


def outcome(record: Intervention, result: str = Result.NOT_RESOLVED, *, by: User | None = None) -> None:
    """Record the outcome of the step that was taken last."""
    services.record_outcome(
        record,
        by=by or holder(CASE_OFFICER),
        step=record.steps.order_by("number").last(),
        result=result,
        outcome="Four firms answered.",
        ended_on=clock.today(),
    )


def tried(record: Intervention, *levels: str, by: User | None = None, result: str = Result.NOT_RESOLVED) -> None:
    """Take steps on some levels, each with an outcome."""
    for level in levels:
        step(record, level, by=by)
        outcome(record, result, by=by)


def before_funding(designation: Designation, *, by: User | None = None) -> Intervention:
    """Make an intervention on which every step below the funding decision was tried in vain."""
    record = opened(designation, by=by)
    tried(record, Level.SUPPORT, Level.WORKING, Level.LEADERSHIP, by=by)
    return record


def funding_proposed(designation: Designation, *, by: User | None = None) -> Intervention:
    """Make an intervention on which a funding decision is awaited."""
    record = before_funding(designation, by=by)
    services.propose_funding(
        record, by=by or holder(CASE_OFFICER), proposed=Decimal(60000), exceptional="Half the work was not done."
    )
    return record


def closed(designation: Designation, *, by: User | None = None) -> Intervention:
    """Make an intervention that was closed after support."""
    record = opened(designation, by=by)
    tried(record, Level.SUPPORT, by=by, result=Result.RESOLVED)
    services.close(
        record,
        by=by or holder(CASE_OFFICER),
        result=Result.RESOLVED,
        outcome="Forty firms were heard.",
        learned="Breakfast meetings work.",
    )
    return record
