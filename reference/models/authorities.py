"""Authorities with a part in skills plans; what each one is, covers and may do, all dated and each fact by itself."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from reference.models.dating import OLDEST_FIRST, Dated, one_open
from reference.models.districts import District


class Authority(models.Model):
    """A combined authority, combined county authority, the Greater London Authority, or a council with adult skills."""

    slug = models.SlugField(max_length=80, unique=True)
    code = models.CharField(max_length=9, blank=True, help_text="Code of the Office for National Statistics, if held")
    name = models.CharField(max_length=120)
    established_on = models.DateField(null=True, blank=True, help_text="Empty: the day is not held")
    abolished_on = models.DateField(null=True, blank=True)
    date_note = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "authorities"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="one_authority_for_a_code"),
            models.CheckConstraint(
                condition=Q(established_on__isnull=True)
                | Q(abolished_on__isnull=True)
                | Q(established_on__lt=models.F("abolished_on")),
                name="authority_is_established_before_it_is_abolished",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class AuthorityType(Dated):
    """What an authority is in law from one day to another (for a mayor: section 107A(8) of the 2009 Act)."""

    class Kind(models.TextChoices):
        MAYORAL_COMBINED_AUTHORITY = "mayoral_combined_authority", "Mayoral combined authority"
        COMBINED_AUTHORITY = "combined_authority", "Combined authority without a mayor"
        MAYORAL_COMBINED_COUNTY_AUTHORITY = "mayoral_combined_county_authority", "Mayoral combined county authority"
        COMBINED_COUNTY_AUTHORITY = "combined_county_authority", "Combined county authority without a mayor"
        GREATER_LONDON_AUTHORITY = "greater_london_authority", "Greater London Authority"
        LOCAL_AUTHORITY = "local_authority", "Local authority"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="types")
    kind = models.CharField(max_length=40, choices=Kind)
    source = models.CharField(max_length=300)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["authority", OLDEST_FIRST]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_open("authority", name="authority_is_of_one_type_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.get_kind_display()}"


class RelevantAuthority(Dated):
    """Whether an authority is a relevant authority under section 1(7) of the Act: a fact apart from its type."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="relevance")
    relevant = models.BooleanField()
    verified = models.BooleanField(help_text="Whether the law as it stood on these days was read")
    source = models.CharField(max_length=300)
    note = models.CharField(max_length=300, blank=True)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["authority", OLDEST_FIRST]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_open("authority", name="authority_is_relevant_or_not_at_a_time"),
            models.CheckConstraint(
                condition=Q(relevant=False) | Q(valid_from__isnull=False), name="relevance_begins_on_a_known_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {'relevant' if self.relevant else 'not relevant'}"


class AuthorityFunction(Dated):
    """A power in skills that an authority holds (guidance 3.5)."""

    class Function(models.TextChoices):
        COMMISSIONER = "commissioner", "Commissions post-16 provision"
        ADULT_EDUCATION_BUDGET = "adult_education_budget", "Holds the adult education budget (adult skills fund)"

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="functions")
    function = models.CharField(max_length=30, choices=Function)
    source = models.CharField(max_length=300)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["authority", "function", OLDEST_FIRST]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_open("authority", "function", name="authority_holds_a_function_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.get_function_display()}"


class AuthorityCoverage(Dated):
    """A district inside an authority's area; it may overlap an area of a plan only in part."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="coverage")
    district = models.ForeignKey(District, models.PROTECT, related_name="authority_coverage")

    class Meta(Dated.Meta):
        ordering: ClassVar = ["authority", "district"]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_open("authority", "district", name="authority_covers_a_district_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.authority} covers {self.district}"
