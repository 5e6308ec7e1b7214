"""Starts and achievements on apprenticeships, by provider, place and subject (M-13: the supply beside the shortage)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from reference.models.areas import Area
from reference.models.providers import Provider
from reference.models.routes import SubjectArea


def counted(published: int | None) -> str:
    """Write a published count, where an empty one stands for 1 to 4."""
    return "1 to 4" if published is None else f"{published:,}"


class Counted(models.Model):
    """Starts and achievements, rounded to ten by the compiler; an empty one is low: from 1 to 4."""

    starts = models.PositiveIntegerField(null=True, blank=True)
    achievements = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def starts_written(self) -> str:
        """The starts as they are shown."""
        return counted(self.starts)

    @property
    def achievements_written(self) -> str:
        """The achievements as they are shown."""
        return counted(self.achievements)


class DeliveryStatistic(Counted):
    """A provider's apprenticeships in an area in a year, by where they are delivered or where the learners live."""

    class Basis(models.TextChoices):
        DELIVERY = "delivery", "Where the training is delivered"
        LEARNER_HOME = "learner_home", "Where the learners live"

    year = models.CharField(max_length=10, help_text="Academic year, such as 2024/25; Q3 is August to April")
    basis = models.CharField(max_length=12, choices=Basis)
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="delivery")
    area = models.ForeignKey(Area, models.PROTECT, related_name="delivery")

    class Meta:
        ordering: ClassVar = ["year", "basis", "provider", "area"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area", "basis", "year", "provider"], name="one_delivery_of_a_provider_in_an_area_and_year"
            ),
            models.CheckConstraint(condition=Q(basis__in=["delivery", "learner_home"]), name="delivery_basis_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} in {self.area}, {self.year}"


class SubjectStatistic(Counted):
    """A provider's apprenticeships in a subject, level and year, in all of England."""

    class ApprenticeshipLevel(models.TextChoices):
        INTERMEDIATE = "intermediate", "Intermediate (level 2)"
        ADVANCED = "advanced", "Advanced (level 3)"
        HIGHER = "higher", "Higher (level 4 and above)"

    year = models.CharField(max_length=10, help_text="Academic year, such as 2024/25")
    provider = models.ForeignKey(Provider, models.PROTECT, related_name="subjects")
    subject = models.ForeignKey(SubjectArea, models.PROTECT, related_name="statistics")
    level = models.CharField(max_length=12, choices=ApprenticeshipLevel)

    class Meta:
        ordering: ClassVar = ["year", "provider", "subject", "level"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["provider", "year", "subject", "level"], name="one_statistic_of_a_subject_at_a_provider"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider}: {self.subject}, {self.year}"
