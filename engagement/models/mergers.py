"""Mergers: a provider that became part of another one, while its record stays."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation, Scope
from accounts.roles import ScopeKind
from lifecycle.models import Record
from lsip_portal.kit.names import display_name
from reference.models import Provider


class MergerState(models.TextChoices):
    """Whether the merger stands; one that was recorded by mistake is withdrawn."""

    RECORDED = "recorded", "Recorded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Merger(Record):
    """A provider became part of another: it begins nothing new from then, and the other's people read its record.

    It is told in the history of the provider that became part, whose deadlines end with it. That nobody goes round in a
    circle is a rule of the recording, which is made one at a time.
    """

    workflow_name = "merger"
    # That one college became part of another does not depend on an edition of the guidance.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=MergerState, editable=False)
    predecessor = models.ForeignKey(Provider, models.PROTECT, related_name="mergers")
    successor = models.ForeignKey(Provider, models.PROTECT, related_name="mergers_into_it")
    since = models.DateField()
    source = models.CharField(max_length=500)
    recorded_on = models.DateField(editable=False)

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")), name="a_provider_does_not_become_part_of_itself"
            ),
            models.UniqueConstraint(
                fields=["predecessor"], condition=Q(state="recorded"), name="a_provider_is_part_of_one_other"
            ),
            models.CheckConstraint(
                condition=Q(since__lte=F("recorded_on")), name="a_merger_is_recorded_once_its_day_has_come"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_merger_names_its_source"),
        ]

    def __str__(self) -> str:
        if self.successor_id is None:
            return f"Merger of {display_name(self.predecessor.name)}"
        return f"{display_name(self.predecessor.name)} became part of {display_name(self.successor.name)}"

    def scopes(self) -> list[Scope]:
        """Return the places of the people of both providers, as far as there are any."""
        both = [key for key in (self.predecessor_id, self.successor_id) if key]
        return list(Scope.objects.filter(kind=ScopeKind.PROVIDER, organisation__provider__in=both))

    def concerned(self) -> set[int]:
        """Return the organisations of both providers."""
        both = [key for key in (self.predecessor_id, self.successor_id) if key]
        return set(Organisation.objects.filter(provider__in=both).values_list("pk", flat=True))

    def get_absolute_url(self) -> str:
        """Return the page of the merger."""
        return reverse("merger", args=[self.pk])

    @property
    def stands(self) -> bool:
        """Whether it has not been withdrawn."""
        return self.state == MergerState.RECORDED
