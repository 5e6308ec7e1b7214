"""Due dates that the department moved or entered."""

from datetime import timedelta

from accounts.models import Scope, User
from accounts.roles import CASE_OFFICER
from accounts.selectors import nation
from approvals.dates import services
from approvals.dates.pre_election import services as pre_elections
from approvals.dates.rounds import services as rounds
from approvals.models import DateChange, DateRound, EnteredDate, PreElectionPeriod
from designations.models import Designation
from lifecycle import clock
from lifecycle.models import Deadline
from lifecycle.selectors import current_edition
from tests.factories import accounts

REASON = "The autumn survey closes a fortnight later."


def deadline(designation: Designation, name: str = "") -> Deadline:
    """Return an open deadline of a designation: that of a clock, or one that is entered where there is none."""
    found = Deadline.objects.filter(chain=designation.chain, closed_by=None)
    found = found.filter(clock=name) if name else found
    return found.first() or entered(designation.scope).opened().get()


def changed(one: Deadline, *, days: int = 14, by: User | None = None) -> DateChange:
    """Move a date to some days after today."""
    record = services.new_change(one)
    by = by or accounts.holder(CASE_OFFICER)
    services.change_date(record, by=by, due_on=clock.today() + timedelta(days=days), note=REASON)
    return record


def entered(scope: Scope, *, by: User | None = None, **facts: object) -> EnteredDate:
    """Enter a date for a place: something else that is due in 30 days, unless said."""
    record = services.new_date(scope)
    what = {"kind": "other", "title": "Send the budget", "due_on": clock.today() + timedelta(days=30)}
    services.enter(record, by=by or accounts.holder(CASE_OFFICER), note=REASON, **(what | facts))
    return record


def round_of(*, by: User | None = None, **facts: object) -> DateRound:
    """Open a cycle of plans for every area, due in 200 days, unless said; its dates are not entered yet."""
    record = rounds.new_round(nation())
    what = {"name": "Plans of 2023", "kind": "plan_ready", "places": "designation", "note": "The cycle begins."}
    what |= {"edition": current_edition("2025-11"), "due_on": clock.today() + timedelta(days=200)}
    rounds.open_round(record, by=by or accounts.holder(CASE_OFFICER), **(what | facts))
    return record


def pre_election(*, by: User | None = None, **facts: object) -> PreElectionPeriod:
    """Enter a pre-election period of a month from today, unless said."""
    record = pre_elections.new_period(nation())
    days = {"begins_on": clock.today(), "ends_on": clock.today() + timedelta(days=30)}
    what = {"election": "Local elections", "note": "The election was called."} | days
    pre_elections.enter(record, by=by or accounts.holder(CASE_OFFICER), **(what | facts))
    return record
