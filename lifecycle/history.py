"""Writing and checking the history chains."""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Exists, OuterRef

from lifecycle import attachments, clock
from lifecycle.models import Chain, Entry, EntryText, HeadWitness


def canonical(payload: Mapping[str, object]) -> str:
    """Return the payload as canonical JSON text: sorted keys, no spaces, unescaped Unicode."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder)


def digest_of(previous: str, payload: str) -> str:
    """Return the hash of an entry: SHA-256 of the digest before it and its payload."""
    return hashlib.sha256(f"{previous}\n{payload}".encode()).hexdigest()


def salted_digest(salt: str, text: str) -> str:
    """Return the digest by which a payload knows a text that can be erased."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def lock(chain: Chain) -> Chain:
    """Lock the head of a chain until the transaction ends, and return it fresh."""
    return Chain.objects.select_for_update().get(pk=chain.pk)


def append(
    chain: Chain,
    *,
    workflow: str,
    record_id: object,
    move: str,
    source: str,
    target: str,
    actor_id: Any,
    effective_on: date,
    facts: Mapping[str, object],
    texts: Mapping[str, str],
    signatory_id: Any = None,
) -> Entry:
    """Write the next entry of a locked chain.

    `facts` go into the payload as they are; `texts` are kept apart and the payload holds their salted digests.
    """
    recorded_at = clock.now()
    salts = {name: secrets.token_hex(16) for name in texts}
    payload = canonical(
        {
            "chain": chain.pk,
            "sequence": chain.length + 1,
            "recorded_at": recorded_at,
            "effective_on": effective_on,
            "actor": str(actor_id),
            "signatory": str(signatory_id) if signatory_id else None,
            "workflow": workflow,
            "record": str(record_id),
            "move": move,
            "from": source,
            "to": target,
            "facts": dict(facts),
            "texts": {name: salted_digest(salts[name], text) for name, text in texts.items()},
        }
    )
    entry = Entry(
        chain=chain,
        sequence=chain.length + 1,
        recorded_at=recorded_at,
        effective_on=effective_on,
        actor_id=actor_id,
        signatory_id=signatory_id,
        workflow=workflow,
        record_id=str(record_id),
        move=move,
        source_state=source,
        target_state=target,
        payload=payload,
        previous_digest=chain.head,
        digest=digest_of(chain.head, payload),
    )
    entry.save(force_insert=True)
    EntryText.objects.bulk_create(
        EntryText(entry=entry, name=name, salt=salts[name], text=text) for name, text in texts.items()
    )
    chain.length, chain.head = entry.sequence, entry.digest
    chain.save(update_fields=["length", "head"])
    return entry


def witness_heads() -> int:
    """Write down the head of every chain that grew since the last time; return how many."""
    written = HeadWitness.objects.filter(chain=OuterRef("pk"), head=OuterRef("head"))
    with transaction.atomic():
        grown = Chain.objects.filter(~Exists(written), length__gt=0)
        return len(HeadWitness.objects.bulk_create(HeadWitness(chain=c, length=c.length, head=c.head) for c in grown))


def faults_of(chain: Chain) -> Iterator[str]:
    """Check one chain and yield a sentence for each fault: an altered, removed, reordered or cut-off entry."""
    previous, place = "", 0
    digests = {0: ""}
    for entry in (
        Entry.objects.filter(chain=chain).prefetch_related("texts", "attachments").order_by("sequence").iterator(500)
    ):
        place += 1
        yield from _faults_of_entry(entry, place, previous)
        previous, place = entry.digest, entry.sequence
        digests[place] = entry.digest
    if (chain.length, chain.head) != (place, previous):
        yield f"Chain {chain.pk} ends at entry {place}, but its head says {chain.length}."
    for witness in chain.witnesses.all():
        if digests.get(witness.length) != witness.head:
            day = f"{witness.written_at:%d %B %Y}"
            yield f"Chain {chain.pk} no longer holds entry {witness.length} as written down on {day}."


def _faults_of_entry(entry: Entry, place: int, previous: str) -> Iterator[str]:
    name = f"Entry {entry.sequence} of chain {entry.chain_id}"
    if entry.sequence != place:
        yield f"{name} follows a gap: entry {place} is missing."
    if entry.previous_digest != previous or entry.digest != digest_of(entry.previous_digest, entry.payload):
        yield f"{name} does not match its hash."
    held = json.loads(entry.payload)
    columns = {"move": entry.move, "to": entry.target_state, "from": entry.source_state, "record": entry.record_id}
    columns |= {"workflow": entry.workflow, "actor": str(entry.actor_id), "effective_on": str(entry.effective_on)}
    for column, value in columns.items():
        if held[column] != value:
            yield f"{name} says {value!r} for {column!r}, but its payload says {held[column]!r}."
    yield from attachments.faults_of(entry, held["facts"])
    for text in entry.texts.all():
        if not text.erased_at and salted_digest(text.salt, text.text) != held["texts"].get(text.name):
            yield f"{name}: the text {text.name!r} was altered."
