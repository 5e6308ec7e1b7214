"""The areas specified for local skills improvement plans, with the codes and names they carry over time."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from reference.models.dating import NEWEST_FIRST, Dated, one_open


class Area(Dated):
    """A specified area (guidance Annex B), or one of London's four sub-areas, which never count as areas.

    The boundary is specified for local skills improvement plans only. An area that ended keeps its row, so that a
    record made for it stays true.
    """

    class Group(models.TextChoices):
        COMBINED_AUTHORITY = "combined_authority", "Combined authorities and Greater London Authority"
        LEP_AREA = "lep_area", "Local enterprise partnership areas"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120, help_text="The name today, or the last name of an area that ended")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="sub_areas")
    group_2022 = models.CharField(max_length=20, choices=Group, blank=True, help_text="The group in Annex B of 2022")

    class Meta(Dated.Meta):
        ordering: ClassVar = ["name", "slug"]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=~Q(parent=F("id")), name="area_is_not_inside_itself"),
            models.CheckConstraint(
                condition=Q(group_2022__in=["", "combined_authority", "lep_area"]), name="area_group_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_sub_area(self) -> bool:
        """Whether this is a part of a plan area, with a plan of its own that supplements the area's (Annex B)."""
        return self.parent_id is not None


class AreaCode(Dated):
    """A code of the Office for National Statistics for an area, on which everything published is joined."""

    code = models.CharField(max_length=9, unique=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="codes")

    class Meta(Dated.Meta):
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [*Dated.Meta.constraints, one_open("area", name="one_open_code_for_an_area")]

    def __str__(self) -> str:
        return self.code


class AreaName(Dated):
    """A name that a publisher gives an area; one of them at a time is the official one."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="names")
    name = models.CharField(max_length=160)
    publisher = models.CharField(max_length=120)
    official = models.BooleanField()

    class Meta(Dated.Meta):
        ordering: ClassVar = ["area", "-official", NEWEST_FIRST, "name"]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["area", "name", "publisher"], name="one_row_for_a_publishers_name_of_an_area"
            ),
            one_open("area", name="one_open_official_name_for_an_area", condition=Q(official=True)),
        ]

    def __str__(self) -> str:
        return self.name


class AreaSuccession(models.Model):
    """An area that took over another's districts, with the share of districts (not of people) on each side."""

    predecessor = models.ForeignKey(Area, models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Area, models.PROTECT, related_name="origins")
    changed_on = models.DateField()
    share_of_predecessor = models.DecimalField(max_digits=5, decimal_places=4, help_text="Share of districts, 0 to 1")
    share_of_successor = models.DecimalField(max_digits=5, decimal_places=4, help_text="Share of districts, 0 to 1")

    class Meta:
        ordering: ClassVar = ["changed_on", "predecessor", "successor"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession_for_two_areas"),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="area_does_not_succeed_itself"),
            models.CheckConstraint(
                condition=Q(share_of_predecessor__gt=0, share_of_predecessor__lte=1)
                & Q(share_of_successor__gt=0, share_of_successor__lte=1),
                name="succession_shares_lie_between_0_and_1",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"
