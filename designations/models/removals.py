"""Removals of designations (Act s.3)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Scope
from designations.models.designations import Designation
from designations.models.notices import Notice, Noticed
from lifecycle.models import Actor, Record


class RemovalState(models.TextChoices):
    """Where a removal stands."""

    REQUESTED = "requested", "Requested by the body"
    PROPOSED = "proposed", "Being considered"
    DECIDED = "decided", "Decided, notice due"
    PUBLISHED = "published", "Notice published"
    ENDED = "ended", "Designation ended"
    DROPPED = "dropped", "Not pursued"


OPEN_REMOVAL = ("requested", "proposed", "decided", "published")
_ASKED = Q(requested_on__isnull=False) & ~Q(request="") & ~Q(requested_by="")
_NOT_ASKED = Q(requested_on=None, request="", requested_by="")
_DECIDED = ~Q(reasons="") & Q(effective_on__isnull=False)


class Removal(Noticed, Record):
    """The end of a designation by notice: asked for by the body in writing, or decided on by the department.

    `effective_on` is the day on which the designation is removed: it was in force until the day before. The text of
    the body's own request is kept; who asked in writing must be let go (s.3(2)).
    """

    workflow_name = "removal"

    state = models.CharField(max_length=40, choices=RemovalState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="removals")
    requested_on = models.DateField(null=True, blank=True)
    requested_by = models.CharField(max_length=200, blank=True)
    request = models.TextField(max_length=4000, blank=True)
    circumstances = models.TextField("exceptional circumstances", max_length=4000, blank=True)
    reasons = models.TextField(max_length=8000, blank=True)
    notice = models.OneToOneField(Notice, models.PROTECT, null=True, blank=True, related_name="removal")

    class Meta:
        ordering: ClassVar = ["designation", "-pk"]
        constraints: ClassVar = [
            *Noticed.Meta.constraints,
            models.UniqueConstraint(
                fields=["designation"], condition=Q(state__in=OPEN_REMOVAL), name="one_open_removal_of_a_designation"
            ),
            models.CheckConstraint(condition=_ASKED | _NOT_ASKED, name="a_request_for_removal_is_in_writing"),
            models.CheckConstraint(
                condition=~Q(state="requested") | Q(requested_on__isnull=False),
                name="a_requested_removal_was_asked_for",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "published", "ended"]) | _DECIDED,
                name="a_decided_removal_has_reasons_and_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "ended"]) | Q(published_on__isnull=False),
                name="a_removal_in_effect_was_published",
            ),
        ]

    def __str__(self) -> str:
        return f"Removal of {self.designation}"

    @property
    def is_asked_for(self) -> bool:
        """Whether the body asked for it in writing, so that it must be completed (Act s.3(2))."""
        return self.requested_on is not None

    def scopes(self) -> list[Scope]:
        """Return the scope of the designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return the page of the removal."""
        return reverse("removal", args=[self.pk])


class RemovalGround(models.Model):
    """A ground of the Act for a removal, with the facts relied on; for (d), the paragraph and the body's cause too."""

    class Ground(models.TextChoices):
        TESTS = "tests", "The body no longer meets the tests of section 2(1)(a)"
        ELIGIBLE = "eligible", "The body is no longer eligible"
        BREACH = "breach", "The body is in breach of a term or condition"
        GUIDANCE = "guidance", "The body had no regard to guidance, or departed from it without good cause"
        EXPEDIENT = "expedient", "Removal is otherwise necessary or expedient"

    CITATIONS: ClassVar = {
        Ground.TESTS: "Act s.3(1)(a)",
        Ground.ELIGIBLE: "Act s.3(1)(b)",
        Ground.BREACH: "Act s.3(1)(c)",
        Ground.GUIDANCE: "Act s.3(1)(d)",
        Ground.EXPEDIENT: "Act s.3(1)(e)",
    }

    removal = models.ForeignKey(Removal, models.PROTECT, related_name="grounds")
    ground = models.CharField(max_length=20, choices=Ground)
    facts = models.TextField("facts relied on", max_length=4000)
    paragraph = models.CharField("paragraph of the guidance", max_length=60, blank=True)
    stated_cause = models.TextField("the body's stated cause", max_length=4000, blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["removal", "recorded_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["removal", "ground"], name="one_row_for_a_ground_of_a_removal"),
            models.CheckConstraint(condition=~Q(facts=""), name="a_ground_for_removal_has_facts"),
            models.CheckConstraint(
                condition=~Q(ground="guidance") | (~Q(paragraph="") & ~Q(stated_cause="")),
                name="a_departure_from_guidance_names_paragraph_and_cause",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()} ({self.citation})"

    @property
    def citation(self) -> str:
        """The provision of the Act."""
        return self.CITATIONS[self.Ground(self.ground)]
