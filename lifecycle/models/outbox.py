"""The outbox and the in-app mailbox: what people are told."""

import uuid
from typing import ClassVar

from django.db import models

from lifecycle import clock
from lifecycle.models.deadlines import Deadline
from lifecycle.models.history import Actor, Entry


class Message(models.Model):
    """A notice to one person: written in the transaction of the move it tells of, sent after it by a worker.

    A duty says how strongly it binds (`force`). Neither a duty nor a message about somebody's account is ever put into
    a digest or switched off. Where `sealed`, the mail alone holds the whole link: its seal is made when it is sent, and
    kept nowhere.
    """

    class Kind(models.TextChoices):
        """What a message asks of whoever gets it, and so how it may reach them."""

        DUTY = "duty", "Duty"
        NEWS = "news", "News"
        ACCOUNT = "account", "Your account"

    reference = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="messages")
    address = models.EmailField(blank=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.NEWS)
    force = models.CharField(max_length=10, choices=Deadline.Force, blank=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    link = models.CharField(max_length=300, blank=True)
    sealed = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["next_attempt_at"], condition=models.Q(sent_at=None), name="messages_to_send"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "actor"], name="one_message_for_each_person_and_entry"),
            models.CheckConstraint(
                condition=models.Q(kind="duty", force__in=Deadline.Force.values)
                | models.Q(kind__in=["news", "account"], force=""),
                name="a_duty_says_how_it_binds_and_nothing_else_does",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
