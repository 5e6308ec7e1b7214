"""Areas and districts as on a day."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from reference.models import Area, AreaCode, AreaName, AreaSuccession, District, DistrictInArea, in_force


def areas_on(day: date) -> QuerySet[Area]:
    """Return the plan areas specified on a day, by name: 38 before 29 September 2025, 39 since (Annex B; N-23).

    London's sub-areas are not among them. Each area carries `name_on_day`, its official name on that day, and
    `district_count`.
    """
    return _described(Area.objects.on(day).filter(parent__isnull=True), day, "memberships")


def sub_areas_on(area: Area, day: date) -> QuerySet[Area]:
    """Return the parts of an area, each with a plan of its own that supplements the area's (Annex B)."""
    return _described(Area.objects.on(day).filter(parent=area), day, "sub_memberships")


def _described(areas: QuerySet[Area], day: date, members: str) -> QuerySet[Area]:
    official = Q(names__official=True) & in_force(day, "names__")
    counted = Count(f"{members}__district", filter=in_force(day, f"{members}__"), distinct=True)
    return areas.filter(official).annotate(name_on_day=F("names__name"), district_count=counted).order_by("name_on_day")


def all_areas() -> QuerySet[Area]:
    """Return every area and sub-area of any day, ended ones too."""
    return Area.objects.select_related("parent")


def area_by_slug(slug: str) -> Area | None:
    """Return an area or sub-area by the slug of its address, also one that ended."""
    return all_areas().filter(slug=slug).first()


def area_by_code(code: str) -> Area | None:
    """Return the area that has, or had, a code of the Office for National Statistics."""
    found = AreaCode.objects.filter(code=code).select_related("area").first()
    return found.area if found else None


def area_of_district(code: str, day: date) -> Area | None:
    """Return the plan area in which a district lies on a day, by any code of the district (N-27)."""
    membership = _membership(code, day)
    return membership.area if membership else None


def sub_area_of_district(code: str, day: date) -> Area | None:
    """Return the part of Greater London in which a borough lies on a day, where its code is known."""
    membership = _membership(code, day)
    return membership.sub_area if membership else None


def _membership(code: str, day: date) -> DistrictInArea | None:
    return DistrictInArea.objects.on(day).filter(district__codes__code=code).select_related("area", "sub_area").first()


def districts_of(area: Area, day: date) -> QuerySet[District]:
    """Return the districts that lie in an area, or in a part of one, on a day."""
    side = "memberships__sub_area" if area.is_sub_area else "memberships__area"
    return District.objects.filter(Q(**{side: area}) & in_force(day, "memberships__")).order_by("name")


def districts_by_area(day: date) -> dict[int, list[District]]:
    """Return the districts that lie in each plan area on a day, by the key of the area, in one query."""
    by_area: dict[int, list[District]] = defaultdict(list)
    for membership in DistrictInArea.objects.on(day).select_related("district").order_by("district__name"):
        by_area[membership.area_id].append(membership.district)
    return by_area


def codes_by_area(day: date) -> dict[int, list[str]]:
    """Return the codes in force on a day of each plan area and of its parts, by the key of the area, in one query."""
    by_area: dict[int, list[str]] = defaultdict(list)
    for code in AreaCode.objects.on(day).select_related("area").order_by("code"):
        by_area[code.area.parent_id or code.area_id].append(code.code)
    return by_area


def predecessors_by_area(day: date) -> dict[int, list[int]]:
    """Return the keys of the areas before each area that took over their districts by a day, in one query."""
    by_area: dict[int, list[int]] = defaultdict(list)
    for step in AreaSuccession.objects.filter(changed_on__lte=day).order_by("predecessor__name"):
        by_area[step.successor_id].append(step.predecessor_id)
    return by_area


def all_districts() -> QuerySet[District]:
    """Return every district with the areas it lies in or lay in."""
    return District.objects.prefetch_related("codes", "memberships__area", "memberships__sub_area")


def name_of_area(area: Area, day: date) -> str:
    """Return the official name of an area on a day; outside its days, its last name."""
    found = AreaName.objects.on(day).filter(area=area, official=True).values_list("name", flat=True).first()
    return found or area.name


def last_day_of_interest(area: Area, day: date) -> date:
    """Return a day itself, or the last day of an area that had ended by then, so that its facts can be shown."""
    if area.valid_to and day >= area.valid_to:
        return date.fromordinal(area.valid_to.toordinal() - 1)
    if area.valid_from and day < area.valid_from:
        return area.valid_from
    return day


def code_places(area: Area) -> list[str]:
    """Return the codes under which figures for an area are published."""
    return list(AreaCode.objects.filter(area=area).order_by("code").values_list("code", flat=True))


def regions() -> list[str]:
    """Return the names of the regions of England in which districts are held, by name."""
    return list(District.objects.order_by("region_name").values_list("region_name", flat=True).distinct())
