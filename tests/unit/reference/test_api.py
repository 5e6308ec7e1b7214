"""The public API of the reference data."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lifecycle import clock
from reference.models import Area, AreaCode, AreaName, Provider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

API = "/api/v1"


def read(client, path, status=200):
    response = client.get(f"{API}/{path}")
    assert response.status_code == status, response.content
    return response.json()


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("areas/?on=2024-06-01", 38),
        ("areas/?on=2025-09-28", 38),
        ("areas/?on=2025-09-29", 39),
        ("districts/", 296),
        ("authorities/", 21),
        ("occupations/", 551),
        ("sectors/", 1187),
        ("routes/", 15),
        ("providers/", 2684),
    ],
)
def test_anybody_may_list_each_kind_a_page_at_a_time(client, path, count):
    listed = read(client, path)
    assert listed["count"] == count
    assert len(listed["results"]) == min(count, 50)


def test_areas_are_those_of_today_unless_a_day_is_given(client):
    with clock.at(date(2026, 6, 1)):
        assert read(client, "areas/")["count"] == 39
    with clock.at(date(2024, 6, 1)):
        assert read(client, "areas/")["count"] == 38


@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "", "01/06/2024", "2024-06-01T00:00"])
@pytest.mark.parametrize("path", ["areas/", "areas/lancashire/authorities/", "areas/lancashire/districts/"])
def test_a_day_that_is_none_is_refused_in_a_sentence(client, path, day):
    refusal = read(client, f"{path}?on={day}", status=400)
    assert refusal == {"on": f'"{day}" is not a day. Write it as year-month-day, like 2025-09-29.'}


def test_an_area_has_its_names_and_codes_with_their_days(client):
    area = read(client, "areas/sussex-and-brighton/")
    assert area["codes"] == [{"code": "E69000001", "valid_from": None, "valid_to": None}]
    assert {name["name"] for name in area["names"] if name["official"]} == {
        "Brighton and Hove, East Sussex, West Sussex",
        "Sussex and Brighton",
    }
    assert read(client, "areas/solent/")["valid_to"] == "2025-09-29"
    assert read(client, "areas/local-london/")["parent"] == "greater-london"


@pytest.mark.parametrize(
    "path", ["areas/atlantis/", "districts/E06999999/", "occupations/0000/", "providers/10999999/"]
)
def test_what_is_not_there_is_not_found(client, path):
    read(client, path, status=404)


def test_authorities_of_an_area_are_those_of_the_day(client):
    before = read(client, "areas/lancashire/authorities/?on=2024-06-01")
    since = read(client, "areas/lancashire/authorities/?on=2026-06-01")
    assert before == []
    assert [found["slug"] for found in since] == ["lancashire-combined-county-authority"]
    assert since[0]["relevance"][0]["relevant"] is False
    assert since[0]["types"][0]["kind"] == "combined_county_authority"


def test_districts_of_an_area_are_those_of_the_day(client):
    before = read(client, "areas/surrey/districts/?on=2024-06-01")
    since = read(client, "areas/surrey/districts/?on=2026-06-01")
    assert (len(before), len(since)) == (0, 11)
    epsom = next(found for found in since if found["name"] == "Epsom and Ewell")
    assert [membership["area"] for membership in epsom["areas"]] == ["enterprise-m3", "surrey"]


def test_figures_of_an_area_come_with_unit_period_and_publisher(client):
    listed = read(client, "areas/lancashire/indicators/?indicator=employment_share_16plus")
    newest = max(listed["results"], key=lambda figure: figure["period_end"])
    assert (newest["value"], newest["unit"], newest["period"]) == (58.81, "percent", "Apr 2024 to Mar 2025")
    assert newest["publisher"]
    assert len(read(client, "areas/lancashire/indicators/")["results"]) == 50


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("occupations/?q=care+worker", "6135"),
        ("sectors/?q=62.01", "62.01"),
        ("providers/?q=blackburn+college", 10000747),
    ],
)
def test_records_are_found_by_words(client, path, code):
    found = read(client, path)["results"]
    assert code in {record.get("code", record.get("ukprn")) for record in found}


def test_one_record_of_each_kind_can_be_read(client):
    assert read(client, "occupations/6135/")["title"] == "Care workers and home carers"
    assert read(client, "sectors/62.01/")["parent"] == "62.0"
    assert read(client, "routes/digital/")["pathways"][0]["name"] == "Digital Business Services"
    assert read(client, "providers/10000747/")["likely_type"] == "fe_college"
    assert read(client, "authorities/greater-london-authority/")["code"] == "E61000001"
    assert read(client, "districts/E07000208/")["name"] == "Epsom and Ewell"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_can_write(client, method):
    assert getattr(client, method)(f"{API}/areas/lancashire/").status_code == 405
    assert Area.objects.filter(slug="lancashire").exists()


def queries_of(client, path):
    with CaptureQueriesContext(connection) as captured:
        read(client, path)
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_the_records(client):
    paths = ["areas/?on=2026-06-01", "districts/", "authorities/", "providers/?q=zz", "areas/lancashire/authorities/"]
    before = {path: queries_of(client, path) for path in paths}
    for number in range(5):
        area = Area.objects.create(slug=f"aa-{number}", name=f"Aa {number}")
        AreaName.objects.create(area=area, name=area.name, publisher="Somebody", official=True)
        AreaCode.objects.create(code=f"E6999999{number}", area=area)
        Provider.objects.create(ukprn=10999990 + number, name=f"zz {number}", main_area=area)
    after = {path: queries_of(client, path) for path in paths}
    assert after == before | {"providers/?q=zz": after["providers/?q=zz"]}
    assert after["providers/?q=zz"] - before["providers/?q=zz"] <= 1
