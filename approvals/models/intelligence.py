"""Intelligence: what the department learns of an area from others, without a report (guidance 4.3.1)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from designations.models import Designation
from lifecycle.models import Actor, Record
from lsip_portal.kit.formats import day

LONGEST = 4000
LONGEST_SOURCE = 300


class IntelligenceState(models.TextChoices):
    """Whether the department still weighs it."""

    HELD = "held", "Being weighed"
    CLOSED = "closed", "No longer acted on"


class Audience(models.TextChoices):
    """Who may see it."""

    DEPARTMENT = "department", "Everybody in the department"
    NAMED = "named", "Named officers only"
    SHARED = "shared", "Shared with the ERB"


class Intelligence(Record):
    """Something that somebody told the department about an area, or about several.

    It is told in the history of the nation, which no ERB reads. Where it is shared, the ERB reads `shared_text` alone:
    the words that were told, the source and the files stay with the department.
    """

    class Source(models.TextChoices):
        EMPLOYER = "employer", "An employer, or a body of employers"
        PROVIDER = "provider", "A provider"
        AUTHORITY = "authority", "A local or strategic authority"
        STAKEHOLDER = "stakeholder", "Another stakeholder"
        INSIDE = "inside", "Somebody who works for the ERB"
        PUBLISHED = "published", "Something published"
        OFFICIAL = "official", "Another part of government"

    class Confidence(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        LIKELY = "likely", "Likely"
        UNTESTED = "untested", "Not tested"
        DOUBTFUL = "doubtful", "Doubtful"

    MEANINGS: ClassVar = {
        Confidence.CONFIRMED: "Seen at first hand, or told by two sources that do not know of each other.",
        Confidence.LIKELY: "It fits what else is known, and the source was right before.",
        Confidence.UNTESTED: "Told once, and not checked yet.",
        Confidence.DOUBTFUL: "Something else that is known speaks against it.",
    }

    workflow_name = "intelligence"
    # Who told what to the department does not depend on an edition of the guidance.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=IntelligenceState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="intelligence")
    also = models.ManyToManyField(Designation, related_name="+", blank=True)
    learned_on = models.DateField("day on which the department learned it")
    source_kind = models.CharField("kind of source", max_length=20, choices=Source)
    source = models.CharField(max_length=LONGEST_SOURCE)
    what = models.TextField("what was told", max_length=LONGEST)
    confidence = models.CharField("how sure the department is", max_length=20, choices=Confidence)
    audience = models.CharField("who may see it", max_length=20, choices=Audience)
    named = models.ManyToManyField(User, related_name="+", blank=True)
    shared_text = models.TextField("what the ERB reads", max_length=LONGEST, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering: ClassVar = ["-learned_on", "-pk"]
        verbose_name_plural = "intelligence"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(source="") & ~Q(what=""), name="intelligence_has_a_source_and_words"),
            models.CheckConstraint(
                condition=Q(audience="shared", shared_on__isnull=False) & ~Q(shared_text="")
                | ~Q(audience="shared") & Q(shared_on=None, shared_text=""),
                name="shared_intelligence_has_the_words_that_the_erb_reads",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["designation", "state"], name="intelligence_by_area")]

    def __str__(self) -> str:
        learned = f" of {day(self.learned_on)}" if self.learned_on else ""
        return f"Intelligence on {self.designation.area}{learned}"

    @property
    def designations(self) -> list[Designation]:
        """The designations that it concerns, the first one first."""
        return [self.designation, *(self.also.all() if self.pk else ())]

    def scopes(self) -> list[Any]:
        """Return the scopes of the designations that it concerns: their ERBs are told where it is shared."""
        return [scope for one in self.designations for scope in one.scopes()]

    def histories(self) -> set[int]:
        """Return the histories of the designations that it concerns: an interest in one bars its holder."""
        return {self.chain_id, *(one.chain_id for one in self.designations)}

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("intelligence", args=[self.pk])
