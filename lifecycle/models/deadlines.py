"""Deadlines: dates written down when a clock starts, never worked out from today."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from lifecycle import clock
from lifecycle.models.editions import Edition
from lifecycle.models.history import Chain, Entry


class Deadline(models.Model):
    """A duty that falls due on a day, one row for each period of a repeating clock.

    `closed_by` is the entry that fulfilled the duty or ended it; "late" is computed from it and from today. `force` and
    `source` say how strongly the date binds and where it stands; none of the dates of an edition is statute. The first
    due date is kept when the department moves it; `changed_by` is the entry of the last move, with its reason. `every`
    is the period of a repeating duty (ISO 8601), and `revision` counts what happened to the row.
    """

    class Force(models.TextChoices):
        STATUTE = "statute", "Statute"
        GUIDANCE = "guidance", "Guidance"
        TERMS = "terms", "Terms of designation"
        LOCAL = "local", "Local arrangement"

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="deadlines")
    clock = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    workflow = models.CharField(max_length=40)
    record_id = models.CharField(max_length=40)
    force = models.CharField(max_length=10, choices=Force)
    source = models.CharField(max_length=200)
    anchor = models.DateField()
    number = models.PositiveIntegerField(default=1)
    due_on = models.DateField()
    first_due_on = models.DateField()
    every = models.CharField("period after which it is due again", max_length=10, blank=True)
    changed_by = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="moved_deadlines")
    revision = models.PositiveIntegerField("how often it changed", default=0)
    started_by = models.ForeignKey(Entry, models.PROTECT, related_name="started_deadlines")
    closed_by = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="closed_deadlines")
    closed_on = models.DateField(null=True)
    fulfilled = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["due_on", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(force__in=["statute", "guidance", "terms", "local"]), name="a_deadline_has_a_force"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_deadline_has_a_source"),
            models.UniqueConstraint(
                fields=["chain", "clock"], condition=Q(closed_by=None), name="one_open_deadline_for_each_clock"
            ),
            models.CheckConstraint(
                condition=Q(changed_by__isnull=False) | Q(due_on=F("first_due_on")),
                name="a_due_date_is_moved_by_an_entry",
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("anchor")), name="a_deadline_follows_its_anchor"),
            models.CheckConstraint(
                condition=Q(closed_by=None, closed_on=None, fulfilled=False)
                | Q(closed_by__isnull=False, closed_on__isnull=False),
                name="a_deadline_is_closed_by_an_entry_on_a_day",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["due_on"], condition=Q(closed_by=None), name="open_deadlines")]

    def __str__(self) -> str:
        return f"{self.title}, due {self.due_on:%d %B %Y}"

    @property
    def kind(self) -> str:
        """What sort of duty it is: its title without the number of its period."""
        return self.title.removesuffix(f" {self.number}")

    @property
    def late(self) -> bool:
        """Whether the day has ended without the duty being fulfilled; a deadline ends at the end of its day."""
        return self.closed_by_id is None and self.due_on < clock.today()

    @property
    def days_late(self) -> int:
        """By how many days a fulfilled duty was late; 0 where it was met in time, fell away or is open."""
        if not self.fulfilled or self.closed_on is None:
            return 0
        return max((self.closed_on - self.due_on).days, 0)

    @property
    def moved(self) -> bool:
        """Whether the department moved its date."""
        return self.changed_by_id is not None

    @property
    def reason_for_move(self) -> str:
        """Why the department moved its date, in the words given with the last move; empty if it never did."""
        texts = self.changed_by.texts.all() if self.changed_by else ()
        return next((text.text for text in texts if text.name == "note"), "")

    @property
    def days_left(self) -> int:
        """Days from today until it is due; negative when late."""
        return (self.due_on - clock.today()).days
