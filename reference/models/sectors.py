"""Sectors: the UK Standard Industrial Classification 2007 (SIC 2007)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Sector(models.Model):
    """A section, division, group, class or subclass of SIC 2007."""

    class Kind(models.TextChoices):
        SECTION = "section", "Section"
        DIVISION = "division", "Division"
        GROUP = "group", "Group"
        CLASS = "class", "Class"
        SUBCLASS = "subclass", "Subclass"

    code = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    section = models.CharField(max_length=1, help_text="The letter of the section it lies in")
    title = models.CharField(max_length=250)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering: ClassVar = ["section", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="section", parent__isnull=True) | (~Q(kind="section") & Q(parent__isnull=False)),
                name="only_a_section_has_no_parent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
