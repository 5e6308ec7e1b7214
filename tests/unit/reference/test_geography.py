"""Areas as on a day: names, codes, districts, parts, and what came before and after."""

from datetime import date

import pytest

from reference import selectors
from reference.models import Area, District, EconomicArea

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

IN_2024, IN_2026 = date(2024, 2, 29), date(2026, 6, 1)
LAST_DAY, FIRST_DAY = date(2025, 9, 28), date(2025, 9, 29)


def district(name, upper_tier=None):
    found = District.objects.filter(name=name)
    return (found.filter(upper_tier_name=upper_tier) if upper_tier else found).get()


def lies_in(name, day):
    return selectors.area_of_district(district(name).code, day).name


@pytest.mark.clause("G-AnnexB-3")
@pytest.mark.parametrize(
    "name", ["Rugby", "Stratford-on-Avon", "Warwick", "North Warwickshire", "Nuneaton and Bedworth"]
)
def test_warwickshire_lies_in_the_west_midlands_until_it_has_an_area_of_its_own(name):
    assert lies_in(name, IN_2024) == "West Midlands and Warwickshire"
    assert lies_in(name, IN_2026) == "Warwickshire"


@pytest.mark.clause("G-AnnexB-4")
@pytest.mark.parametrize("day", [IN_2024, IN_2026])
def test_north_somerset_lies_in_the_west_of_england(day):
    assert lies_in("North Somerset", day) == "West of England and North Somerset"


@pytest.mark.parametrize(
    ("slug", "note"),
    [
        pytest.param("west-midlands-and-warwickshire", "Warwickshire", marks=pytest.mark.clause("G-AnnexB-3")),
        pytest.param("west-of-england-and-north-somerset", "North Somerset", marks=pytest.mark.clause("G-AnnexB-4")),
        pytest.param("sussex-and-brighton", "East Sussex", marks=pytest.mark.clause("G-AnnexB-5")),
        pytest.param("sussex-and-brighton", "Surrey", marks=pytest.mark.clause("G-AnnexB-5")),
        pytest.param("enterprise-m3", "Tandridge", marks=pytest.mark.clause("G-AnnexB-6")),
        pytest.param("greater-essex", "Southend-on-Sea", marks=pytest.mark.clause("G-AnnexB-7")),
        pytest.param("kent-and-medway", "Medway", marks=pytest.mark.clause("G-AnnexB-8")),
    ],
)
def test_an_area_states_how_it_differs_from_its_economic_area(slug, note):
    notes = Area.objects.get(slug=slug).economic_area_links.values_list("note", flat=True)
    assert any(note in text for text in notes)


@pytest.mark.clause("G-AnnexB-5")
def test_east_sussex_lies_in_the_sussex_area_and_surrey_does_not():
    for name in ("Hastings", "Lewes", "Rother", "Wealden", "Eastbourne", "Brighton and Hove", "Crawley"):
        assert lies_in(name, IN_2024) == "Sussex and Brighton"
    assert lies_in("Reigate and Banstead", IN_2024) != "Sussex and Brighton"


@pytest.mark.clause("G-AnnexB-6")
@pytest.mark.parametrize("name", ["Epsom and Ewell", "Mole Valley", "Reigate and Banstead", "Tandridge"])
def test_all_of_surrey_lies_in_enterprise_m3_until_surrey_has_an_area_of_its_own(name):
    assert lies_in(name, IN_2024) == "Enterprise M3"
    assert lies_in(name, LAST_DAY) == "Enterprise M3"
    assert lies_in(name, FIRST_DAY) == "Surrey"
    assert lies_in(name, IN_2026) == "Surrey"


@pytest.mark.clause("G-AnnexB-7")
def test_the_essex_area_has_essex_southend_and_thurrock_only():
    held = selectors.districts_of(Area.objects.get(slug="greater-essex"), IN_2024)
    assert set(held.values_list("upper_tier_name", flat=True)) == {"Essex", "Southend-on-Sea", "Thurrock"}


@pytest.mark.clause("G-AnnexB-8")
def test_the_kent_area_has_kent_and_medway_only():
    held = selectors.districts_of(Area.objects.get(slug="kent-and-medway"), IN_2024)
    assert set(held.values_list("upper_tier_name", flat=True)) == {"Kent", "Medway"}


@pytest.mark.clause("G-AnnexB-9")
def test_areas_and_economic_areas_are_many_to_many():
    south_east = EconomicArea.objects.get(name="South East LEP")
    assert set(south_east.areas.values_list("slug", flat=True)) == {
        "greater-essex", "kent-and-medway", "sussex-and-brighton",
    }  # fmt: skip
    sussex = Area.objects.get(slug="sussex-and-brighton")
    assert set(sussex.economic_areas.values_list("name", flat=True)) == {"Coast to Capital", "South East LEP"}
    assert EconomicArea.objects.count() == 37


