"""Who in the department looks after an area, and who covers for an officer who is away."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Scope, User
from accounts.selectors import nation
from lifecycle import clock
from lifecycle.models import Record
from reference.models import Area


class AssignmentState(models.TextChoices):
    """Whether an officer looks after the area still."""

    HELD = "held", "Looks after the area"
    ENDED = "ended", "Ended"


class Assignment(Record):
    """A case officer looks after an area from a day until a day; an area has one officer at a time.

    `until` is the last day. It counts only while the person is a case officer: who leaves, leaves the area without one.
    """

    workflow_name = "assignment"
    # Who looks after an area does not depend on an edition of the guidance.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=AssignmentState, editable=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="assignments")
    officer = models.ForeignKey(User, models.PROTECT, related_name="assignments")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["area__name", "-since", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area"], condition=Q(state="held"), name="an_area_has_one_officer"),
            models.CheckConstraint(
                condition=Q(state="held", until=None) | Q(state="ended", until__isnull=False),
                name="an_assignment_has_a_last_day_once_it_ended",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="an_assignment_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer} for {self.area}" if self.officer_id else f"Officer of {self.area}"

    def scopes(self) -> list[Scope]:
        """Return the nation: officers are the department's."""
        return [nation()]

    def get_absolute_url(self) -> str:
        """Return the page of the assignment."""
        return reverse("assignment", args=[self.pk])


class CoverState(models.TextChoices):
    """Whether the cover stands."""

    ARRANGED = "arranged", "Arranged"
    CANCELLED = "cancelled", "Cancelled"


class Cover(Record):
    """A case officer stands in for another one from a first to a last day."""

    workflow_name = "cover"
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=CoverState, editable=False)
    officer = models.ForeignKey(User, models.PROTECT, related_name="covers")
    by = models.ForeignKey(User, models.PROTECT, related_name="covers_for_others")
    since = models.DateField()
    until = models.DateField()

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_cover_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(officer=F("by")), name="nobody_covers_for_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.by} for {self.officer}" if self.by_id else f"Cover for {self.officer}"

    def scopes(self) -> list[Scope]:
        """Return the nation: officers are the department's."""
        return [nation()]

    def get_absolute_url(self) -> str:
        """Return the page of the officer who is away."""
        return reverse("officer", args=[self.officer_id])

    def lasts_on(self, day: date) -> bool:
        """Say whether it stands on a day."""
        return self.state == CoverState.ARRANGED and self.since <= day <= self.until

    @property
    def over(self) -> bool:
        """Whether its last day has passed."""
        return self.until < clock.today()
