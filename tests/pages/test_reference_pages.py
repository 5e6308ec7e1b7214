"""The public pages of the reference data."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lifecycle import clock
from reference.models import Area, AreaName, DeliveryStatistic, District, DistrictInArea, GlossaryTerm, Provider
from tests.reference_fixture import _reference_of_module, _reference_tables, reference_data, reference_folder  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

IN_2024, IN_2026 = date(2024, 6, 1), date(2026, 6, 1)
LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."


def words(response):
    """The words of a page, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())).replace("&amp;", "&")


def page_of(client, slug, day=IN_2026):
    with clock.at(day):
        return client.get(f"/areas/{slug}/")


@pytest.mark.parametrize(
    "path", ["/areas/", "/areas/lancashire/", "/about-the-data/", "/glossary/", "/guide-to-technical-education/"]
)
def test_anybody_may_read_each_page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response.content.count(b"<h1") == 1


@pytest.mark.clause("N-23")
def test_the_areas_of_today_are_listed(client):
    with clock.at(IN_2026):
        said = words(client.get("/areas/"))
    assert "39 areas on 1 June 2026" in said
    assert "Sussex and Brighton" in said
    assert "Enterprise M3" not in said
    assert "Central London Forward" not in said


@pytest.mark.clause("G-AnnexB-1")
def test_the_areas_of_another_day_are_listed_with_their_groups(client):
    said = words(client.get("/areas/?on-day=31&on-month=5&on-year=2024"))
    assert "38 areas on 31 May 2024" in said
    assert "11 of them are listed under combined authorities" in said
    assert "and 27 under local enterprise partnership areas" in said
    assert "Brighton and Hove, East Sussex, West Sussex" in said
    assert "Combined authorities and Greater London Authority" in said


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ("on-day=31&on-month=2&on-year=2024", "must be a real date"),
        ("on-day=&on-month=5&on-year=2024", "must include a day"),
        ("on-day=&on-month=&on-year=", "Enter the day on which to show the areas"),
        ("on=yesterday", "must be a real date"),
        ("on-day=%3Cscript%3E&on-month=5&on-year=2024", "must be a real date"),
    ],
)
def test_a_day_that_is_none_is_refused_and_what_was_typed_is_kept(client, query, refusal):
    with clock.at(IN_2026):
        response = client.get(f"/areas/?{query}")
    assert response.status_code == 422
    assert "There is a problem" in words(response)
    assert refusal in words(response)
    assert "39 areas on 1 June 2026" in words(response)
    assert b"<script>e" not in response.content
    if "2024" in query:
        assert b'value="2024"' in response.content


def test_an_area_that_never_was_is_not_found(client):
    assert client.get("/areas/atlantis/").status_code == 404


@pytest.mark.clause("G-AnnexB-10")
def test_the_page_of_an_area_says_what_its_boundary_is_for(client):
    assert "This boundary is for local skills improvement plans only." in words(page_of(client, "lancashire"))


def test_the_page_of_a_renamed_area_shows_names_and_codes_with_their_days(client):
    said = words(page_of(client, "sussex-and-brighton"))
    assert (
        "Brighton and Hove, East Sussex, West Sussex Office for National Statistics Official name Until 29 Sept" in said
    )
    assert "Sussex and Brighton Office for National Statistics Official name Since 29 September 2025" in said
    assert "E69000001" in said
    assert "13 local authority districts" in said


@pytest.mark.clause("G-AnnexB-5")
@pytest.mark.clause("G-AnnexB-9")
def test_the_page_of_the_sussex_area_shows_two_partnerships_and_both_notes(client):
    said = words(page_of(client, "sussex-and-brighton"))
    assert "Coast to Capital Does not include the parts of Surrey" in said
    assert "South East LEP Includes East Sussex." in said


@pytest.mark.parametrize(
    ("slug", "note"),
    [
        pytest.param(
            "west-midlands-and-warwickshire", "Warwickshire is included", marks=pytest.mark.clause("G-AnnexB-3")
        ),
        pytest.param(
            "west-of-england-and-north-somerset", "North Somerset is included", marks=pytest.mark.clause("G-AnnexB-4")
        ),
    ],
)
def test_the_page_of_an_area_states_what_is_included(client, slug, note):
    assert note in words(page_of(client, slug, IN_2024))


