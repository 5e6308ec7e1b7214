"""Who took part in an engagement."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Organisation
from engagement.models.employers import SizeBand
from engagement.models.records import EngagementRecord


class Participation(models.Model):
    """An organisation took part in an engagement, in a capacity, spoken for by somebody in a role.

    `role` holds functions such as "operations manager", never a name. `named` says whether the organisation agreed to
    be named in public.
    """

    class Capacity(models.TextChoices):
        EMPLOYER = "employer", "Employer"
        PROVIDER = "provider", "Provider"
        AUTHORITY = "authority", "Authority"
        STAKEHOLDER = "stakeholder", "Other stakeholder"

    record = models.ForeignKey(EngagementRecord, models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="participations")
    capacity = models.CharField(max_length=20, choices=Capacity)
    role = models.CharField(max_length=200, blank=True)
    size_band = models.CharField(max_length=10, choices=SizeBand, blank=True)
    named = models.BooleanField(default=False)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["organisation__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "organisation"], name="an_organisation_takes_part_once"),
            models.CheckConstraint(
                condition=(Q(capacity="employer") & ~Q(size_band="")) | (~Q(capacity="employer") & Q(size_band="")),
                name="employers_and_only_they_have_a_size_band",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_capacity_display().lower()})"
