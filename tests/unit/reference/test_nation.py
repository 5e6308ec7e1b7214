"""What is true of all areas at once agrees with what is true of each."""

from datetime import date

import pytest

from reference import selectors
from reference.models import Area, Boundary

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

BEFORE, SINCE = date(2025, 9, 28), date(2025, 9, 29)
DAYS = pytest.mark.parametrize("day", [date(2022, 9, 5), BEFORE, SINCE, date(2026, 11, 22)])


@DAYS
def test_the_authorities_of_all_areas_are_those_of_each(day):
    together = selectors.authorities_by_area(day)
    for area in selectors.areas_on(day):
        alone = list(selectors.authorities_covering(area, day))
        assert together.get(area.pk, []) == alone, area
        facts = [(one.kind, one.is_relevant, one.is_strategic) for one in together.get(area.pk, [])]
        assert facts == [(one.kind, one.is_relevant, one.is_strategic) for one in alone]
        relevant = list(selectors.relevant_authorities_covering(area, day))
        assert [one for one in together.get(area.pk, []) if one.is_relevant] == relevant
        strategic = list(selectors.strategic_authorities_covering(area, day))
        assert [one for one in together.get(area.pk, []) if one.is_strategic] == strategic


@DAYS
def test_the_districts_of_all_areas_are_those_of_each(day):
    together = selectors.districts_by_area(day)
    for area in selectors.areas_on(day):
        assert together[area.pk] == list(selectors.districts_of(area, day)), area
    assert sum(len(districts) for districts in together.values()) == 296


def test_each_takes_a_constant_number_of_queries(django_assert_num_queries):
    with django_assert_num_queries(2):
        selectors.authorities_by_area(SINCE)
    with django_assert_num_queries(1):
        selectors.districts_by_area(SINCE)
    with django_assert_num_queries(1):
        selectors.codes_by_area(SINCE)


def test_the_codes_of_london_are_those_of_its_parts_since_2025():
    london = Area.objects.get(slug="greater-london")
    assert selectors.codes_by_area(BEFORE)[london.pk] == ["E69000013"]
    assert len(selectors.codes_by_area(SINCE)[london.pk]) == 4


def test_an_area_is_followed_by_its_successors_from_the_day_of_the_change():
    surrey, before = Area.objects.get(slug="surrey"), Area.objects.get(slug="enterprise-m3")
    assert selectors.predecessors_by_area(BEFORE) == {}
    assert selectors.predecessors_by_area(SINCE)[surrey.pk] == [before.pk]


@pytest.mark.parametrize(("day", "edition", "others"), [(BEFORE, "2023", 0), (SINCE, "2025", 1)])
def test_the_map_of_england_shows_every_area_in_the_edition_that_fits(day, edition, others):
    areas = list(selectors.areas_on(day))
    drawn = selectors.map_of_areas(areas)
    assert {shape.name for shape in drawn.shapes} == {area.slug for area in areas}
    assert all(shape.path.startswith("M") for shape in drawn.shapes)
    lacking = [area for area in areas if not Boundary.objects.filter(area=area, edition=edition).exists()]
    assert len(lacking) == others


def test_without_an_outline_there_is_no_map():
    Boundary.objects.filter(area__isnull=False).delete()
    assert selectors.map_of_areas(selectors.areas_on(SINCE)) is None


def test_the_bodies_of_the_first_cycle_are_known_as_far_as_they_are_published():
    """The sources name 13 of the 38; of 12 of them they give the day, 5 September 2022."""
    first = selectors.body_statements_on(date(2023, 1, 1))
    assert len(first) == 12
    assert {one.effective_on for one in first.values()} == {date(2022, 9, 5)}
    london = Area.objects.get(slug="greater-london")
    assert first[london.pk].name_as_published == "BusinessLDN"
    assert selectors.body_statements_on(date(2022, 9, 4)) == {}
    assert len(selectors.body_statements_on(date(2026, 7, 10))) == 39


def test_the_regions_are_those_of_england():
    assert len(selectors.regions()) == 9
    assert selectors.regions()[0] == "East Midlands"
