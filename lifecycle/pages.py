"""What every record's page shows alike: what may be done next, what happened, and what is due."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from lifecycle import engine, selectors, wiring
from lifecycle.models import Attachment, Chain, Deadline, Entry, EntryText, Record
from lifecycle.rules import EXPLAINED, Rule
from lifecycle.workflow import Move, Who, tables


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
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Moves:
    """What a person may do with a record from here, asked once for the whole page."""

    record: Record
    options: list[engine.Option]

    @property
    def choices(self) -> list[Choice]:
        """The buttons, but for those that stand elsewhere."""
        return [_choice(one, _address(self.record, one)) for one in self.options if not one.move.quiet]

    @property
    def open(self) -> set[str]:
        """The names of the moves that the person may make, whether their rules are met or not."""
        return {one.move.name for one in self.options if not one.barred}

    @property
    def bars_elsewhere(self) -> list[str]:
        """Why the person is barred from moves whose buttons stand elsewhere, each reason once."""
        return list(dict.fromkeys(one.barred for one in self.options if one.move.quiet and one.barred))


def moves(record: Record, person: Any) -> Moves:
    """Return what the person may do with a record from here."""
    return Moves(record, engine.options(record, person))


def choices(record: Record, person: Any) -> list[Choice]:
    """Return the buttons of a record's page: for pages that ask nothing else of the moves."""
    return moves(record, person).choices


def beginnings(workflow: str, parent: Any, person: Any, **asked: object) -> list[Choice]:
    """Return the ways in which the person may begin a record of a workflow below a parent.

    `asked` fills in fields of the form, as far as its act names them.
    """
    desk = wiring.desk(workflow)
    if desk is None or desk.new is None:
        return []
    return [
        _choice(option, reverse("begin", args=[workflow, parent.pk, option.move.name], query=asked or None))
        for option in engine.options(desk.new(parent), person)
        if not option.move.quiet
    ]


def _address(record: Record, option: engine.Option) -> str:
    return reverse("move", args=[record.workflow_name, record.pk, option.move.name])


def _choice(option: engine.Option, href: str) -> Choice:
    reasons = [failure.as_dict() for failure in option.unmet]
    return Choice(option.move.name, option.move.button, href, option.possible, option.barred, reasons)


def timeline(record: Record, limit: int = 50, *, left_out: Collection[str] = ()) -> list[Happening]:
    """Return what happened to a record, newest first, without the moves that are left out."""
    return [happening(entry) for entry in selectors.entries_of(record).exclude(move__in=left_out)[:limit]]


def happening(entry: Entry) -> Happening:
    """Return an entry as a line of a timeline: what was done, when, by whom and why."""
    table = tables().get(entry.workflow)
    title = table[entry.move].done if table and entry.move in table else entry.move
    note = next((text.text for text in entry.texts.all() if text.name == "note"), "")
    return Happening(title, entry.recorded_at, str(entry.actor), note, tuple(entry.attachments.all()))


def due(record: Record) -> list[Deadline]:
    """Return the duties that are open in a record's history, the next one first."""
    return list(selectors.open_deadlines([record.chain]))


@dataclass(frozen=True)
class Explanation:
    """Why a move was made although a rule that is only advised was not met; the text is empty where it was erased."""

    entry: Entry
    row: Move
    rule: Rule
    text: str


def explanations(chain: Chain, roles: Iterable[Who], limit: int = 50) -> list[Explanation]:
    """Return what was explained in a history in place of compliance at moves that some roles make, newest first."""
    wanted = set(roles)
    found = map(_explanation, selectors.explanations_in(chain)[:limit])
    return [one for one in found if one and one.row.who & wanted]


def _explanation(text: EntryText) -> Explanation | None:
    """Return an explanation with its move and its rule, `None` where the table of today no longer has them."""
    entry, name = text.entry, text.name.removeprefix(EXPLAINED)
    table = tables().get(entry.workflow)
    if table is None or entry.move not in table:
        return None
    row = table[entry.move]
    rules = row.rules + wiring.rules(f"{entry.workflow}.{entry.move}")
    return next((Explanation(entry, row, rule, text.text) for rule in rules if rule.name == name), None)
