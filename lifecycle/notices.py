"""Notices: what each move tells to whom, written into the outbox in the move's own transaction."""

from collections.abc import Iterable

from django.template.loader import render_to_string

from lifecycle import outbox, wiring
from lifecycle.models import Entry, Record
from lifecycle.workflow import Move, Party, Recipient


def template_of(workflow: str, move: str) -> str:
    """Return the name of the notice template of a move: its first line is the subject."""
    return f"notices/{workflow}/{move}.txt"


def tell(record: Record, row: Move, entry: Entry) -> None:
    """Put a notice of a move into the outbox for each person it tells, except the one who made it."""
    told = {person.actor_id: person for person in _audience(record, row) if person.actor_id != entry.actor_id}
    if not told:
        return
    reason = next((text.text for text in entry.texts.all() if text.name == "note"), "")
    text = render_to_string(template_of(record.workflow_name, row.name), {"record": record, "reason": reason})
    subject, _, body = text.strip().partition("\n")
    outbox.put(told.values(), subject=subject, body=body.strip(), link=record.get_absolute_url(), entry=entry)


def _audience(record: Record, row: Move) -> Iterable[Recipient]:
    for who in row.tells:
        yield from who.of(record) if isinstance(who, Party) else wiring.holders(who, record)
