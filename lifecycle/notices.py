"""Notices: what each move tells to whom, written into the outbox in the move's own transaction."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.template import engines
from django.template.loader import render_to_string

from lifecycle import outbox, wiring
from lifecycle.models import Deadline, Entry, Message, Record
from lifecycle.workflow import Move, Party, Recipient, Who, Workflow, tables

PLACE = re.compile(r"{{\s*(.*?)\s*}}")
TAG = re.compile(r"{[%#].*?[%#]}", re.DOTALL)
WORDS = re.compile(r"[a-z_]+")
REASON = "[the reason that was given]"


def template_of(workflow: str, move: str) -> str:
    """Return the name of the notice template of a move: its first line is the subject."""
    return f"notices/{workflow}/{move}.txt"


def tell(record: Record, row: Move, entry: Entry) -> None:
    """Put a notice of a move into the outbox for each person it tells, except the one who made it."""
    asked, told = _audience(record, row.asked, entry), _audience(record, row.tells, entry)
    if not told:
        return
    notice = Notice(tables()[record.workflow_name], row)
    reason = next((text.text for text in entry.texts.all() if text.name == "note"), "")
    subject, body = _split(render_to_string(notice.template, {"record": record, "reason": reason}))
    words: dict[str, Any] = {"subject": subject, "body": body, "link": record.get_absolute_url(), "entry": entry}
    outbox.put(asked.values() if row.asks else (), **words, kind=notice.kind, force=notice.force)
    others = [person for actor_id, person in told.items() if actor_id not in asked]
    outbox.put(others, **words, kind=notice.kind_for_others)


def _split(text: str) -> tuple[str, str]:
    subject, _, body = text.strip().partition("\n")
    return subject, body.strip()


def _audience(record: Record, parties: Iterable[Who | Party], entry: Entry) -> dict[Any, Recipient]:
    """Return the people of some roles and parties by their pseudonym, except the one who acted."""
    found = [
        to for who in parties for to in (who.of(record) if isinstance(who, Party) else wiring.holders(who, record))
    ]
    return {to.actor_id: to for to in found if to.actor_id != entry.actor_id}


@dataclass(frozen=True)
class Notice:
    """What a move tells, to whom, and what it asks of them."""

    table: Workflow
    move: Move

    @property
    def template(self) -> str:
        """The name of its template."""
        return template_of(self.table.name, self.move.name)

    @property
    def kind(self) -> Message.Kind:
        """Whether it is a duty, news, or about the person's own account."""
        return Message.Kind.DUTY if self.move.asks else self.kind_for_others

    @property
    def kind_for_others(self) -> Message.Kind:
        """What it is to those of whom it asks nothing."""
        return Message.Kind.ACCOUNT if self.table.of_accounts else Message.Kind.NEWS

    @property
    def force(self) -> str:
        """How strongly a duty binds, in the words of deadlines."""
        return Deadline.Force[self.move.asks.name].value if self.move.asks else ""

    @property
    def label(self) -> str:
        """Its kind as it is shown beside every message, and for whom where it is news to the others."""
        label = Message(kind=self.kind, force=self.force).label
        only = ", ".join(who.label for who in self.move.asked)
        return label if self.move.asked in ((), self.move.tells) else f"{label}, for {only}; news for the others"

    @property
    def audience(self) -> list[str]:
        """Whom it tells, in words."""
        return [who.label for who in self.move.tells]

    @property
    def blank(self) -> "Preview":
        """Its own words, with the places where those of a record will stand."""
        environment: Any = engines["jinja2"].env  # type: ignore[attr-defined]
        source: str = environment.loader.get_source(environment, self.template)[0]
        return Preview(*_split(TAG.sub("", PLACE.sub(lambda place: _in_words(place[1]), source))))


@dataclass(frozen=True)
class Preview:
    """How a notice reads, for a record where there is one."""

    subject: str
    body: str
    record: Record | None = None


def _in_words(expression: str) -> str:
    """Return the place that an expression holds in a template: `record.notified_on | day` is [notified on]."""
    name = expression.partition("|")[0].strip().rpartition(".")[2]
    found = WORDS.match(name)
    return f"[{found[0].replace('_', ' ')}]" if found else "[…]"


def by_table() -> list[tuple[Workflow, list[Notice]]]:
    """Return every notice that a move sends, by table."""
    found = [(table, [Notice(table, row) for row in table.moves if row.tells]) for table in tables().values()]
    return sorted(((table, notices) for table, notices in found if notices), key=lambda one: one[0].title)


def notice_of(workflow: str, move: str) -> Notice | None:
    """Return the notice of a move, or `None` where it tells nobody."""
    table = tables().get(workflow)
    return Notice(table, table[move]) if table and move in table and table[move].tells else None


def preview(notice: Notice, person: Any) -> Preview:
    """Return how a notice read for the newest record that the person may see and that made the move, or its own words.

    The reason is left out: it was written for the people concerned.
    """
    record = _example(notice, person)
    if record is None:
        return notice.blank
    subject, body = _split(render_to_string(notice.template, {"record": record, "reason": REASON}))
    return Preview(subject, body, record)


def _example(notice: Notice, person: Any) -> Record | None:
    desk = wiring.desk(notice.table.name)
    if desk is None:
        return None
    made = Entry.objects.filter(workflow=notice.table.name, move=notice.move.name).order_by("-pk")
    keys = [int(key) for key in made.values_list("record_id", flat=True)[:100]]
    seen = {record.pk: record for record in desk.seen_by(person).filter(pk__in=keys)}
    return next((seen[key] for key in keys if key in seen), None)
