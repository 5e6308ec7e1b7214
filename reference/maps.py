"""Small outline maps as SVG path data. An outline shows where a place is; it does not decide what lies in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians
from typing import Any

WIDTH, TALLEST, MARGIN = 400.0, 600.0, 8.0
Geometry = dict[str, Any]
Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """The outline of a named place, as the `d` of an SVG path."""

    name: str
    path: str


@dataclass(frozen=True)
class Map:
    """Places that lie together, on a canvas of `width` by `height` units."""

    width: float
    height: float
    shapes: list[Shape]


def draw(places: Iterable[tuple[str, Geometry]]) -> Map:
    """Draw places by name from GeoJSON polygons in degrees (WGS84), north up; there is at least one place.

    A degree of longitude is shortened as it is in the middle of the map, which is true enough for a county.
    """
    listed = list(places)
    canvas = _Canvas([point for _, geometry in listed for point in _points(geometry)])
    return Map(canvas.width, canvas.height, [Shape(name, canvas.path(geometry)) for name, geometry in listed])


def _rings(geometry: Geometry) -> Iterator[list[Point]]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        yield from polygon


def _points(geometry: Geometry) -> Iterator[Point]:
    for ring in _rings(geometry):
        yield from ring


class _Canvas:
    """Turns degrees into units of the picture, so that all points fit in."""

    def __init__(self, points: list[Point]) -> None:
        longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
        self.west, self.north = min(longitudes), max(latitudes)
        self.narrowing = cos(radians((min(latitudes) + self.north) / 2))
        across, down = (max(longitudes) - self.west) * self.narrowing, self.north - min(latitudes)
        self.scale = min((WIDTH - 2 * MARGIN) / across, (TALLEST - 2 * MARGIN) / down)
        self.width = round(across * self.scale + 2 * MARGIN, 1)
        self.height = round(down * self.scale + 2 * MARGIN, 1)

    def path(self, geometry: Geometry) -> str:
        """Return the `d` of an SVG path."""
        return "".join(f"M{'L'.join(self._place(point) for point in ring)}Z" for ring in _rings(geometry))

    def _place(self, point: Point) -> str:
        across = (point[0] - self.west) * self.narrowing * self.scale + MARGIN
        return f"{across:.1f},{(self.north - point[1]) * self.scale + MARGIN:.1f}"
