"""Departures from the guidance, with the body's reasons: comply or explain (guidance 1.4 and 4.2; Act s.3(1)(d))."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Scope
from designations.models.designations import Designation
from lifecycle import clock
from lifecycle.models import Actor, Record


class DepartureState(models.TextChoices):
    """Whether a departure stands in the log; whether it is in force is a matter of its dates."""

    LOGGED = "logged", "Logged"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Standing(models.TextChoices):
    """Where a departure stands today."""

    IN_FORCE = "in_force", "In force"
    TO_COME = "to_come", "To come"
    OVER = "over", "Over"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Departure(Record):
    """Where a designated body does not follow a paragraph of the guidance, what it does instead, and why.

    Its `edition` is the one it departs from. `until` is its last day; empty while no end is known. What was said of it
    before is in its history.
    """

    workflow_name = "departure"

    state = models.CharField(max_length=40, choices=DepartureState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="departures", editable=False)
    paragraph = models.CharField(max_length=60)
    instead = models.TextField(max_length=4000)
    reason = models.TextField(max_length=4000)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    logged_by = models.ForeignKey(Actor, models.PROTECT, related_name="+", editable=False)
    logged_on = models.DateField(editable=False)

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="a_departure_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(paragraph="") & ~Q(instead="") & ~Q(reason=""),
                name="a_departure_names_its_paragraph_and_is_explained",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["designation", "since"], name="departures_of_a_designation")]

    def __str__(self) -> str:
        return f"Departure from paragraph {self.paragraph}" if self.paragraph else f"A departure of {self.designation}"

    @property
    def standing(self) -> Standing:
        """Where it stands today."""
        if self.state == DepartureState.WITHDRAWN:
            return Standing.WITHDRAWN
        if self.until is not None and self.until < clock.today():
            return Standing.OVER
        return Standing.TO_COME if self.since > clock.today() else Standing.IN_FORCE

    def scopes(self) -> list[Scope]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("departure", args=[self.pk])
