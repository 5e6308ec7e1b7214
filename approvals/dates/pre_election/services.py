"""Writes about pre-election periods."""

from datetime import date
from typing import Any

from accounts.models import Scope
from approvals.models import PreElectionPeriod
from lifecycle.engine import run
from lifecycle.models import Entry


def new_period(place: Scope) -> PreElectionPeriod:
    """Return an unsaved period for the nation, in its history."""
    return PreElectionPeriod(chain=place.chain)


def enter(
    record: PreElectionPeriod,
    *,
    by: Any,
    election: str,
    begins_on: date,
    ends_on: date,
    note: str,
    bars_notices: bool = False,
    demonstration: bool = False,
) -> Entry:
    """Set the days on which nothing is published, and why."""
    facts = {"election": election, "begins_on": begins_on, "ends_on": ends_on, "bars_notices": bars_notices}
    return run(record, "enter", by=by, facts=facts | {"demonstration": demonstration}, note=note)


def change(
    record: PreElectionPeriod,
    *,
    by: Any,
    election: str,
    begins_on: date,
    ends_on: date,
    note: str,
    bars_notices: bool = False,
) -> Entry:
    """Set other days, with the reason; the days before stay in the history."""
    facts = {"election": election, "begins_on": begins_on, "ends_on": ends_on, "bars_notices": bars_notices}
    return run(record, "change", by=by, facts=facts, note=note)
