"""Local authority districts and the area each of them lies in, from day to day."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from reference.models.areas import Area
from reference.models.dating import OLDEST_FIRST, Dated, one_open


class District(models.Model):
    """A local authority district of England as in 2023, under its code of 2023."""

    code = models.CharField(max_length=9, unique=True)
    name = models.CharField(max_length=80)
    upper_tier_code = models.CharField(max_length=9)
    upper_tier_name = models.CharField(max_length=80)
    region_code = models.CharField(max_length=9)
    region_name = models.CharField(max_length=40)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class DistrictCode(models.Model):
    """Any code under which publishers name a district: its own, or one given later for the same ground."""

    code = models.CharField(max_length=9, unique=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="codes")

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code


class DistrictInArea(Dated):
    """A district's place in one area at a time, and within London in one sub-area."""

    district = models.ForeignKey(District, models.PROTECT, related_name="memberships")
    area = models.ForeignKey(Area, models.PROTECT, related_name="memberships")
    sub_area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="sub_memberships")

    class Meta(Dated.Meta):
        ordering: ClassVar = ["district", OLDEST_FIRST]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_open("district", name="district_lies_in_one_area_at_a_time"),
            models.UniqueConstraint(fields=["district", "valid_from"], name="district_begins_in_one_area_a_day"),
            models.UniqueConstraint(
                fields=["district"], condition=Q(valid_from__isnull=True), name="district_has_one_first_area"
            ),
            models.CheckConstraint(
                condition=Q(sub_area__isnull=True) | ~Q(sub_area=F("area")), name="sub_area_is_not_the_area"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district} in {self.area}"
