"""Versions of a plan: what is drafted, submitted, approved, published and one day superseded."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation, Scope
from designations.models import Designation
from lifecycle.models import Record
from plans.models.series import Plan


class VersionState(models.TextChoices):
    """Where a version stands."""

    DRAFTING = "drafting", "Being drafted"
    SUBMITTED = "submitted", "Submitted"
    APPROVED = "approved", "Approved, publication due"
    PUBLISHED = "published", "Published, in force"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


UNPUBLISHED = (VersionState.DRAFTING, VersionState.SUBMITTED, VersionState.APPROVED)
PUBLIC = (VersionState.PUBLISHED, VersionState.SUPERSEDED)


class Version(Record):
    """One version of a local skills improvement plan (guidance 6).

    One that was published elsewhere and taken in has the address of that publication in `source_address`, and neither
    sections nor a day of approval need be held. `changed` is what the latest move changed, with its SHA-256: a fact of
    the history, and never the source of anything else.
    """

    workflow_name = "plan"

    state = models.CharField(max_length=40, choices=VersionState, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("version")
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="plan_versions")
    replaces_current = models.BooleanField("takes the place of the plan in force", default=True)
    submitted_on = models.DateField("day on which it was last submitted", null=True, blank=True)
    approved_on = models.DateField("day of approval", null=True, blank=True)
    published_on = models.DateField("day of publication", null=True, blank=True)
    superseded_on = models.DateField("day on which another plan took its place", null=True, blank=True)
    source_address = models.URLField("address of the publication elsewhere", max_length=500, blank=True)
    changed = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["plan", "-number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_version_of_a_plan_for_each_number"),
            models.UniqueConstraint(
                fields=["plan"], condition=Q(state__in=UNPUBLISHED), name="one_open_version_for_each_plan"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "superseded"]) | Q(published_on__isnull=False),
                name="a_published_version_has_a_day_of_publication",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafting", "submitted", "withdrawn"])
                | Q(approved_on__isnull=False)
                | ~Q(source_address=""),
                name="a_version_is_approved_here_or_published_elsewhere",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(approved_on=None) | Q(published_on__gte=F("approved_on")),
                name="a_version_is_published_after_its_approval",
            ),
            models.CheckConstraint(
                condition=Q(state="superseded", superseded_on__isnull=False)
                | (~Q(state="superseded") & Q(superseded_on=None)),
                name="a_superseded_version_has_the_day_of_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, version {self.number}" if self.plan_id else f"A plan for {self.designation.area}"

    def scopes(self) -> list[Scope]:
        """Return the scope of its designation, and those of the authorities that were asked for a statement on it."""
        asked = Scope.objects.filter(statements__version=self) if self.pk else ()
        return [*self.designation.scopes(), *asked]

    def get_absolute_url(self) -> str:
        """Return its working page."""
        return reverse("plan", args=[self.pk])

    @property
    def adopted(self) -> bool:
        """Whether it was published elsewhere and taken in."""
        return bool(self.source_address)

    @property
    def in_force(self) -> bool:
        """Whether it is published and no other plan took its place (Act s.1(9))."""
        return self.state == VersionState.PUBLISHED

    @property
    def address(self) -> dict[str, Any]:
        """What its permanent public address is made of."""
        return {"area": self.plan.series.area.slug, "period": self.plan.slug, "number": self.number}


class PlanParty(models.Model):
    """An organisation that has a part in a version, from a day until a last day; the edition says who must sign."""

    class Part(models.TextChoices):
        LEAD = "lead", "Lead"
        JOINT_OWNER = "joint_owner", "Joint owner"
        PARTNER = "partner", "Partner"

    version = models.ForeignKey(Version, models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="plan_parts")
    part = models.CharField(max_length=20, choices=Part)
    must_sign = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "pk"]
        verbose_name_plural = "plan parties"
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["version", "organisation"], condition=Q(until=None), name="one_part_of_a_party_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["version"], condition=Q(part="lead", until=None), name="one_lead_of_a_version_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="a_party_leaves_after_it_came"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.get_part_display().lower()}"
