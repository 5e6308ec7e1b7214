"""Routes, pathways, occupations, sectors and levels."""

import pytest

from reference import selectors
from reference.models import OccupationalStandard, Pathway, Route, TLevel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]


@pytest.mark.clause("G-AnnexC-1")
def test_there_are_fifteen_routes_in_the_order_of_the_annex():
    names = [route.name for route in selectors.routes()]
    assert len(names) == 15
    assert (names[0], names[-1]) == ("Agriculture, Environmental & Animal Care", "Transport & Logistics")


@pytest.mark.clause("G-AnnexC-2")
def test_each_route_has_one_to_four_pathways_35_in_all():
    counts = [len(route.pathways.all()) for route in selectors.routes()]
    assert (min(counts), max(counts), sum(counts)) == (1, 4, 35)
    digital = Route.objects.get(name="Digital")
    assert [pathway.name for pathway in selectors.pathways_of(digital)] == [
        "Digital Business Services", "Digital Production, Design & Development", "Digital Support & Services",
    ]  # fmt: skip


@pytest.mark.clause("G-AnnexC-2")
def test_a_pathway_is_offered_under_its_own_route_only():
    catering = Pathway.objects.get(name="Catering")
    assert catering.route.name == "Catering & Hospitality"
    assert catering not in selectors.pathways_of(Route.objects.get(name="Digital"))


@pytest.mark.clause("G-AnnexC-3")
def test_a_pathway_holds_occupations_and_qualifications_with_levels():
    pathway = Pathway.objects.get(name="Digital Support & Services")
    levels = set(selectors.standards_of(pathway).values_list("level", flat=True))
    assert {3, 4} <= levels
    assert TLevel.objects.get(title="Digital Support Services").pathway == pathway


@pytest.mark.clause("G-AnnexC-3")
def test_a_standard_added_later_leaves_the_pathway_as_it_was():
    pathway = Pathway.objects.get(name="Logistic")
    OccupationalStandard.objects.create(
        lars_code=99999, title="Drone pilot", level=4, route=pathway.route, pathway=pathway
    )
    assert Pathway.objects.get(name="Logistic").pk == pathway.pk
    assert selectors.standards_of(pathway).filter(lars_code=99999).exists()


def test_every_standard_lies_on_a_route_of_the_annex():
    assert OccupationalStandard.objects.count() == 515
    assert not OccupationalStandard.objects.exclude(route__in=selectors.routes()).exists()
    assert OccupationalStandard.objects.filter(pathway__isnull=True).count() == 7


@pytest.mark.clause("N-24")
def test_levels_run_from_entry_to_8_in_order():
    assert [level.key for level in selectors.levels()] == ["entry", "1", "2", "3", "4", "5", "6", "7", "8"]
    assert [level.order for level in selectors.levels()] == list(range(9))


@pytest.mark.parametrize(
    ("text", "code"),
    [("6135", "6135"), ("care workers", "6135"), ("  senior   CARE worker ", "6136"), ("software", "2134")],
)
def test_an_occupation_is_found_by_code_or_words(text, code):
    assert selectors.search_occupations(text).filter(code=code).exists()


@pytest.mark.parametrize("text", ["", "   ", "zzzz", "%", "'; drop table"])
def test_words_that_no_occupation_holds_find_none(text):
    assert not selectors.search_occupations(text).exists()


def test_only_unit_groups_of_occupations_are_found():
    assert set(selectors.search_occupations("2").values_list("kind", flat=True)) == {"unit"}


def test_a_sector_is_found_by_code_or_words():
    assert selectors.search_sectors("62.01").filter(code="62.01").exists()
    assert selectors.search_sectors("computer programming").filter(code="62.01").exists()


def test_groups_lie_in_one_another():
    chief = selectors.occupations().get(code="1111")
    assert [chief.parent.code, chief.parent.parent.code, chief.parent.parent.parent.code] == ["111", "11", "1"]
    assert selectors.sectors().get(code="62.01").parent.code == "62.0"
