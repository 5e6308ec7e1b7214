"""Writes about dates. Each gathers the facts of an act and has the engine make it, then writes the deadline with it."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from accounts.models import Scope
from approvals.dates import selectors
from approvals.models import DateChange, DateKind, DateRound, EnteredDate
from lifecycle import clock, deadlines, history
from lifecycle.deadlines import Duty, Owner
from lifecycle.engine import NotPossible, run
from lifecycle.models import Deadline, Entry
from lifecycle.periods import Period

SOURCE = "Set by the department"


def new_change(deadline: Deadline) -> DateChange:
    """Return an unsaved change of a deadline, in its history and under its edition."""
    scope = deadline.chain.scope
    return DateChange(
        deadline=deadline,
        was_due_on=deadline.due_on,
        chain=deadline.chain,
        edition=deadline.edition,
        demonstration=_is_demonstration(scope),
    )


@transaction.atomic
def change_date(
    record: DateChange,
    *,
    by: Any,
    due_on: date,
    note: str,
    was_due_on: date | None = None,
    together: uuid.UUID | None = None,
) -> Entry:
    """Move the due date of an open deadline, with the reason; the first date and each one between are kept."""
    facts = {
        "deadline": record.deadline,
        "was_due_on": was_due_on or record.was_due_on,
        "due_on": due_on,
        "together": together or record.together,
    }
    entry = run(record, "change", by=by, facts=facts, note=note)
    deadlines.change(selectors.as_it_is(record.deadline), due_on, entry)
    return entry


@transaction.atomic
def change_dates(
    chosen: Iterable[Deadline],
    *,
    by: Any,
    note: str,
    together: uuid.UUID,
    due_on: date | None = None,
    days: int = 0,
) -> list[DateChange]:
    """Move many dates as one act, to one day or by a number of days: all of them or none.

    Sent again with the same `together`, it moves nothing and returns what it moved before.

    Raises:
        NotAllowed, NotPossible: with a sentence for each date that cannot be moved.
    """
    held = selectors.open_deadlines_of(deadline.pk for deadline in chosen)
    for deadline in held:
        history.lock(deadline.chain)
    if made := list(selectors.moved_together(together)):
        return made
    as_seen = {deadline.pk: deadline.due_on for deadline in chosen}
    records, refused = [], []
    for deadline in held:
        record = new_change(deadline)
        seen = as_seen[deadline.pk]
        try:
            day = due_on or seen + timedelta(days=days)
            change_date(record, by=by, due_on=day, note=note, was_due_on=seen, together=together)
        except NotPossible as refusal:
            refused += [f"{deadline.chain.scope}: {reason}" for reason in refusal.reasons]
        records.append(record)
    if refused:
        raise NotPossible("No date was changed. " + " ".join(refused))
    return records


def new_date(scope: Scope) -> EnteredDate:
    """Return an unsaved date for a place, in its history."""
    edition = selectors.edition_for(scope)
    return EnteredDate(
        scope=scope, chain=scope.chain, edition=edition, demonstration=_is_demonstration(scope), starts_on=clock.today()
    )


@transaction.atomic
def enter(
    record: EnteredDate,
    *,
    by: Any,
    kind: str,
    note: str,
    due_on: date | None = None,
    starts_on: date | None = None,
    period: str = "",
    repeats: bool = False,
    title: str = "",
) -> Entry:
    """Enter a date, or start a clock from a named day; the deadline is written with it."""
    first = due_on or Period.parse(period).after(starts_on or clock.today())
    facts = {
        "scope": record.scope,
        "kind": kind,
        "title": title or _title(kind, first),
        "starts_on": starts_on or min(clock.today(), first),
        "period": period,
        "repeats": repeats,
        "due_on": first,
    }
    entry = run(record, "enter", by=by, facts=facts, note=note)
    duty = Duty(
        record.clock,
        record.title,
        Deadline.Force.LOCAL,
        SOURCE,
        record.starts_on,
        every=period if repeats else "",
    )
    deadlines.write(duty, first, entry, owner=Owner.of(record))
    return entry


@transaction.atomic
def enter_with_round(record: EnteredDate, *, by: Any, round: DateRound) -> Entry:
    """Enter the date of a round for one of its places, for whoever asked for the round."""
    facts = {
        "scope": record.scope,
        "kind": round.kind,
        "title": round.get_kind_display(),
        "starts_on": min(clock.today(), round.due_on),
        "due_on": round.due_on,
        "round": round,
        "demonstration": round.demonstration,
    }
    through = round.workflow_name
    entry = run(record, "enter_with_round", by=by, facts=facts, note=f"Part of “{round.name}”.", through=through)
    duty = Duty(record.clock, f"{record.title}: {round.name}", Deadline.Force.LOCAL, SOURCE, record.starts_on)
    deadlines.write(duty, round.due_on, entry, owner=Owner.of(record))
    return entry


@transaction.atomic
def record_done(record: EnteredDate, *, by: Any, done_on: date) -> Entry:
    """Record the day on which what was due was done: late is recorded as late."""
    entry = run(record, "record_done", by=by, facts={"done_on": done_on}, effective_on=done_on)
    _close(record, entry, fulfilled=True)
    return entry


@transaction.atomic
def withdraw(record: EnteredDate, *, by: Any, note: str) -> Entry:
    """Withdraw a date: the duty falls away, and what was met before stays met."""
    entry = run(record, "withdraw", by=by, note=note)
    _close(record, entry, fulfilled=False)
    return entry


def _close(record: EnteredDate, entry: Entry, *, fulfilled: bool) -> None:
    for deadline in record.opened().filter(closed_by=None).select_related("edition", "chain"):
        deadline.every = ""  # whoever records it as done, or withdraws it, does so for good
        deadlines.close(deadline, entry, fulfilled=fulfilled)


def _title(kind: str, due_on: date) -> str:
    label = DateKind(kind).label
    return f"{label} {due_on.year}" if kind in (DateKind.ACCOUNTABILITY, DateKind.YEARLY_REPORT) else label


def _is_demonstration(scope: Scope) -> bool:
    designation = selectors.designation_of_chain(scope.chain)
    return bool(designation and designation.demonstration)
