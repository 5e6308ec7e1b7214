"""Occupations: the Standard Occupational Classification 2020 (SOC 2020)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Occupation(models.Model):
    """A group of SOC 2020; the four-digit unit groups are what a need or a priority names."""

    class Kind(models.TextChoices):
        MAJOR = "major", "Major group"
        SUB_MAJOR = "sub-major", "Sub-major group"
        MINOR = "minor", "Minor group"
        UNIT = "unit", "Unit group"

    code = models.CharField(max_length=4, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    description = models.TextField(blank=True)
    entry_routes = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="major", parent__isnull=True) | (~Q(kind="major") & Q(parent__isnull=False)),
                name="only_a_major_group_has_no_parent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
