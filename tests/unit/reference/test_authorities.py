"""Which authorities cover an area, and which of them the Act calls relevant, day by day."""

from datetime import date

import pytest

from reference import selectors
from reference.models import Authority, AuthorityType, RelevantAuthority

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

IN_2022, IN_2024, IN_2026 = date(2022, 9, 5), date(2024, 6, 1), date(2026, 6, 1)


def covering(slug, day):
    return [authority.name for authority in selectors.authorities_covering(selectors.area_by_slug(slug), day)]


def relevant(slug, day):
    return [found.name for found in selectors.relevant_authorities_covering(selectors.area_by_slug(slug), day)]


def strategic(slug, day):
    return [found.name for found in selectors.strategic_authorities_covering(selectors.area_by_slug(slug), day)]


@pytest.mark.clause("A-1(7)-2")
@pytest.mark.parametrize(
    ("slug", "authority"),
    [
        ("greater-manchester", "Greater Manchester Combined Authority"),
        ("greater-london", "Greater London Authority"),
        ("west-of-england-and-north-somerset", "West of England Combined Authority"),
        ("tees-valley", "Tees Valley Combined Authority"),
    ],
)
@pytest.mark.parametrize("day", [IN_2022, IN_2026])
def test_a_mayoral_combined_authority_or_the_gla_is_relevant(slug, authority, day):
    assert relevant(slug, day) == [authority]


@pytest.mark.clause("A-1(7)-2")
@pytest.mark.clause("N-5")
@pytest.mark.parametrize(
    ("slug", "authority"),
    [
        ("lancashire", "Lancashire Combined County Authority"),
        ("greater-devon", "Devon and Torbay Combined County Authority"),
        ("east-midlands", "East Midlands Combined County Authority"),
        ("cornwall-and-the-isles-of-scilly", "Cornwall Council"),
    ],
)
def test_a_strategic_authority_need_not_be_relevant(slug, authority):
    assert strategic(slug, IN_2026) == [authority]
    assert relevant(slug, IN_2026) == []


@pytest.mark.clause("G-fn15-1")
def test_the_north_east_authority_of_2022_is_there_and_not_relevant():
    assert covering("north-east-to-2025", IN_2022) == ["North East Combined Authority (2014 to 2024)"]
    assert relevant("north-east-to-2025", IN_2022) == []
    assert relevant("north-of-tyne", IN_2022) == ["North of Tyne Combined Authority"]


@pytest.mark.parametrize("slug", ["north-east-to-2025", "north-of-tyne"])
def test_the_mayoral_authority_of_may_2024_covers_both_areas_of_the_north_east(slug):
    assert relevant(slug, date(2024, 5, 6)) == (
        [] if slug == "north-east-to-2025" else ["North of Tyne Combined Authority"]
    )
    assert relevant(slug, date(2024, 5, 7)) == ["North East Combined Authority"]


@pytest.mark.clause("G-AnnexB-10")
def test_an_overlap_in_part_counts():
    area = selectors.area_by_slug("west-of-england-and-north-somerset")
    authority = Authority.objects.get(slug="west-of-england-combined-authority")
    covered = set(authority.coverage.on(IN_2026).values_list("district__name", flat=True))
    inside = {district.name for district in selectors.districts_of(area, IN_2026)}
    assert inside - covered == {"North Somerset"}
    assert relevant(area.slug, IN_2026) == [authority.name]
    assert relevant("west-midlands-and-warwickshire", IN_2024) == ["West Midlands Combined Authority"]
    assert relevant("warwickshire", IN_2026) == []


def test_a_part_of_london_lies_under_the_gla():
    assert relevant("central-london-forward", IN_2026) == ["Greater London Authority"]


def test_nothing_is_relevant_before_the_section_is_in_force():
    assert relevant("greater-manchester", date(2022, 6, 27)) == []
    assert relevant("greater-manchester", date(2022, 6, 28)) == ["Greater Manchester Combined Authority"]


@pytest.mark.clause("G-fn16-1")
def test_types_are_dated_and_cite_the_act_of_2009():
    york = Authority.objects.get(slug="york-and-north-yorkshire-combined-authority")
    kinds = {day: york.types.on(day).get().kind for day in (date(2024, 5, 6), date(2024, 5, 7))}
    assert list(kinds.values()) == ["combined_authority", "mayoral_combined_authority"]
    mayoral = AuthorityType.objects.filter(kind="mayoral_combined_authority")
    assert all("107A(8)" in source for source in mayoral.values_list("source", flat=True))


@pytest.mark.clause("G-fn16-1")
def test_only_the_two_types_of_the_act_are_held_as_relevant():
    kinds = {
        row.authority.types.on(row.valid_from).get().kind
        for row in RelevantAuthority.objects.filter(relevant=True).select_related("authority")
    }
    assert kinds == {"mayoral_combined_authority", "greater_london_authority"}


def test_a_change_of_law_is_a_change_of_data():
    authority = Authority.objects.get(slug="lancashire-combined-county-authority")
    authority.relevance.update(valid_to=date(2026, 1, 1))
    RelevantAuthority.objects.create(
        authority=authority, relevant=True, verified=True, valid_from=date(2026, 1, 1), source="A later Act"
    )
    assert relevant("lancashire", date(2025, 12, 31)) == []
    assert relevant("lancashire", IN_2026) == ["Lancashire Combined County Authority"]
    assert authority.types.on(IN_2026).get().kind == "combined_county_authority"


@pytest.mark.clause("G-3.5-2")
@pytest.mark.parametrize(
    ("slug", "authority", "before", "since"),
    [
        ("greater-manchester", "Greater Manchester Combined Authority", date(2019, 7, 31), date(2019, 8, 1)),
        ("east-midlands", "East Midlands Combined County Authority", date(2025, 7, 31), date(2025, 8, 1)),
    ],
)
def test_an_authority_commissions_provision_from_a_day(slug, authority, before, since):
    area = selectors.area_by_slug(slug)
    assert [found.name for found in selectors.commissioners_covering(area, before)] == []
    assert [found.name for found in selectors.commissioners_covering(area, since)] == [authority]
    held = Authority.objects.get(name=authority).functions.on(since).values_list("function", flat=True)
    assert set(held) == {"commissioner", "adult_education_budget"}


@pytest.mark.clause("G-3.5-2")
def test_lancashires_authority_is_not_held_as_a_commissioner():
    assert not selectors.commissioners_covering(selectors.area_by_slug("lancashire"), IN_2026).exists()


def test_the_council_of_cornwall_becomes_a_strategic_authority_with_its_functions():
    assert strategic("cornwall-and-the-isles-of-scilly", date(2025, 7, 31)) == []
    assert strategic("cornwall-and-the-isles-of-scilly", date(2025, 8, 1)) == ["Cornwall Council"]


def test_what_was_not_verified_says_so():
    unverified = RelevantAuthority.objects.filter(verified=False)
    assert unverified.exists()
    assert not unverified.filter(relevant=True).exists()
    assert all(unverified.values_list("note", flat=True))
