"""Priorities: the skills that the area's employers need most, each with the needs it rests on."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from engagement.models import Need
from plans.models.versions import Version
from reference.models import Occupation, Pathway

LEVELS = [(0, "Entry level"), *((level, f"Level {level}") for level in range(1, 9))]


class Priority(models.Model):
    """A priority of a version: the outcome employers want, and the specific skills (guidance 6.2).

    `code` is of the ERB's own pattern. Where no occupation of SOC 2020 fits, `occupation_note` says so. Levels run from
    0 (entry level) to 8. One that `came_from` an earlier plan says how much of the area it still concerns.
    """

    class Kind(models.TextChoices):
        SECTOR = "sector", "Sector"
        CROSS_CUTTING = "cross_cutting", "Cross-cutting"
        OVERARCHING = "overarching", "Overarching"

    class Status(models.TextChoices):
        CURRENT = "current", "Current"
        EMERGING = "emerging", "Emerging"
        ONGOING = "ongoing", "Ongoing"
        RESEARCH = "research", "Further research"

    class Concerns(models.TextChoices):
        WHOLE = "whole", "The whole area"
        PART = "part", "Part of the area"

    version = models.ForeignKey(Version, models.PROTECT, related_name="priorities")
    came_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_into", editable=False
    )
    concerns = models.CharField(
        "how much of the area it still concerns", max_length=10, choices=Concerns, blank=True, editable=False
    )
    concerned_part = models.CharField("which part of the area it concerns", max_length=400, blank=True, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    tier = models.PositiveSmallIntegerField(default=1)
    code = models.CharField(max_length=20)
    revision = models.PositiveIntegerField(default=1, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=20, choices=Status)
    title = models.CharField(max_length=200)
    outcome = models.TextField("outcome employers want", max_length=4000, blank=True)
    skills = models.TextField("specific skills", max_length=4000, blank=True)
    occupations = models.ManyToManyField(Occupation, blank=True, related_name="priorities")
    occupation_note = models.CharField(max_length=400, blank=True)
    pathways = models.ManyToManyField(Pathway, blank=True, related_name="priorities")
    level_from = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    level_to = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    needs = models.ManyToManyField(Need, through="PriorityNeed", related_name="priorities")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "position", "pk"]
        verbose_name_plural = "priorities"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(Lower("code"), "version", name="one_priority_of_a_version_for_each_code"),
            models.CheckConstraint(
                condition=Q(tier=1, parent=None) | Q(tier__gt=1, parent__isnull=False),
                name="a_priority_of_the_first_tier_has_no_parent",
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="a_priority_is_not_its_own_parent"),
            models.UniqueConstraint(fields=["version", "came_from"], name="a_priority_is_brought_forward_once"),
            models.CheckConstraint(condition=~Q(came_from=F("id")), name="a_priority_does_not_come_from_itself"),
            models.CheckConstraint(
                condition=Q(came_from=None, concerns="", concerned_part="")
                | Q(came_from__isnull=False, concerns="whole", concerned_part="")
                | (Q(came_from__isnull=False, concerns="part") & ~Q(concerned_part="")),
                name="a_priority_that_was_brought_forward_says_what_it_concerns",
            ),
            models.CheckConstraint(
                condition=Q(level_from=None, level_to=None)
                | Q(level_from__isnull=False, level_to__isnull=False, level_to__gte=F("level_from"), level_to__lte=8),
                name="levels_of_a_priority_run_upwards",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def levels(self) -> str:
        """Its levels in words: "Level 3", "Levels 3 to 5", "Entry level to level 2"; empty while not given."""
        if self.level_from is None or self.level_to is None:
            return ""
        first, last = str(dict(LEVELS)[self.level_from]), str(dict(LEVELS)[self.level_to])
        if self.level_from == self.level_to:
            return first
        return f"Levels {self.level_from} to {self.level_to}" if self.level_from else f"{first} to {last.lower()}"


class PriorityNeed(models.Model):
    """A priority rests on a need that was heard: an arrow that can be read both ways."""

    priority = models.ForeignKey(Priority, models.CASCADE, related_name="citations")
    need = models.ForeignKey(Need, models.PROTECT, related_name="citations")

    class Meta:
        ordering: ClassVar[list[str]] = ["priority", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["priority", "need"], name="a_priority_cites_a_need_once"),
        ]

    def __str__(self) -> str:
        return f"{self.priority_id} rests on {self.need_id}"
