"""Outline maps."""

from datetime import date

import pytest

from reference import selectors
from reference.maps import WIDTH, draw
from reference.models import Area

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
TWO_SQUARES = {
    "type": "MultiPolygon",
    "coordinates": [[[[0, 59], [1, 59], [1, 60], [0, 59]]], [[[2, 60], [3, 60], [3, 61], [2, 60]]]],
}


def corners(path):
    return [tuple(map(float, corner.split(","))) for corner in path.strip("MZ").split("L")]


def test_a_square_on_the_equator_is_drawn_as_a_square_with_north_up():
    drawn = draw([("Square", SQUARE)])
    assert drawn.width == drawn.height == WIDTH
    assert corners(drawn.shapes[0].path)[:4] == [(8, 392), (392, 392), (392, 8), (8, 8)]


def test_a_degree_of_longitude_is_half_as_long_at_sixty_north():
    drawn = draw([("Islands", TWO_SQUARES)])
    assert drawn.shapes[0].path.count("M") == drawn.shapes[0].path.count("Z") == 2
    assert (drawn.width - 16) / (drawn.height - 16) == pytest.approx(3 / 2 * 0.5, rel=0.01)


def test_places_that_lie_together_are_drawn_on_one_canvas():
    half = {"type": "Polygon", "coordinates": [[[0, 0], [0.5, 0], [0.5, 1], [0, 0]]]}
    whole, part = draw([("Square", SQUARE), ("Half", half)]).shapes
    assert (whole.name, part.name) == ("Square", "Half")
    assert corners(part.path)[1] == (200, 392)


@pytest.mark.django_db
@pytest.mark.usefixtures("reference_data")
@pytest.mark.parametrize(("slug", "edition"), [("lancashire", "2025"), ("solent", "2023"), ("local-london", "2025")])
def test_the_newest_outline_of_an_area_is_used(slug, edition):
    assert selectors.boundary_of(Area.objects.get(slug=slug)).edition == edition


@pytest.mark.django_db
@pytest.mark.usefixtures("reference_data")
def test_an_area_is_drawn_by_its_districts_and_else_by_its_outline():
    lancashire = Area.objects.get(slug="lancashire")
    districts = list(selectors.districts_of(lancashire, date(2026, 6, 1)))
    assert [shape.name for shape in selectors.map_of(lancashire, districts).shapes] == [d.name for d in districts]
    assert [shape.name for shape in selectors.map_of(lancashire, []).shapes] == ["Lancashire"]


@pytest.mark.django_db
def test_an_area_without_an_outline_has_no_map():
    assert selectors.map_of(Area.objects.create(slug="nowhere", name="Nowhere"), []) is None
