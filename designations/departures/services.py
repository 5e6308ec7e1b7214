"""Writes of departures from the guidance."""

from datetime import date
from typing import Any

from designations.models import Departure, Designation
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Edition, Entry


def new_departure(designation: Designation) -> Departure:
    """Return a departure of a designated body that is not saved yet."""
    return Departure(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def log_departure(
    departure: Departure,
    *,
    by: Any,
    edition: Edition,
    paragraph: str,
    instead: str,
    reason: str,
    since: date,
    until: date | None = None,
) -> Entry:
    """Log that the body departs from a paragraph of the guidance, what it does instead, and why."""
    facts = {"edition": edition, "paragraph": paragraph, "instead": instead, "reason": reason}
    facts |= {"since": since, "until": until, "logged_by": by.actor, "logged_on": clock.today()}
    return run(departure, "log", by=by, facts=facts)


def revise_departure(departure: Departure, *, by: Any, note: str, **facts: Any) -> Entry:
    """Say anew what a departure is and why; what was said before stays in its history."""
    return run(departure, "revise", by=by, facts=facts, note=note)


def end_departure(departure: Departure, *, by: Any, until: date) -> Entry:
    """Record the last day of a departure."""
    return run(departure, "end", by=by, facts={"until": until})
