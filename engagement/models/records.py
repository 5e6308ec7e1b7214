"""Engagement records: when, how and how deeply the body heard somebody, and what came up."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from designations.models import Designation
from lifecycle.models import Record
from reference.models import Area, Route


class EngagementState(models.TextChoices):
    """Where an engagement record stands."""

    RECORDED = "recorded", "Recorded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class EngagementRecord(Record):
    """One occasion on which the body heard employers, providers or others (guidance 3.1 and 5.2).

    It belongs to one designation and may serve further areas, where it is seen too; it is counted once. Notes are the
    body's own. What was said about recruitment and about the environment is kept apart, because the plan's annex must
    answer for both (guidance 6.4).
    """

    class Stage(models.TextChoices):
        A = "a", "Stage A: employers' skills needs"
        B = "b", "Stage B: changes in provision"
        C = "c", "Stage C: learner demand and employer engagement"
        DELIVERY = "delivery", "Delivery of the plan"
        REVIEW = "review", "Review of the plan"

    class Method(models.TextChoices):
        INTERVIEW = "interview", "Interview"
        ROUNDTABLE = "roundtable", "Roundtable"
        SURVEY = "survey", "Survey"
        EVENT = "event", "Event"
        CORRESPONDENCE = "correspondence", "Correspondence"
        STEERING_GROUP = "steering_group", "Steering group"

    class Depth(models.TextChoices):
        REACHED = "reached", "Reached"
        ACTIVE = "active", "Active"
        IN_DEPTH = "in_depth", "In depth"

    class HardToFill(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        NOT_ASKED = "not_asked", "Not asked"

    workflow_name = "engagement"

    state = models.CharField(max_length=40, choices=EngagementState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="engagement_records", editable=False)
    areas = models.ManyToManyField(Area, related_name="shared_engagement_records", blank=True)
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    stage = models.CharField(max_length=10, choices=Stage)
    method = models.CharField(max_length=20, choices=Method)
    depth = models.CharField(max_length=10, choices=Depth)
    routes = models.ManyToManyField(Route, related_name="engagement_records", blank=True)
    notes = models.TextField(max_length=10000, blank=True)
    hard_to_fill = models.CharField(max_length=10, choices=HardToFill, default=HardToFill.NOT_ASKED)
    hard_to_fill_why = models.TextField(max_length=2000, blank=True)
    environment_discussed = models.BooleanField(default=False)
    environment_what = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["designation", "-held_on", "-id"], name="engagement_by_designation")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(hard_to_fill="yes") | Q(hard_to_fill_why=""), name="only_what_is_hard_to_fill_has_a_why"
            ),
            models.CheckConstraint(
                condition=Q(environment_discussed=True) | Q(environment_what=""),
                name="only_what_was_discussed_of_the_environment_is_told",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse an explanation of what was answered with no."""
        faults = {}
        if self.hard_to_fill_why and self.hard_to_fill != self.HardToFill.YES:
            faults["hard_to_fill_why"] = "A reason is given, but vacancies are not said to be hard to fill."
        if self.environment_what and not self.environment_discussed:
            faults["environment_what"] = "This says what was discussed, but the answer before it is no."
        if faults:
            raise ValidationError(faults)

    def scopes(self) -> list[Any]:
        """Return the scope of the designation it belongs to."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return the record's page."""
        return reverse("engagement_record", args=[self.pk])
