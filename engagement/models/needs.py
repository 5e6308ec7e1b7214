"""Skills needs: what employers struggle to find, said so precisely that a provider can act on it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from designations.models import Designation
from engagement.models.records import EngagementRecord
from lifecycle.models import Record
from reference.models import Level, Occupation, Pathway, Route, Sector


class NeedState(models.TextChoices):
    """Where a need stands."""

    RECORDED = "recorded", "Recorded"
    WITHDRAWN = "withdrawn", "Withdrawn"


def pathway_fault(route: Route | None, pathway: Pathway | None) -> str | None:
    """Return why a pathway does not belong under a route, or `None` (guidance Annex C)."""
    if pathway is None or (route is not None and pathway.route_id == route.pk):
        return None
    if route is None:
        return f"The pathway “{pathway}” needs its route: choose “{pathway.route}”."
    return f"The pathway “{pathway}” belongs to the route “{pathway.route}”, not to “{route}”."


def level_fault(lowest: Level | None, highest: Level | None) -> str | None:
    """Return why two levels are not a range, or `None`; no level at all means any level."""
    if (lowest is None) != (highest is None):
        return "Give both levels, the same one twice if there is only one, or neither if any level would do."
    if lowest is not None and highest is not None and lowest.order > highest.order:
        return f"The range of levels is upside down: {lowest} is above {highest}."
    return None


class Need(Record):
    """A skill that employers in the area need, now or within three years, and struggle to find (guidance 5.2.1, 5.2.2).

    All post-16 technical education or training is in scope: any level and any route, or none (guidance 1.6). Where no
    occupation of SOC 2020 fits, `occupation_note` says which one stands nearest or why there is none. One that a body
    brought forward `came_from` a need of a designation before its own, and rests on the same engagements.
    """

    class WhenNeeded(models.TextChoices):
        NOW = "now", "Now"
        THREE_YEARS = "three_years", "Within three years"

    workflow_name = "need"

    state = models.CharField(max_length=40, choices=NeedState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="needs", editable=False)
    came_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_into", editable=False
    )
    heard_in = models.ManyToManyField(EngagementRecord, through="NeedEvidence", related_name="needs")
    skill = models.CharField(max_length=300)
    occupations = models.ManyToManyField(Occupation, related_name="needs", blank=True)
    occupation_note = models.TextField(max_length=1000, blank=True)
    route = models.ForeignKey(Route, models.PROTECT, null=True, blank=True, related_name="needs")
    pathway = models.ForeignKey(Pathway, models.PROTECT, null=True, blank=True, related_name="needs")
    level_from = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, related_name="+")
    level_to = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, related_name="+")
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, blank=True, related_name="needs")
    when_needed = models.CharField(max_length=20, choices=WhenNeeded)
    people = models.PositiveIntegerField(null=True, blank=True, validators=[MinValueValidator(1)])
    why_hard_to_find = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering: ClassVar = ["route__position", "skill", "pk"]
        indexes: ClassVar = [models.Index(fields=["designation", "route"], name="needs_of_a_designation")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(pathway=None) | Q(route__isnull=False), name="a_pathway_stands_under_a_route"
            ),
            models.CheckConstraint(
                condition=Q(level_from=None, level_to=None) | Q(level_from__isnull=False, level_to__isnull=False),
                name="a_need_has_both_levels_or_neither",
            ),
            models.CheckConstraint(condition=Q(people=None) | Q(people__gte=1), name="a_need_is_of_somebody"),
            models.CheckConstraint(condition=~Q(came_from=F("id")), name="a_need_does_not_come_from_itself"),
            models.UniqueConstraint(
                fields=["designation", "came_from"],
                condition=Q(state="recorded"),
                name="a_need_that_stands_is_brought_forward_once",
            ),
        ]

    def __str__(self) -> str:
        return self.skill

    def clean(self) -> None:
        """Refuse what no constraint of the database can see: a pathway of another route, a range upside down."""
        faults = {
            "pathway": pathway_fault(self.route, self.pathway),
            "level_to": level_fault(self.level_from, self.level_to),
        }
        if found := {field: fault for field, fault in faults.items() if fault}:
            raise ValidationError(found)

    @property
    def levels(self) -> str:
        """The range of levels in words."""
        if self.level_from is None or self.level_to is None:
            return "Any level"
        if self.level_from_id == self.level_to_id:
            return str(self.level_from)
        return f"{self.level_from} to {str(self.level_to).lower()}"

    def scopes(self) -> list[Any]:
        """Return the scope of the designation it belongs to."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return the need's page."""
        return reverse("need", args=[self.pk])


class NeedEvidence(models.Model):
    """A need was heard in an engagement: the arrow from who was heard to what they need, readable both ways."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="evidence")
    record = models.ForeignKey(EngagementRecord, models.PROTECT, related_name="evidence_for")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["need", "record"], name="a_need_cites_an_engagement_once")
        ]
        verbose_name_plural = "evidence of needs"

    def __str__(self) -> str:
        return f"{self.need}, heard in {self.record}"
