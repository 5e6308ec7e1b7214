"""What may be read of reminders: which are to be sent now, and what became of those that were."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, QuerySet

from lifecycle import wiring
from lifecycle.models import Chain, Deadline, Edition, Reminder
from lifecycle.models.reminders import ReminderQuerySet
from lifecycle.reminders import windows
from lifecycle.reminders.hours import REACH, working_days_around
from lifecycle.workflow import Recipient

Warnings = dict[int, dict[str, tuple[int, ...]]]


@dataclass(frozen=True)
class Due:
    """A deadline in whose newest window somebody is to be reminded, and the windows that passed without a reminder.

    `owners` hold the duty, whether they were told before or not; `told` are to be told now, each with whether it is
    because the duty is late and they oversee it. Where `told` is empty, there is nobody to tell.
    """

    deadline: Deadline
    offset: int
    overtaken: tuple[int, ...]
    owners: tuple[Recipient, ...]
    told: tuple[tuple[Recipient, bool], ...]


def due_on_day(today: date) -> list[Due]:
    """Return every open deadline in a warning window on a working day whose ledger lacks a row.

    The number of queries does not depend on how many deadlines there are. On other days nothing is due.
    """
    days = working_days_around(today)
    if not days.include(today):
        return []
    warnings = _warnings()
    found = []
    for deadline in _open_until(today, warnings):
        own = warnings[deadline.edition_id].get(deadline.clock, windows.USUAL_WARNINGS)
        if offsets := windows.opened(deadline.due_on, own, today, days):
            found.append((deadline, offsets))
    return list(_lacking(found))


def goes_out_on(day: date) -> bool:
    """Whether reminders go out on a day at all: it is a working day in England."""
    return working_days_around(day).include(day)


def _warnings() -> Warnings:
    """Return the warning days of each clock, by edition."""
    usual = windows.USUAL_WARNINGS
    return {
        edition.pk: {name: tuple(rule.get("warn", usual)) for name, rule in edition.content["clocks"].items()}
        for edition in Edition.objects.all()
    }


def _open_until(today: date, warnings: Warnings) -> QuerySet[Deadline]:
    furthest = max((days for clocks in warnings.values() for own in clocks.values() for days in own), default=0)
    last = today + timedelta(days=max(furthest, *windows.USUAL_WARNINGS)) + REACH
    return Deadline.objects.filter(closed_by=None, due_on__lte=last).select_related("chain").order_by("pk")


def _lacking(found: list[tuple[Deadline, list[int]]]) -> Iterator[Due]:
    """Yield the deadlines of which somebody is still to be told in the newest of the windows that opened."""
    ledger = _ledger()
    holders = holders_of_duties([deadline for deadline, _ in found])
    for deadline, (*older, newest) in found:
        rows = ledger.get(deadline.pk, {})
        owners, overseers = holders(deadline)
        people = {one.actor_id: (one, True) for one in overseers if newest > 0}
        people |= {one.actor_id: (one, False) for one in owners}
        told = tuple(one for actor, one in people.items() if actor not in rows.get(newest, ()))
        if told or newest not in rows:
            overtaken = tuple(offset for offset in older if offset not in rows)
            yield Due(deadline, newest, overtaken, tuple(owners), told)


def _ledger() -> dict[int, dict[int, set[Any]]]:
    """Return who was told in which window of each open deadline, as it is due now."""
    rows = Reminder.objects.filter(deadline__closed_by=None, due_on=F("deadline__due_on")).order_by()
    found: dict[int, dict[int, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for deadline, offset, recipient in rows.values_list("deadline_id", "offset", "recipient_id"):
        found[deadline][offset].add(recipient)
    return found


def holders_of_duties(
    deadlines: Iterable[Deadline],
) -> Callable[[Deadline], tuple[list[Recipient], list[Recipient]]]:
    """Return what says who holds the duty of a deadline today and who oversees it; asked once for all of them."""
    chains = {deadline.chain_id for deadline in deadlines}
    duties = {name: wiring.duty_of(name) for name in {deadline.clock for deadline in deadlines}}
    overseer = wiring.overseer()
    holders = wiring.holders_in_chains({*duties.values(), overseer}, chains)
    return lambda deadline: (
        holders(duties[deadline.clock], deadline.chain_id),
        holders(overseer, deadline.chain_id),
    )


def reads_reminders(person: Any) -> bool:
    """Say whether a person reads the history of anybody's duties."""
    chains = wiring.answer("chains_seen_by")
    return bool(chains and chains(person).exists())


def reminders_seen_by(person: Any) -> ReminderQuerySet:
    """Return the reminders of the duties whose history a person may read, newest first."""
    chains = wiring.answer("chains_seen_by")
    found = Reminder.objects.select_related("deadline__chain", "recipient", "message")
    return found.filter(deadline__chain__in=chains(person)) if chains else found.none()


def deadlines_seen_by(person: Any) -> QuerySet[Deadline]:
    """Return the deadlines whose history a person may read, the next one first."""
    chains = wiring.answer("chains_seen_by")
    found = Deadline.objects.select_related("chain", "edition", "closed_by")
    return found.filter(chain__in=chains(person)) if chains else found.none()


def reads_reminders_in(person: Any, chain: Chain) -> bool:
    """Say whether a person may read the reminders of the deadlines in a history."""
    return deadlines_seen_by(person).filter(chain=chain).exists()


def chosen(found: ReminderQuerySet, kind: str) -> ReminderQuerySet:
    """Return those of some reminders that a filter of the page names; all of them for an unknown name."""
    return {
        "attention": found.wanting_attention,
        "waiting": found.waiting,
        "sent": found.sent,
        "passed": found.passed,
    }.get(kind, found.all)()
