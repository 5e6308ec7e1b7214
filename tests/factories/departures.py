"""Departures from the guidance, made by the same moves as in the portal."""

from accounts.models import User
from accounts.roles import ERB_LEAD
from designations.departures import services
from designations.models import Departure, Designation
from lifecycle import clock
from tests.factories.accounts import holder

SAID = {
    "paragraph": "5.1",
    "instead": "We hear employers by telephone.",
    "reason": "Small firms of the area do not answer surveys.",
}


def departure(designation: Designation, *, by: User | None = None, **facts: object) -> Departure:
    """Log a departure from today on, without an end unless facts say otherwise."""
    record = services.new_departure(designation)
    given = SAID | {"edition": designation.edition, "since": clock.today()} | facts
    services.log_departure(record, by=by or holder(ERB_LEAD, designation.scope), **given)
    return record
