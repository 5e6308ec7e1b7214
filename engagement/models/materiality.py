"""Decisions whether a provider's provision is material to an area (Act s.1(2))."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse

from accounts.models import Organisation
from accounts.roles import ScopeKind
from designations.models import Designation
from lifecycle.models import Actor, Record
from reference.models import Area


class MaterialityState(models.TextChoices):
    """Where a decision stands; it is never changed: a later decision about the same provider takes its place."""

    DECIDED = "decided", "Decided"


class MaterialityDecision(Record):
    """Whether provision can reasonably be regarded as material to skills that employers in the area require.

    It holds what the Act asks to be weighed: the skills concerned, whether they are required now or may be later, all
    the circumstances, and the guidance considered (s.1(2); guidance, footnote 5).
    """

    class Period(models.TextChoices):
        NOW = "now", "Required now"
        FUTURE = "future", "May be required in future"
        BOTH = "both", "Both"

    workflow_name = "materiality"

    state = models.CharField(max_length=40, choices=MaterialityState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="materiality_decisions", editable=False)
    provider = models.ForeignKey(Organisation, models.PROTECT, related_name="materiality_decisions")
    material = models.BooleanField()
    skills = models.CharField(max_length=500)
    period = models.CharField(max_length=10, choices=Period)
    circumstances = models.TextField(max_length=4000)
    guidance = models.CharField(max_length=500)
    decided_by = models.ForeignKey(Actor, models.PROTECT, related_name="+", editable=False)
    decided_on = models.DateField(editable=False)

    class Meta:
        ordering: ClassVar = ["-decided_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["provider", "-decided_on"], name="decisions_about_a_provider")]

    def __str__(self) -> str:
        if self.provider_id is None:
            return f"Materiality to {self.area}"
        return f"{self.provider} {'is' if self.material else 'is not'} material to {self.area}"

    @property
    def area(self) -> Area:
        """The area that the decision is about."""
        return self.designation.area

    def scopes(self) -> list[Any]:
        """Return the scope of the designation, and that of the provider where it has people here."""
        own = self.provider.scopes.filter(kind=ScopeKind.PROVIDER) if self.provider_id else []
        return [*self.designation.scopes(), *own]

    def concerned(self) -> set[int]:
        """Return the provider, once it is named."""
        return {self.provider_id} if self.provider_id else set()

    def get_absolute_url(self) -> str:
        """Return the page of the provider, where the decision shows with what follows from it."""
        published = self.provider.provider
        return reverse("provider", args=[published.ukprn]) if published else reverse("providers")
