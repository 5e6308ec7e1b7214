"""Labour-market and skills indicators for areas, districts and England."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

ENGLAND = "E92000001"
PERCENT, PROPORTION = "percent", "proportion (0 to 1)"


class Indicator(models.Model):
    """A published or derived measure, with its unit, whom it counts, and its publisher."""

    key = models.SlugField(unique=True)
    label = models.CharField(max_length=120)
    unit = models.CharField(max_length=40)
    universe = models.CharField(max_length=120, help_text="Whom or what it counts")
    publisher = models.CharField(max_length=120)
    source_url = models.URLField(max_length=250, blank=True, help_text="Empty where it is derived here")
    additive = models.BooleanField(help_text="Whether values of several places may be added up")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["label"]

    def __str__(self) -> str:
        return self.label


class IndicatorValue(models.Model):
    """One figure: an indicator for a place, a category and a period; an empty value always has a status.

    `place_code` is the code of an area, of a district or of England: values are joined on codes, never on names.
    """

    class Status(models.TextChoices):
        PUBLISHED = "", "A figure"
        MISSING = "x", "Not available or suppressed"
        LOW = "low", "Under 5"
        NOT_APPLICABLE = "z", "Not applicable"

    class Method(models.TextChoices):
        PUBLISHED = "published", "As published"
        SUM_OF_DISTRICTS = "sum_of_lads", "Sum of districts"
        DIFFERENCE = "difference", "Difference of two published figures"
        RATIO_OF_PUBLISHED = "from_published", "Ratio of published figures"
        RATIO_OF_SUMS = "from_lad_sums", "Ratio of sums of districts"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values")
    place_code = models.CharField(max_length=9)
    breakdown = models.CharField(max_length=20)
    category = models.CharField(max_length=80)
    period = models.CharField(max_length=30)
    period_end = models.DateField()
    value = models.FloatField(null=True, blank=True, help_text="In the indicator's unit")
    status = models.CharField(max_length=3, choices=Status, blank=True)
    method = models.CharField(max_length=15, choices=Method)

    class Meta:
        ordering: ClassVar = ["indicator", "place_code", "breakdown", "category", "period_end"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place_code", "indicator", "breakdown", "category", "period"], name="one_value_of_an_indicator"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, status="") | (Q(value__isnull=True) & ~Q(status="")),
                name="value_or_the_reason_it_is_missing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.place_code}, {self.category}, {self.period}"

    @property
    def written(self) -> str:
        """The value in words of its unit, a proportion as a percentage, or the reason why there is none."""
        if self.value is None:
            return str(self.get_status_display())
        if self.indicator.unit == PERCENT:
            return f"{self.value:.1f}%"
        if self.indicator.unit == PROPORTION:
            return f"{100 * self.value:.1f}%"
        return f"{self.value:,.0f}"
