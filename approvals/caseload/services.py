"""Giving areas to officers, handing them over, and arranging cover."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.selectors import nation
from approvals.caseload.selectors import assignment_of, officers
from approvals.models import Assignment, Cover
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from reference.models import Area

LEFT = "The officer is no longer a case officer."


def new_assignment(area: Area) -> Assignment:
    """Return an unsaved assignment of an area."""
    return Assignment(area=area, chain=nation().chain)


def new_cover(officer: User) -> Cover:
    """Return an unsaved cover for an officer."""
    return Cover(officer=officer, chain=nation().chain)


@transaction.atomic
def assign(assignment: Assignment, *, by: Any, officer: User) -> Entry:
    """Give an area without an officer to one; whoever held it and is no case officer any more is released first."""
    held = assignment_of(assignment.area)
    if held is not None and not officers().filter(pk=held.officer_id).exists():
        _stop(held, "end", by=by, note=LEFT)
    return _begin(assignment, "assign", by=by, officer=officer)


@transaction.atomic
def hand_over(assignment: Assignment, *, by: Any, officer: User, note: str) -> Entry:
    """End an officer's care for an area today and give it to another officer."""
    entry = _stop(assignment, "hand_over", by=by, note=note)
    _begin(new_assignment(assignment.area), "follow", by=by, officer=officer, through="assignment")
    return entry


def end(assignment: Assignment, *, by: Any, note: str) -> Entry:
    """Leave an area without an officer from today."""
    return _stop(assignment, "end", by=by, note=note)


def arrange(cover: Cover, *, by: Any, covering: User, since: date, until: date) -> Entry:
    """Arrange that another officer stands in from a first to a last day."""
    facts = {"officer": cover.officer, "by": covering, "since": since, "until": until}
    return run(cover, "arrange", by=by, facts=facts)


def _begin(assignment: Assignment, move: str, *, by: Any, officer: User, through: str = "") -> Entry:
    facts = {"area": assignment.area, "officer": officer, "since": clock.today()}
    return run(assignment, move, by=by, facts=facts, through=through)


def _stop(assignment: Assignment, move: str, *, by: Any, note: str) -> Entry:
    return run(assignment, move, by=by, note=note, facts={"until": max(clock.today(), assignment.since)})
