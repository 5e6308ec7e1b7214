"""The ledger of reminders: one row for each person and warning window of a deadline."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lifecycle import clock
from lifecycle.models.deadlines import Deadline
from lifecycle.models.history import Actor
from lifecycle.models.outbox import Message

Status = Message.Status
REFUSED = Q(message__status=Status.FAILED) | (Q(message__status=Status.WAITING) & ~Q(message__last_error=""))


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Reminders by what became of them."""

    def dropped(self) -> "ReminderQuerySet":
        """Return those whose mail still waits although the duty has ended or its date has moved."""
        moved = ~Q(due_on=F("deadline__due_on"))
        return self.filter(moved | Q(deadline__closed_by__isnull=False), message__status=Status.WAITING)

    def wanting_attention(self) -> "ReminderQuerySet":
        """Return those that reached nobody by mail: nobody held the duty, there is no address, or it was refused."""
        nobody = Q(recipient=None, overtaken=False)
        still = Q(deadline__closed_by=None, due_on=F("deadline__due_on"))
        return self.filter(still, nobody | REFUSED | Q(message__status=Status.PORTAL))

    def sent(self) -> "ReminderQuerySet":
        """Return those whose mail was accepted."""
        return self.filter(message__status__in=[Status.SENT, Status.DELIVERED])

    def waiting(self) -> "ReminderQuerySet":
        """Return those whose mail is still to be sent, or to be tried again."""
        return self.filter(message__status=Status.WAITING).exclude(pk__in=self.dropped().values("pk"))

    def passed(self) -> "ReminderQuerySet":
        """Return those that were never written to anybody, or whose mail was not sent any more."""
        return self.filter(Q(recipient=None) | Q(pk__in=self.dropped().values("pk")))


class Reminder(models.Model):
    """A reminder of a deadline: what is in the ledger is never sent again.

    `offset` is the window in days after the due date, negative before it. The key holds the due date, so a deadline
    that is moved is reminded of anew. A row without a recipient says that nobody was told: a newer window had opened
    (`overtaken`), or nobody held the duty. The message is written in the same transaction as the row.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", "Waiting to be sent"
        SENT = "sent", "Sent"
        DELIVERED = "delivered", "Delivered"
        FAILED = "failed", "Failed: the address does not work"
        REFUSED = "refused", "Refused, will be tried again"
        NO_ADDRESS = "no-address", "No e-mail address"
        NOBODY = "nobody", "Nobody to remind"
        OVERTAKEN = "overtaken", "Overtaken by a newer one"
        DROPPED = "dropped", "Not sent: the duty ended or its date moved"

    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="reminders")
    due_on = models.DateField()
    offset = models.SmallIntegerField()
    recipient = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="reminders")
    escalated = models.BooleanField(default=False)
    overtaken = models.BooleanField(default=False)
    claimed_at = models.DateTimeField(default=clock.now)
    message = models.OneToOneField(Message, models.PROTECT, to_field="reference", null=True, related_name="reminder")

    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-claimed_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["deadline", "due_on", "offset", "recipient"], name="one_reminder_for_each_person_and_window"
            ),
            models.UniqueConstraint(
                fields=["deadline", "due_on", "offset"],
                condition=Q(recipient=None),
                name="a_window_passes_without_a_reminder_once",
            ),
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, message__isnull=False, overtaken=False)
                | Q(recipient=None, message=None, escalated=False),
                name="a_reminder_has_a_person_and_a_message_or_neither",
            ),
            models.CheckConstraint(
                condition=Q(escalated=False) | Q(offset__gt=0), name="only_what_is_late_is_escalated"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["-claimed_at"], name="reminders_by_moment")]

    def __str__(self) -> str:
        return f"{self.deadline}, {self.window}"

    @property
    def window(self) -> str:
        """The window in words: "14 days before", "on the day", "1 day late"."""
        days = f"{abs(self.offset)} day{'' if abs(self.offset) == 1 else 's'}"
        return f"{days} late" if self.offset > 0 else f"{days} before" if self.offset else "on the day"

    @property
    def outcome(self) -> "Reminder.Outcome":
        """What became of it."""
        if self.message is None:
            return self.Outcome.OVERTAKEN if self.overtaken else self.Outcome.NOBODY
        if self.message.status in {Status.SENT, Status.DELIVERED, Status.FAILED}:
            return self.Outcome(self.message.status)
        if self.deadline.closed_by_id or self.due_on != self.deadline.due_on:
            return self.Outcome.DROPPED
        if self.message.status == Status.PORTAL:
            return self.Outcome.NO_ADDRESS
        return self.Outcome.REFUSED if self.message.last_error else self.Outcome.WAITING
