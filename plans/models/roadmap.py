"""The roadmap: changes of provision that priorities ask for, and the actions that bring them about (guidance 6.3)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from accounts.models import Organisation
from engagement.models import Need
from plans.models.priorities import Priority
from plans.models.versions import Version


class Change(models.Model):
    """A change between a need and its actions: what starts, changes or stops, or must be kept (guidance 6, Table 1)."""

    class Kind(models.TextChoices):
        START = "start", "Start"
        CHANGE = "change", "Change"
        STOP = "stop", "Stop"
        KEEP = "keep", "Keep"

    version = models.ForeignKey(Version, models.PROTECT, related_name="changes")
    priority = models.ForeignKey(Priority, models.PROTECT, related_name="changes")
    came_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_into", editable=False
    )
    code = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=1, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(max_length=4000)
    needs = models.ManyToManyField(Need, blank=True, related_name="changes")

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "priority__position", "priority", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(Lower("code"), "version", name="one_change_of_a_version_for_each_code"),
            models.UniqueConstraint(fields=["version", "came_from"], name="a_change_is_brought_forward_once"),
            models.CheckConstraint(condition=~Q(came_from=F("id")), name="a_change_does_not_come_from_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:80]}"


class Action(models.Model):
    """An action on the roadmap: who does what by when, and how it will be seen.

    A measure is a number or described in words (guidance, footnote 19).
    """

    class Status(models.TextChoices):
        AGREED = "agreed", "Agreed by its owner"
        PROPOSED = "proposed", "Proposed"

    class Measure(models.TextChoices):
        NUMBER = "number", "A number"
        DESCRIBED = "described", "Described in words"

    version = models.ForeignKey(Version, models.PROTECT, related_name="actions")
    came_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_into", editable=False
    )
    changes = models.ManyToManyField(Change, related_name="actions")
    code = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=1, editable=False)
    text = models.TextField(max_length=4000)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="plan_actions")
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    measure_kind = models.CharField(max_length=10, choices=Measure)
    measure = models.CharField("how it will be seen", max_length=400)
    baseline = models.CharField(max_length=200, blank=True)
    target = models.CharField(max_length=200)
    due_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "due_on", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(Lower("code"), "version", name="one_action_of_a_version_for_each_code"),
            models.UniqueConstraint(fields=["version", "came_from"], name="an_action_is_brought_forward_once"),
            models.CheckConstraint(condition=~Q(came_from=F("id")), name="an_action_does_not_come_from_itself"),
            models.CheckConstraint(
                condition=Q(measure_kind__in=["number", "described"]), name="a_measure_is_a_number_or_described"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text[:80]}"