@pytest.mark.clause("N-27")
def test_an_area_that_ended_says_so_and_leads_to_its_successors(client):
    response = page_of(client, "enterprise-m3")
    said = words(response)
    assert "This area ended on 29 September 2025" in said
    assert "65% of its districts went to Surrey" in said
    assert b'href="/areas/surrey/"' in response.content
    assert "Tandridge" in said


def test_a_new_area_names_what_it_came_from(client):
    said = words(page_of(client, "north-east"))
    assert "Since 29 September 2025 it holds all of the districts of North East" in said
    assert "it holds all of the districts of North of Tyne" in said


@pytest.mark.clause("G-AnnexB-2")
def test_the_page_of_london_shows_its_four_parts_and_theirs_leads_back(client):
    said = words(page_of(client, "greater-london"))
    for part in ("Central London Forward", "West London Alliance", "South London Partnership", "Local London"):
        assert part in said
    part = words(page_of(client, "local-london"))
    assert "Part of Greater London" in part
    assert "It does not count as an area." in part


@pytest.mark.clause("G-fn15-1")
def test_the_page_of_the_north_east_of_2022_shows_an_authority_that_is_not_relevant(client):
    said = words(page_of(client, "north-east-to-2025", date(2022, 9, 5)))
    assert "North East Combined Authority (2014 to 2024) Combined authority without a mayor" in said
    assert "No No directly elected mayor and no adult education budget functions." in said


@pytest.mark.clause("G-3.5-2")
def test_the_page_of_a_mayoral_area_shows_type_relevance_and_what_the_authority_does(client):
    said = words(page_of(client, "west-of-england-and-north-somerset"))
    assert "West of England Combined Authority Mayoral combined authority (first day not held)" in said
    assert "Yes, since 28 June 2022" in said
    assert "3 of 4" in said
    assert "Commissions post-16 provision (since 1 August 2019)" in said
    assert "Holds the adult education budget (adult skills fund) (since 1 August 2019)" in said


def test_what_was_not_verified_is_marked(client):
    assert "No (not verified)" in words(page_of(client, "east-midlands"))
    assert "No A combined county authority without a mayor." in words(page_of(client, "lancashire"))


@pytest.mark.parametrize(("slug", "districts"), [("lancashire", 14), ("greater-london", 33), ("solent", 8)])
def test_the_page_of_an_area_has_a_map_with_its_districts_and_its_source(client, slug, districts):
    response = page_of(client, slug)
    drawn = response.content.decode().partition("<svg viewBox")[2].partition("</svg>")[0]
    assert drawn.count("<path") == districts
    assert "Contains OS data © Crown copyright and database right 2023/2024." in words(response)


def test_the_page_of_an_area_compares_it_with_england_and_names_period_and_source(client):
    said = words(page_of(client, "lancashire"))
    assert "In employment as % of population 16+ 58.8% 61.2% Apr 2024 to Mar 2025 Worked out here" in said
    assert LICENCE in said


@pytest.mark.clause("L-8")
def test_the_page_of_an_area_lists_existing_provision_by_route_and_level(client):
    said = words(page_of(client, "lancashire"))
    assert "Apprenticeships by route and level, 2024/25, estimated" in said
    assert re.search(r"Engineering & Manufacturing [\d,]+ [\d,]+ [\d,]+ [\d,]+ [\d,]+", said)
    assert "This is our estimate, to the nearest ten." in said
    assert re.search(r"Level 3 [\d,]+ 2023/24", said)


@pytest.mark.clause("M-13")
def test_providers_in_an_area_are_shown_a_page_at_a_time(client):
    first = page_of(client, "lancashire")
    second = client.get("/areas/lancashire/?page=2")
    assert "Providers of apprenticeships in the area, 2024/25" in words(first)
    assert b"?page=2" in first.content
    ukprns = [set(re.findall(r">(\d{8})<", page.content.decode())) for page in (first, second)]
    assert all(len(page) == 25 for page in ukprns)
    assert not ukprns[0] & ukprns[1]
    assert client.get("/areas/lancashire/?page=nonsense").status_code == 200


