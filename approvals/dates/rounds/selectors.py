"""What may be read of rounds of dates, and how far each place is."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Scope
from accounts.roles import ScopeKind
from accounts.selectors import is_national
from approvals.models import DateRound, DateRoundState, EnteredDate
from designations.selectors import designated_between
from lifecycle import clock
from lifecycle.models import Deadline


def rounds_seen_by(person: Any) -> QuerySet[DateRound]:
    """Return the rounds, the newest first, to the department and its auditors."""
    found = DateRound.objects.select_related("edition", "chain", "job")
    return found if is_national(person) else found.none()


def same_open_round(kind: str, places: str, due_on: date) -> DateRound | None:
    """Return the open round for the same date, if there is one."""
    return DateRound.objects.filter(kind=kind, places=places, due_on=due_on, state=DateRoundState.OPEN).first()


def places_of_round(record: DateRound) -> QuerySet[Scope]:
    """Return the places a round is for: areas designated under its edition for its date, or providers with people."""
    found = Scope.objects.filter(kind=record.places).select_related("chain", "organisation")
    if record.places == ScopeKind.DESIGNATION:
        today = clock.today()
        lasting = designated_between(today).filter(Q(ended_on=None) | Q(ended_on__gt=record.due_on))
        return found.filter(designation__in=lasting.filter(state="designated")).order_by("title", "pk")
    return found.filter(roles_held__since__lte=clock.today()).distinct().order_by("title", "pk")


def entered_in(record: DateRound) -> QuerySet[EnteredDate]:
    """Return the dates that a round entered."""
    return EnteredDate.objects.filter(round=record).select_related("scope__organisation", "chain", "edition")


@dataclass(frozen=True)
class Place:
    """A place of a round: the deadline that it got, or why it has none."""

    scope: Scope
    deadline: Deadline | None
    reason: str


def progress_of(record: DateRound) -> list[Place]:
    """Return how far each place of a round is, by title, in a constant number of queries."""
    entered = {one.scope_id: one for one in entered_in(record)}
    own = Q(workflow=EnteredDate.workflow_name, record_id__in=[str(one.pk) for one in entered.values()])
    deadlines = {one.record_id: one for one in Deadline.objects.filter(own).select_related("changed_by")}
    places = list({scope.pk: scope for scope in [*places_of_round(record), *_scopes_of(entered)]}.values())
    others = Deadline.objects.filter(
        chain__scope__in=places, clock__startswith=record.kind, closed_by=None
    ).select_related("chain")
    held = {one.chain_id: one for one in others}
    found = []
    for scope in sorted(places, key=lambda one: one.title):
        mine = entered.get(scope.pk)
        deadline = deadlines.get(str(mine.pk)) if mine else None
        found.append(Place(scope, deadline, "" if deadline else _why_not(held.get(scope.chain_id))))
    return found


def _scopes_of(entered: dict[int, EnteredDate]) -> list[Scope]:
    return [one.scope for one in entered.values()]


def _why_not(other: Deadline | None) -> str:
    return "It has an open date of its own" if other else "Not entered yet"
