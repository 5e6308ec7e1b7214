"""Providers of post-16 education and training in England, by UK provider reference number (UKPRN)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from lsip_portal.kit.names import display_name
from reference.models.areas import Area
from reference.models.districts import District
from reference.models.provider_types import ProviderType


class Provider(models.Model):
    """A provider as the department's statistics name it; whether a duty reaches it is decided elsewhere."""

    ukprn = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=200)
    published_type = models.CharField(max_length=60, blank=True, help_text="As published; empty for many")
    likely_type = models.ForeignKey(
        ProviderType, models.PROTECT, null=True, blank=True, related_name="likely_providers",
        help_text="Read from the published type and the list of degree institutions: the provider confirms it",
    )  # fmt: skip
    main_district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="main_providers",
        help_text="Where most of its apprenticeships started in 2024/25",
    )  # fmt: skip
    main_area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="main_providers")
    last_year = models.CharField(max_length=30, blank=True, help_text="The last year in which it is in the statistics")

    class Meta:
        ordering: ClassVar = ["name", "ukprn"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ukprn__gte=10000000, ukprn__lte=99999999), name="ukprn_has_eight_digits")
        ]

    def __str__(self) -> str:
        return f"{display_name(self.name)} ({self.ukprn})"


class ProviderOutcome(models.Model):
    """What became of a provider's adult learners who achieved in a year; an empty figure is suppressed.

    `learners` are achievers, published to the ten; the others are proportions from 0 to 1.
    """

    class Provision(models.TextChoices):
        TOTAL = "total", "All provision"
        APPRENTICESHIP = "apprenticeship", "Apprenticeships"
        EDUCATION_TRAINING = "education_training", "Education and training"

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="outcomes")
    year = models.CharField(max_length=7, help_text="Academic year of achievement, such as 2022/23")
    provision = models.CharField(max_length=20, choices=Provision)
    learners = models.PositiveIntegerField(null=True, blank=True)
    positive = models.FloatField(null=True, blank=True, help_text="In sustained employment or learning")
    employment = models.FloatField(null=True, blank=True, help_text="In sustained employment")
    learning = models.FloatField(null=True, blank=True, help_text="In sustained learning")
    no_data = models.FloatField(null=True, blank=True, help_text="With no sustained destination in the data")

    class Meta:
        ordering: ClassVar = ["provider", "year", "provision"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "year", "provision"], name="one_outcome_of_a_provider_in_a_year"
            ),
            models.CheckConstraint(
                condition=Q(positive__isnull=True) | Q(positive__gte=0, positive__lte=1),
                name="outcome_is_a_proportion",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider}, {self.year}, {self.get_provision_display()}"
