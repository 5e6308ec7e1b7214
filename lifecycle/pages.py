"""What every record's page shows alike: what may be done next, what happened, and what is due."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from lifecycle import engine, selectors, wiring
from lifecycle.models import Deadline, Entry, Record
from lifecycle.workflow import tables


@dataclass(frozen=True)
class Choice:
    """A button: where it leads, whether it can be used now, and if not why this person is barred or what is missing."""

    name: str
    label: str
    href: str
    allowed: bool
    barred: str
    reasons: list[dict[str, object]]


@dataclass(frozen=True)
class Happening:
    """A line of a timeline."""

    title: str
    moment: datetime
    by: str
    text: str


def choices(record: Record, person: Any) -> list[Choice]:
    """Return the moves that the person may make on a record, but for those whose button stands elsewhere."""
    found = engine.options(record, person)
    return [_choice(option, _address(record, option)) for option in found if not option.move.quiet]


def beginnings(workflow: str, parent: Any, person: Any) -> list[Choice]:
    """Return the ways in which the person may begin a record of a workflow below a parent."""
    desk = wiring.desk(workflow)
    if desk is None or desk.new is None:
        return []
    return [
        _choice(option, reverse("begin", args=[workflow, parent.pk, option.move.name]))
        for option in engine.options(desk.new(parent), person)
        if not option.move.quiet
    ]


def may(record: Record, move: str, person: Any) -> bool:
    """Say whether the person may make a move from here: for a button that stands on the record's own page."""
    return move in open_moves(record, person)


def open_moves(record: Record, person: Any) -> set[str]:
    """Return the names of the moves that the person may make from here, whether their rules are met or not."""
    return {option.move.name for option in engine.options(record, person) if not option.barred}


def bars_elsewhere(record: Record, person: Any) -> list[str]:
    """Return why the person is barred from moves whose buttons stand elsewhere, each reason once."""
    barred = [option.barred for option in engine.options(record, person) if option.move.quiet and option.barred]
    return list(dict.fromkeys(barred))


def _address(record: Record, option: engine.Option) -> str:
    return reverse("move", args=[record.workflow_name, record.pk, option.move.name])


def _choice(option: engine.Option, href: str) -> Choice:
    reasons = [failure.as_dict() for failure in option.unmet]
    return Choice(option.move.name, option.move.button, href, option.possible, option.barred, reasons)


def timeline(record: Record, limit: int = 50) -> list[Happening]:
    """Return what happened to a record, newest first."""
    return [happening(entry) for entry in selectors.entries_of(record)[:limit]]


def happening(entry: Entry) -> Happening:
    """Return an entry as a line of a timeline: what was done, when, by whom and why."""
    table = tables().get(entry.workflow)
    title = table[entry.move].done if table and entry.move in table else entry.move
    note = next((text.text for text in entry.texts.all() if text.name == "note"), "")
    return Happening(title, entry.recorded_at, str(entry.actor), note)


def due(record: Record) -> list[Deadline]:
    """Return the duties that are open in a record's history, the next one first."""
    return list(selectors.open_deadlines([record.chain]))
