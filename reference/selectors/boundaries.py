"""Outlines of areas and districts."""

from collections import defaultdict
from collections.abc import Iterable

from reference.maps import Map, draw
from reference.models import Area, Boundary, District


def boundary_of(area: Area) -> Boundary | None:
    """Return the newest outline held of an area."""
    return Boundary.objects.filter(area=area).order_by("-edition").first()


def map_of(area: Area, districts: list[District]) -> Map | None:
    """Return a map of the districts of an area, or of its outline where theirs are not held, or None.

    The outlines of areas are simplified further than those of districts, so that the two do not fit on one another.
    """
    inside = Boundary.objects.filter(district__in=districts).select_related("district").order_by("district__name")
    places = [(part.district.name, part.geometry) for part in inside if part.district]
    if not places and (boundary := boundary_of(area)):
        places = [(area.name, boundary.geometry)]
    return draw(places) if places else None


def map_of_areas(areas: Iterable[Area]) -> Map | None:
    """Return one map of areas, each shape under the area's slug, or None where no outline is held.

    The edition that holds most of them is drawn, so that their outlines fit; from another comes what it lacks.
    """
    wanted = {area.pk: area.slug for area in areas}
    held: dict[str, dict[int, Boundary]] = defaultdict(dict)
    for boundary in Boundary.objects.filter(area__in=wanted).order_by("edition"):
        if boundary.area_id:
            held[boundary.edition][boundary.area_id] = boundary
    chosen: dict[int, Boundary] = {}
    for edition in sorted(held, key=lambda edition: (len(held[edition]), edition)):
        chosen |= held[edition]
    places = [(slug, chosen[area].geometry) for area, slug in wanted.items() if area in chosen]
    return draw(places) if places else None
