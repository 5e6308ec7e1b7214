"""What is published about the employer representative bodies: facts with sources, not the portal's own records."""

from typing import ClassVar

from django.db import models
from django.db.models import F

from reference.models.areas import Area


class EmployerBody(models.Model):
    """An employer representative body named in the notice of July 2026."""

    slug = models.SlugField(max_length=100, unique=True)
    name = models.CharField(max_length=160, unique=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "employer bodies"

    def __str__(self) -> str:
        return self.name


class BodyDesignation(models.Model):
    """A published statement that a body is, or was, designated for an area."""

    class Confidence(models.TextChoices):
        STATED = "stated", "Stated by the source"
        IMPLIED = "implied", "Implied by the source"

    area = models.ForeignKey(Area, models.PROTECT, related_name="body_designations")
    body = models.ForeignKey(EmployerBody, models.PROTECT, null=True, blank=True, related_name="designations")
    name_as_published = models.CharField(max_length=160)
    stated_for = models.CharField(max_length=120, help_text="The time the source speaks of, in its words")
    stated_on = models.DateField(null=True, blank=True, help_text="The day of the source, where it is known")
    effective_on = models.DateField(null=True, blank=True, help_text="The day it took effect, where that is published")
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=10, choices=Confidence)
    website = models.URLField(max_length=250, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["area", F("stated_on").desc(nulls_last=True), "stated_for"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area", "name_as_published", "stated_for"], name="one_statement_of_a_body_for_an_area"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name_as_published}: {self.area}"