@pytest.mark.clause("L-8")
def test_the_guide_explains_kinds_levels_and_routes(client):
    said = words(client.get("/guide-to-technical-education/"))
    for word in ("Apprenticeship", "T Level", "Higher technical qualification", "Entry level", "Level 8"):
        assert word in said
    assert "15 routes" in said
    assert "Digital Digital Business Services" in said
    assert "Catering & Hospitality Catering Hospitality None" in said


def test_every_data_set_is_named_with_source_licence_rows_and_caveats(client):
    said = words(client.get("/about-the-data/"))
    assert LICENCE in said
    assert "Contains OS data © Crown copyright and database right 2023/2024." in said
    assert "Standard Occupational Classification 2020" in said
    assert "Open Government Licence v3.0" in said
    assert "Rows 551" in said
    assert "treat figures for small areas with caution" in said
    assert said.count("Publisher") == 34


@pytest.mark.clause("G-AnnexA-1")
def test_the_glossary_lists_the_terms_of_the_guidance_in_full(client):
    said = words(client.get("/glossary/"))
    for term in GlossaryTerm.objects.filter(origin="guidance"):
        assert f"{term.term} {term.full_form} {term.meaning}" in said
    assert "Words of the field" in said


def test_names_that_others_publish_are_escaped(client):
    area = Area.objects.get(slug="lancashire")
    AreaName.objects.create(area=area, name="<script>alert(1)</script>", publisher="<b>Somebody</b>", official=False)
    response = page_of(client, "lancashire")
    assert b"<script>alert(1)" not in response.content
    assert b"&lt;b&gt;Somebody" in response.content


def queries_of(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_records(client):
    paths = ["/areas/", "/areas/lancashire/", "/about-the-data/", "/glossary/", "/guide-to-technical-education/"]
    before = {path: queries_of(client, path) for path in paths}
    lancashire = Area.objects.get(slug="lancashire")
    for number in range(20):
        district = District.objects.create(code=f"E069999{number:02}", name=f"District {number}")
        DistrictInArea.objects.create(district=district, area=lancashire)
        provider = Provider.objects.create(ukprn=10999900 + number, name=f"Provider {number}")
        DeliveryStatistic.objects.create(provider=provider, area=lancashire, year="2024/25", basis="delivery", starts=9)
        GlossaryTerm.objects.create(term=f"Term {number}", meaning="A meaning", origin="field")
        area = Area.objects.create(slug=f"area-{number}", name=f"Area {number}")
        AreaName.objects.create(area=area, name=area.name, publisher="Somebody", official=True)
    assert {path: queries_of(client, path) for path in paths} == before
    assert max(before.values()) < 40


def test_pages_without_any_data_still_stand(client):
    DeliveryStatistic.objects.all().delete()
    GlossaryTerm.objects.all().delete()
    DistrictInArea.objects.all().delete()
    assert "No districts are held for this area" in words(page_of(client, "lancashire"))
    assert "No apprenticeships by subject are held" in words(page_of(client, "lancashire"))
    assert client.get("/glossary/").status_code == 200


def test_a_provider_published_in_capitals_is_shown_to_be_read_and_kept_as_published(client):
    lancashire = Area.objects.get(slug="lancashire")
    provider = Provider.objects.create(ukprn=10999999, name="BLACKBURN FE COLLEGE LTD", main_area=lancashire)
    DeliveryStatistic.objects.create(
        provider=provider, area=lancashire, year="2024/25", basis="delivery", starts=10_000_000
    )
    said = words(page_of(client, "lancashire"))
    assert "Blackburn FE College Ltd 10999999" in said
    assert "BLACKBURN FE COLLEGE" not in said
    assert client.get("/api/v1/providers/10999999/").json()["name"] == "BLACKBURN FE COLLEGE LTD"
