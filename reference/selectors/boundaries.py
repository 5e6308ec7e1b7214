"""Outlines of areas and districts."""

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
