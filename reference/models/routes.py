"""Occupational routes and pathways (guidance Annex C), and the standards and T Levels that lie in them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Route(models.Model):
    """One of the fifteen occupational routes."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80, unique=True)
    position = models.PositiveIntegerField(help_text="The order of Annex C")

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.name


class Pathway(models.Model):
    """A pathway within one route. Occupations and qualifications can be added to it without touching what is tagged."""

    slug = models.SlugField(max_length=120, unique=True)
    route = models.ForeignKey(Route, models.PROTECT, related_name="pathways")
    name = models.CharField(max_length=100)
    position = models.PositiveIntegerField(help_text="The order of Annex C")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["route", "name"], name="one_pathway_of_a_name_in_a_route")
        ]

    def __str__(self) -> str:
        return self.name


class OccupationalStandard(models.Model):
    """An apprenticeship standard of March 2021 with its level (2 to 7), route and, where it is known, pathway."""

    lars_code = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField()
    route = models.ForeignKey(Route, models.PROTECT, related_name="standards")
    pathway = models.ForeignKey(Pathway, models.PROTECT, null=True, blank=True, related_name="standards")
    subject = models.CharField(max_length=120, blank=True, help_text="Sector subject area, tier 2")
    job_titles = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["title"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(level__gte=2, level__lte=8), name="standard_level_is_2_to_8"),
        ]

    def __str__(self) -> str:
        return f"{self.title} (level {self.level})"


class TLevel(models.Model):
    """A T Level: a level 3 qualification, with its route and pathway."""

    framework_code = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=120)
    route = models.ForeignKey(Route, models.PROTECT, related_name="t_levels")
    pathway = models.ForeignKey(Pathway, models.PROTECT, related_name="t_levels")
    withdrawn = models.BooleanField()

    class Meta:
        ordering: ClassVar = ["title"]
        verbose_name = "T Level"

    def __str__(self) -> str:
        return self.title


class SubjectArea(models.Model):
    """A sector subject area (tier 2), and the route in which most of its apprenticeship starts lie.

    `share_in_main_route` is the share (0 to 1) of the national starts in the subject, on standards whose route is
    known, that lie in the main route; both are empty where no standard of the subject could be matched.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80, unique=True)
    sector = models.CharField(max_length=80, help_text="Sector subject area, tier 1")
    main_route = models.ForeignKey(Route, models.PROTECT, null=True, blank=True, related_name="subject_areas")
    share_in_main_route = models.FloatField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["sector", "name"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(main_route__isnull=True, share_in_main_route__isnull=True)
                | Q(main_route__isnull=False, share_in_main_route__gt=0, share_in_main_route__lte=1),
                name="subject_has_a_share_where_it_has_a_route",
            )
        ]

    def __str__(self) -> str:
        return self.name
