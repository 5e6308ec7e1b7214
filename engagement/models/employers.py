"""Employers: anybody who engages or intends to engage a person, with no smallest size (Act s.4(1))."""

from typing import ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

from accounts.models import Organisation


class SizeBand(models.TextChoices):
    """How many people an employer employs; a sole trader who intends to hire is a micro employer."""

    MICRO = "micro", "Micro: fewer than 10 people"
    SMALL = "small", "Small: 10 to 49 people"
    MEDIUM = "medium", "Medium: 50 to 249 people"
    LARGE = "large", "Large: 250 people or more"
    UNKNOWN = "unknown", "Not known"


class EmployerProfile(models.Model):
    """What is known of an organisation as an employer: one profile for a name, whatever its case and spacing.

    `size_band` is the newest that anybody gave; each participation keeps the band of its day.
    """

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="employer_profile")
    name_key = models.CharField(max_length=400, unique=True)
    size_band = models.CharField(max_length=10, choices=SizeBand, default=SizeBand.UNKNOWN)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["name_key"]

    def __str__(self) -> str:
        return str(self.organisation)
