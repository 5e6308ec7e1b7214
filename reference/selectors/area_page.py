"""Everything that the page of an area shows, gathered with a number of queries that does not grow with the records."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Count, QuerySet

from reference.maps import Map
from reference.models import (
    Area,
    AreaCode,
    AreaName,
    AreaSuccession,
    AuthorityCoverage,
    AuthorityFunction,
    AuthorityType,
    DeliveryStatistic,
    District,
    EconomicAreaLink,
    IndicatorValue,
    RelevantAuthority,
)
from reference.models.dating import Dated
from reference.selectors.areas import districts_of, last_day_of_interest, name_of_area, sub_areas_on
from reference.selectors.authorities import authorities_covering
from reference.selectors.boundaries import map_of
from reference.selectors.indicators import Compared, headline_indicators, newest_by_category
from reference.selectors.provision import RouteProvision, delivery_in_area, newest_full_year, provision_by_route

T = TypeVar("T", bound=Dated)


@dataclass(frozen=True)
class AuthorityHere:
    """An authority as it stands on a day beside an area: what it is, what it may do, how much of the area it covers."""

    name: str
    kind: AuthorityType
    relevance: RelevantAuthority | None
    functions: list[AuthorityFunction]
    covered: int


@dataclass(frozen=True)
class AreaPage:
    """The facts about an area on a day; for an area that had ended by then, on its last day."""

    area: Area
    day: date
    name: str
    codes: list[AreaCode]
    names: list[AreaName]
    sub_areas: list[Area]
    districts: list[District]
    authorities: list[AuthorityHere]
    economic_areas: list[EconomicAreaLink]
    origins: list[AreaSuccession]
    successions: list[AreaSuccession]
    headlines: list[Compared]
    achievements_by_level: list[IndicatorValue]
    year: str | None
    routes: list[RouteProvision]
    deliveries: QuerySet[DeliveryStatistic]
    map: Map | None


def area_page(area: Area, today: date) -> AreaPage:
    """Gather the facts about an area as on a day."""
    day = last_day_of_interest(area, today)
    year = newest_full_year()
    districts = list(districts_of(area, day))
    return AreaPage(
        area=area,
        day=day,
        name=name_of_area(area, day),
        codes=list(area.codes.all()),
        names=list(area.names.all()),
        sub_areas=list(sub_areas_on(area, day)),
        districts=districts,
        authorities=_authorities(area, districts, day),
        economic_areas=list(area.economic_area_links.select_related("economic_area")),
        origins=list(area.origins.select_related("predecessor")),
        successions=list(area.successions.select_related("successor")),
        headlines=headline_indicators(area),
        achievements_by_level=newest_by_category(area, "fe_achievements", "level"),
        year=year,
        routes=provision_by_route(area, year),
        deliveries=delivery_in_area(area, year or ""),
        map=map_of(area, districts),
    )


def _authorities(area: Area, districts: list[District], day: date) -> list[AuthorityHere]:
    covering = authorities_covering(area, day).prefetch_related("types", "relevance", "functions")
    inside = AuthorityCoverage.objects.on(day).filter(district__in=districts).order_by()
    covered = dict(inside.values("authority").annotate(n=Count("district")).values_list("authority", "n"))
    found = []
    for authority in covering:
        kind = _on(authority.types.all(), day)[0]
        relevance = _on(authority.relevance.all(), day)
        functions = _on(authority.functions.all(), day)
        found.append(
            AuthorityHere(
                authority.name, kind, relevance[0] if relevance else None, functions, covered.get(authority.pk, 0)
            )
        )
    return found


def _on(rows: QuerySet[T], day: date) -> list[T]:
    return [row for row in rows if row.is_in_force(day)]
