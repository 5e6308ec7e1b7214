"""Kinds of provider and of funder as the Act sees them: dated lists, so that a change of law is a change of data."""

from typing import ClassVar

from django.db import models

from reference.models.dating import OLDEST_FIRST, Dated, one_open


class ProviderType(models.Model):
    """A kind of provider, with the definition that the guidance or the Act gives it."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    definition = models.CharField(max_length=400)
    outside_note = models.CharField(max_length=300, blank=True, help_text="Why the duties do not reach this type")
    source = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.name


class ProviderTypeScope(Dated):
    """A duty that reaches providers of a type from one day to another; a type without a row is outside the duty."""

    class Duty(models.TextChoices):
        PLAN = "plan", "Co-operate in and have regard to the local skills improvement plan (section 1)"
        LOCAL_NEEDS = "local_needs", "Review provision against local needs (section 5)"

    provider_type = models.ForeignKey(ProviderType, models.PROTECT, related_name="scopes")
    duty = models.CharField(max_length=20, choices=Duty)
    citation = models.CharField(max_length=200)

    class Meta(Dated.Meta):
        ordering: ClassVar = ["provider_type", "duty", OLDEST_FIRST]
        constraints: ClassVar = [
            *Dated.Meta.constraints,
            one_open("provider_type", "duty", name="duty_reaches_a_type_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.provider_type}: {self.get_duty_display()}"


class Funder(Dated):
    """A source of money for provision, and whether it makes the provision English-funded (section 4(2) and (3))."""

    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    counts_as = models.CharField(max_length=120, help_text="The funder of section 4(2) that this counts as")
    english_funded = models.BooleanField()
    citation = models.CharField(max_length=200)
    note = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta(Dated.Meta):
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [*Dated.Meta.constraints]

    def __str__(self) -> str:
        return self.name
