"""Outlines for maps, simplified: for showing where a place is, not for deciding what lies in it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from reference.models.areas import Area
from reference.models.districts import District


class Boundary(models.Model):
    """The outline of an area or of a district in one edition of the boundaries, as GeoJSON geometry (WGS84)."""

    edition = models.CharField(max_length=4, help_text="The year of the boundaries")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="boundaries")
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True, related_name="boundaries")
    longitude = models.FloatField(help_text="Of the label point, in degrees")
    latitude = models.FloatField(help_text="Of the label point, in degrees")
    area_km2 = models.FloatField(help_text="In square kilometres")
    geometry = models.JSONField()

    class Meta:
        ordering: ClassVar = ["edition", "id"]
        verbose_name_plural = "boundaries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(area__isnull=True, district__isnull=False) | Q(area__isnull=False, district__isnull=True),
                name="boundary_is_of_an_area_or_of_a_district",
            ),
            models.UniqueConstraint(fields=["edition", "area"], name="one_boundary_of_an_area_in_an_edition"),
            models.UniqueConstraint(fields=["edition", "district"], name="one_boundary_of_a_district_in_an_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.area or self.district} ({self.edition})"
