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
    `source` say how strongly the date binds and where it stands; none of the dates of an edition is statute.
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
    def days_left(self) -> int:
        """Days from today until it is due; negative when late."""
        return (self.due_on - clock.today()).days
