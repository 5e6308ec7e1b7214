"""Organisations: one record for each real one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from reference.models import Authority, Provider


class Organisation(models.Model):
    """A real organisation: body, provider, authority, employer or department. Profiles elsewhere point to it.

    `provider` and `authority` say which published record it is, and at most one organisation may claim each.
    """

    class Kind(models.TextChoices):
        BODY = "body", "Employer representative body"
        PROVIDER = "provider", "Provider"
        AUTHORITY = "authority", "Authority"
        EMPLOYER = "employer", "Employer"
        DEPARTMENT = "department", "Government department"
        STAKEHOLDER = "stakeholder", "Other organisation"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    website = models.URLField(blank=True)
    companies_house_number = models.CharField("Companies House number", max_length=8, blank=True)
    provider = models.OneToOneField(Provider, models.PROTECT, null=True, blank=True, related_name="organisation")
    authority = models.OneToOneField(Authority, models.PROTECT, null=True, blank=True, related_name="organisation")
    demonstration = models.BooleanField(default=False)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["companies_house_number"],
                condition=~Q(companies_house_number=""),
                name="one_organisation_for_each_companies_house_number",
            ),
        ]

    def __str__(self) -> str:
        return self.name
