"""Indicators of an area beside those of England."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from reference.models import ENGLAND, Area, Indicator, IndicatorValue
from reference.selectors.areas import code_places

HEADLINES = (
    "employment_share_16plus",
    "unemployment_rate_16plus",
    "qual_l3plus_share",
    "qual_l4plus_share",
    "fe_achievements_per_100k",
    "enterprise_birth_rate",
    "ks5_sustained_destination",
)


@dataclass(frozen=True)
class Compared:
    """The newest value of an indicator for an area, with England's for the same period where there is one."""

    indicator: Indicator
    period: str
    period_end: date
    area: IndicatorValue
    england: IndicatorValue | None


def values_of(area: Area) -> QuerySet[IndicatorValue]:
    """Return every value published or worked out for an area."""
    return IndicatorValue.objects.filter(place_code__in=code_places(area)).select_related("indicator")


def indicator_series(
    place: Area | str, indicator: str, *, breakdown: str = "total", category: str = "Total"
) -> QuerySet[IndicatorValue]:
    """Return the values of an indicator over time, oldest first, for an area or for the code of any place.

    `category` is a category of the breakdown, such as "Level 3" of "level"; the unit is the indicator's.
    """
    codes = [place] if isinstance(place, str) else code_places(place)
    return (
        IndicatorValue.objects.filter(
            place_code__in=codes, indicator__key=indicator, breakdown=breakdown, category=category
        )
        .select_related("indicator")
        .order_by("period_end")
    )


def newest_by_category(place: Area | str, indicator: str, breakdown: str) -> list[IndicatorValue]:
    """Return the newest value in each category of a breakdown, such as achievements by level."""
    codes = [place] if isinstance(place, str) else code_places(place)
    values = IndicatorValue.objects.filter(place_code__in=codes, indicator__key=indicator, breakdown=breakdown)
    newest: dict[str, IndicatorValue] = {}
    for value in values.select_related("indicator").order_by("period_end"):
        newest[value.category] = value
    return [newest[category] for category in sorted(newest)]


def headline_indicators(area: Area) -> list[Compared]:
    """Return the newest total of each headline indicator for an area, compared with England in the same period."""
    wanted = IndicatorValue.objects.filter(
        indicator__key__in=HEADLINES, breakdown="total", place_code__in=[*code_places(area), ENGLAND]
    ).select_related("indicator")
    england: dict[tuple[str, str], IndicatorValue] = {}
    newest: dict[str, IndicatorValue] = {}
    for value in wanted.order_by("period_end"):
        if value.place_code == ENGLAND:
            england[value.indicator.key, value.period] = value
        elif value.value is not None:
            newest[value.indicator.key] = value
    return [
        Compared(found.indicator, found.period, found.period_end, found, england.get((key, found.period)))
        for key in HEADLINES
        if (found := newest.get(key))
    ]