@pytest.mark.clause("G-AnnexB-2")
@pytest.mark.parametrize("day", [date(2022, 9, 5), IN_2024, IN_2026])
def test_london_has_four_named_parts_that_are_not_areas(day):
    london = Area.objects.get(slug="greater-london")
    assert [part.name_on_day for part in selectors.sub_areas_on(london, day)] == [
        "Central London Forward", "Local London", "South London Partnership", "West London Alliance",
    ]  # fmt: skip
    assert not selectors.areas_on(day).filter(parent=london).exists()


def test_london_changes_its_codes_and_stays_one_area():
    london = Area.objects.get(slug="greater-london")
    assert list(london.codes.on(LAST_DAY).values_list("code", flat=True)) == ["E69000013"]
    assert list(london.codes.on(FIRST_DAY)) == []
    parts = {part.codes.on(FIRST_DAY).get().code for part in selectors.sub_areas_on(london, FIRST_DAY)}
    assert parts == {"E69000039", "E69000044", "E69000047", "E69000050"}
    assert selectors.area_by_code("E69000013") == london


def test_a_borough_lies_in_london_always_and_in_its_part_since_2025():
    camden = district("Camden").code
    assert {selectors.area_of_district(camden, day).slug for day in (LAST_DAY, FIRST_DAY)} == {"greater-london"}
    assert selectors.sub_area_of_district(camden, LAST_DAY) is None
    assert selectors.sub_area_of_district(camden, FIRST_DAY).name == "Central London Forward"
    assert selectors.sub_area_of_district(district("Preston").code, FIRST_DAY) is None


@pytest.mark.clause("N-27")
@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("Rutland", "Greater Lincolnshire", "Leicester, Leicestershire and Rutland"),
        ("Lincoln", "Greater Lincolnshire", "Greater Lincolnshire"),
        ("Somerset", "Heart of the South-West", "Somerset"),
        ("Exeter", "Heart of the South-West", "Greater Devon"),
        ("Portsmouth", "Solent", "Hampshire and the Solent"),
        ("Winchester", "Enterprise M3", "Hampshire and the Solent"),
        ("Gateshead", "North East", "North East"),
        ("Northumberland", "North of Tyne", "North East"),
        ("Coventry", "West Midlands and Warwickshire", "West Midlands"),
        ("Preston", "Lancashire", "Lancashire"),
    ],
)
def test_a_place_lies_in_the_right_area_on_each_side_of_the_change(name, before, after):
    code = district(name).code
    old, new = selectors.area_of_district(code, LAST_DAY), selectors.area_of_district(code, FIRST_DAY)
    assert (old.name, new.name) == (before, after)
    assert old.is_in_force(LAST_DAY)
    assert new.is_in_force(FIRST_DAY)


@pytest.mark.clause("N-27")
def test_ended_areas_know_their_successors_with_shares_of_districts():
    enterprise = Area.objects.get(slug="enterprise-m3")
    went = {step.successor.slug: float(step.share_of_predecessor) for step in enterprise.successions.all()}
    assert went == {"hampshire-and-the-solent": 0.3529, "surrey": 0.6471}
    hampshire = Area.objects.get(slug="hampshire-and-the-solent")
    came = {step.predecessor.slug: float(step.share_of_successor) for step in hampshire.origins.all()}
    assert came == {"enterprise-m3": 0.4286, "solent": 0.5714}


def test_a_second_code_of_a_district_finds_the_same_area():
    assert selectors.area_of_district("E08000038", IN_2026) == selectors.area_of_district("E08000016", IN_2026)
    assert selectors.area_of_district("E06999999", IN_2026) is None


@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        ("sussex-and-brighton", "Brighton and Hove, East Sussex, West Sussex", "Sussex and Brighton"),
        ("east-midlands", "Derbyshire and Nottinghamshire", "East Midlands"),
        ("norfolk-and-suffolk", "New Anglia", "Norfolk and Suffolk"),
        ("lancashire", "Lancashire", "Lancashire"),
    ],
)
def test_a_renamed_area_bears_the_name_of_the_day(slug, before, after):
    area = selectors.area_by_slug(slug)
    assert (selectors.name_of_area(area, LAST_DAY), selectors.name_of_area(area, FIRST_DAY)) == (before, after)
    assert selectors.areas_on(LAST_DAY).get(slug=slug).name_on_day == before


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("hampshire-and-the-solent", "Hampshire and Solent"),
        ("south-east-midlands", "South-east Midlands"),
        ("east-midlands", "D2N2 (Derbyshire and Nottinghamshire)"),
    ],
)
def test_the_names_of_other_publishers_are_kept(slug, name):
    assert not selectors.area_by_slug(slug).names.get(name=name).official


def test_two_areas_of_one_name_have_addresses_of_their_own():
    slugs = Area.objects.filter(name="North East").order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == ["north-east", "north-east-to-2025"]
    assert selectors.area_by_slug("nowhere") is None


def test_an_area_that_ended_is_shown_as_on_its_last_day():
    solent = selectors.area_by_slug("solent")
    assert selectors.last_day_of_interest(solent, IN_2026) == LAST_DAY
    assert selectors.last_day_of_interest(solent, IN_2024) == IN_2024
    assert selectors.last_day_of_interest(selectors.area_by_slug("surrey"), IN_2024) == FIRST_DAY
