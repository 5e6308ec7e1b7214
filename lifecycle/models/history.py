"""History: append-only chains of entries, each holding the hash of the one before."""

import uuid
from typing import Any, ClassVar, NoReturn

from django.db import models

from lifecycle import clock


class Actor(models.Model):
    """Somebody who acted, under a pseudonym that outlives their account; the name can be erased."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name or "Somebody whose name was erased"


class Chain(models.Model):
    """One history: of a designation, an organisation or the nation. Its row is the lock of all that happens in it."""

    title = models.CharField(max_length=300)
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.title


class AppendOnly(models.QuerySet["Entry"]):
    """Entries as anybody may read them; only the history module appends."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("History is append-only: entries are written by the workflow engine alone.")

    update = bulk_update = delete = bulk_create = create = get_or_create = update_or_create = _refuse


class Entry(models.Model):
    """One thing that happened: its payload is canonical JSON text, hashed with the digest of the entry before it."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    sequence = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    effective_on = models.DateField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="entries")
    signatory = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="signed_entries")
    workflow = models.CharField(max_length=40)
    record_id = models.CharField(max_length=40)
    move = models.CharField(max_length=60)
    source_state = models.CharField(max_length=40)
    target_state = models.CharField(max_length=40)
    payload = models.TextField()
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering: ClassVar = ["chain", "sequence"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="one_entry_for_each_place_in_a_chain"),
        ]
        indexes: ClassVar = [models.Index(fields=["workflow", "record_id"], name="entries_of_a_record")]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.chain_id}/{self.sequence} {self.workflow}.{self.move}"


class EntryText(models.Model):
    """Words given with an entry (a reason, a text field): kept apart so that they can be erased; the payload holds
    their salted digest."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="texts")
    name = models.CharField(max_length=60)
    salt = models.CharField(max_length=32)
    text = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "name"], name="one_text_of_a_name_for_each_entry")
        ]

    def __str__(self) -> str:
        return f"{self.name} of entry {self.entry_id}"


class HeadWitness(models.Model):
    """The head of a chain as it was written down on a day, so that a tail cut off later is seen."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="witnesses")
    length = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    written_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.chain_id} had {self.length} entries on {self.written_at:%d %B %Y}"
