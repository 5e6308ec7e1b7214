"""The outbox and the in-app mailbox: what people are told, and whether it reached them by mail."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

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
        DIGEST = "digest", "Digest"

    class Status(models.TextChoices):
        """How far the mail of a message is; in the portal it can be read at once."""

        PORTAL = "portal", "In the portal only"
        GATHERED = "gathered", "For the next digest"
        DIGESTED = "digested", "Sent in a digest"
        WAITING = "waiting", "Waiting to be sent"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Failed"

    class Failure(models.TextChoices):
        """Why mail failed for good."""

        ADDRESS = "address", "The address does not work"
        MAILBOX = "mailbox", "The mailbox did not take it for five days"

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
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    failure = models.CharField(max_length=10, choices=Failure, blank=True)
    waiting_since = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    # Each time a message is deliberately handed over anew, its carrier gets another reference.
    round = models.PositiveIntegerField(default=1)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    # The number under which the carrier knows it, where it can be asked what became of it.
    receipt = models.CharField(max_length=64, blank=True)
    last_error = models.TextField(blank=True)
    digest = models.ForeignKey("self", models.PROTECT, null=True, related_name="items")
    digest_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["next_attempt_at"], condition=Q(status="waiting"), name="messages_to_send"),
            models.Index(fields=["next_attempt_at"], condition=Q(status="sent"), name="messages_to_ask_about"),
            models.Index(fields=["actor"], condition=Q(status="gathered"), name="messages_to_digest"),
            models.Index(fields=["failed_at"], condition=Q(status="failed"), name="messages_that_failed"),
            models.Index(fields=["actor", "-created_at", "-id"], name="messages_to_a_person"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["entry", "actor"], name="one_message_for_each_person_and_entry"),
            models.UniqueConstraint(
                fields=["actor", "digest_on"], condition=Q(kind="digest"), name="one_digest_for_each_person_and_day"
            ),
            models.CheckConstraint(
                condition=Q(kind="duty", force__in=Deadline.Force.values)
                | Q(kind__in=["news", "account", "digest"], force=""),
                name="a_duty_says_how_it_binds_and_nothing_else_does",
            ),
            models.CheckConstraint(
                condition=Q(kind="digest", digest_on__isnull=False, digest=None)
                | (~Q(kind="digest") & Q(digest_on=None)),
                name="a_digest_has_a_day_and_lies_in_no_other",
            ),
            models.CheckConstraint(
                condition=Q(status="gathered", kind="news", digest=None)
                | Q(status="digested", kind="news", digest__isnull=False)
                | (~Q(status__in=["gathered", "digested"]) & Q(digest=None)),
                name="nothing_but_news_goes_into_a_digest",
            ),
            models.CheckConstraint(
                condition=Q(status="sent", sent_at__isnull=False, delivered_at=None)
                | Q(status="delivered", sent_at__isnull=False, delivered_at__isnull=False)
                | (~Q(status__in=["sent", "delivered"]) & Q(sent_at=None, delivered_at=None)),
                name="what_was_sent_and_delivered_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(status="failed", failed_at__isnull=False, failure__in=["address", "mailbox"])
                | (~Q(status="failed") & Q(failed_at=None, failure="")),
                name="what_failed_says_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def carrier_reference(self) -> str:
        """What a carrier knows the message by: the same however often it is tried in one round."""
        return f"{self.reference}.{self.round}"

    @property
    def label(self) -> str:
        """What kind of message it is, and of a duty how strongly it binds."""
        kind = self.get_kind_display()
        return f"{kind}: {self.get_force_display().lower()}" if self.force else kind

    @property
    def status_since(self) -> datetime:
        """Since when the mail is as far as it is."""
        return self.failed_at or self.delivered_at or self.sent_at or self.created_at
