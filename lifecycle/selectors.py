"""What may be read of histories, deadlines and messages."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from lifecycle.models import Attachment, Chain, Deadline, Edition, Entry, EntryText, Message, Record
from lifecycle.rules import EXPLAINED


def messages_to(person: Any) -> QuerySet[Message]:
    """Return the messages to a person, newest first; a digest only repeats them, by mail."""
    return Message.objects.filter(actor_id=person.actor_id).exclude(kind=Message.Kind.DIGEST)


def messages_like(person: Any, *, kind: str = "", unread: bool = False) -> QuerySet[Message]:
    """Return the messages to a person of a kind, or those not read yet, newest first; any kind for an unknown one."""
    found = messages_to(person)
    if kind in Message.Kind.values:
        found = found.filter(kind=kind)
    return found.filter(read_at=None) if unread else found


def unread_messages(person: Any) -> int:
    """Return how many messages the person has not read."""
    return messages_to(person).filter(read_at=None).count()


def entries_of(record: Record) -> QuerySet[Entry]:
    """Return the history of one record, newest first, with who acted and the reasons given."""
    own = Entry.objects.filter(workflow=record.workflow_name, record_id=str(record.pk))
    return own.select_related("actor", "signatory").prefetch_related("texts", "attachments").order_by("-sequence")


def entries_in(chains: Iterable[Chain] | QuerySet[Chain]) -> QuerySet[Entry]:
    """Return everything that happened in some chains, newest first."""
    found = Entry.objects.filter(chain__in=chains)
    return (
        found.select_related("actor", "chain").prefetch_related("texts", "attachments").order_by("-recorded_at", "-id")
    )


def workflows_in(chain: Chain) -> set[str]:
    """Return the workflows of which something happened in a chain."""
    return set(Entry.objects.filter(chain=chain).values_list("workflow", flat=True).distinct())


def facts_of(entry: Entry) -> dict[str, Any]:
    """Return the facts that an entry recorded, without its texts."""
    facts: dict[str, Any] = json.loads(entry.payload)["facts"]
    return facts


def open_deadlines(chains: Iterable[Chain] | QuerySet[Any]) -> QuerySet[Deadline]:
    """Return the duties that are not fulfilled yet in some chains, the next one first."""
    found = Deadline.objects.filter(chain__in=chains, closed_by=None)
    return found.select_related("chain", "edition", "changed_by").prefetch_related("changed_by__texts")


def current_edition(code: str) -> Edition:
    """Return the newest revision of an edition.

    Raises:
        Edition.DoesNotExist: if no edition has this code.
    """
    return Edition.objects.filter(code=code).latest("revision")


def editions() -> QuerySet[Edition]:
    """Return every edition and revision, oldest first."""
    return Edition.objects.select_related("predecessor")


def files_of(record: Record, *moves: str) -> list[Attachment]:
    """Return the files given with the newest of some moves of a record."""
    newest = entries_of(record).filter(move__in=moves).first()
    return list(newest.attachments.all()) if newest else []


def explanations_in(chain: Chain) -> QuerySet[EntryText]:
    """Return the explanations given in a history in place of compliance, the newest first ("comply or explain")."""
    texts = EntryText.objects.filter(entry__chain=chain, name__startswith=EXPLAINED)
    return texts.select_related("entry__actor").order_by("-entry__sequence", "name")
