"""Plan series and plans: which area, which years. Several plans of an area may be alive at once."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from reference.models import Area


class PlanSeries(models.Model):
    """The plans of one area through the years; the series of a sub-area supplements that of its area (Annex B)."""

    area = models.OneToOneField(Area, models.PROTECT, related_name="plan_series")
    title = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="supplements")

    class Meta:
        ordering: ClassVar[list[str]] = ["area__name"]
        verbose_name_plural = "plan series"
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=~Q(parent=F("id")), name="a_series_does_not_supplement_itself"),
        ]

    def __str__(self) -> str:
        return self.title


class Plan(models.Model):
    """The local skills improvement plan of a series for a run of years; `slug` is the period in its address."""

    series = models.ForeignKey(PlanSeries, models.PROTECT, related_name="plans")
    slug = models.SlugField(max_length=20)
    period_from = models.DateField("first day of its period")
    period_to = models.DateField("last day of its period")

    class Meta:
        ordering: ClassVar[list[str]] = ["series", "-period_from"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["series", "slug"], name="one_plan_of_a_series_for_each_period"),
            models.CheckConstraint(condition=Q(period_to__gt=F("period_from")), name="a_plan_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.series.title}, {self.years}"

    @property
    def years(self) -> str:
        """The years it is for, in words: "2026 to 2029"."""
        first, last = self.period_from.year, self.period_to.year
        return f"{first} to {last}" if first != last else str(first)
