"""Functional economic areas, which the areas of the 2022 edition were drawn around (guidance Annex B)."""

from typing import ClassVar

from django.db import models

from reference.models.areas import Area


class EconomicArea(models.Model):
    """A functional economic area: mostly a local enterprise partnership, or a combined authority's area."""

    name = models.CharField(max_length=120, unique=True)
    areas: models.ManyToManyField = models.ManyToManyField(
        Area, through="EconomicAreaLink", related_name="economic_areas"
    )

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class EconomicAreaLink(models.Model):
    """An area tied to a functional economic area by an edition of the guidance, with the difference it states."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="economic_area_links")
    economic_area = models.ForeignKey(EconomicArea, models.PROTECT, related_name="links")
    edition = models.CharField(max_length=20, help_text="Code of the edition of the guidance")
    note = models.CharField(max_length=300, blank=True, help_text="How the area differs, as the edition states it")

    class Meta:
        ordering: ClassVar = ["area", "economic_area"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["area", "economic_area", "edition"], name="one_link_of_two_areas_in_an_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.economic_area}"
