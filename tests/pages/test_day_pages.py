"""The areas, bodies, terms, authorities and plans as on a day: the page, and the same in the API."""

from datetime import date

import pytest
from django.urls import reverse

from designations.models import Designation
from lifecycle import clock
from tests.factories import designations as make
from tests.factories import plans as factory
from tests.factories import terms_changes as changing
from tests.factories.accounts import organisation
from tests.pages.designation_steps import page
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def kent():
    """Kent: designated from 31 May 2022 until the end of September 2025, with a plan of 10 January 2023; then anew."""
    first = factory.designated(where=make.area("Kent"))
    team = factory.team(first)
    with clock.at(date(2023, 1, 10)):
        factory.published(first, by=team.lead, decider=team.officer)
    Designation.objects.filter(pk=first.pk).update(ended_on=date(2025, 10, 1))
    factory.mayoral_authority(first.area, since=date(2024, 5, 7))
    make.adopted(where=first.area, body=organisation(name="Second"), terms=make.terms())
    first.refresh_from_db()
    return first


def on(client, day):
    drawn = page(client.get(reverse("public_day", args=[day])))
    return drawn, [[words(cell) for cell in row] for row in drawn.one("tbody")]


def test_a_day_shows_body_terms_guidance_authorities_and_plan_as_they_were(client, kent):
    authority = factory.Authority.objects.get().name
    _, [row] = on(client, "2022-05-31")
    first = f"{kent.body} since 31 May 2022"
    assert row == ["Kent", first, "No terms and conditions Statutory guidance of August 2022", authority, "None held"]
    _, [row] = on(client, "2024-05-07")
    assert row[1:] == [
        first,
        "No terms and conditions Statutory guidance of August 2022",
        f"{authority} (relevant)",
        "Kent, 2023 to 2026, version 1",
    ]
    _, [row] = on(client, "2025-10-01")
    assert row[1] == "Second since 1 October 2025"
    assert row[2] == f"{make.terms()} Statutory guidance of November 2025"


def test_a_day_ahead_says_that_it_shows_what_is_known_today(client, kent):
    drawn, _ = on(client, "2027-03-02")
    assert "This day lies ahead. The page shows what is known today." in drawn.text("main")
    drawn, _ = on(client, "2027-03-01")
    assert "lies ahead" not in drawn.text("main")


def test_the_form_leads_to_the_page_of_the_day(client):
    assert page(client.get(reverse("public_days")))
    answer = client.get(reverse("public_days"), {"on-day": "28", "on-month": "9", "on-year": "2025"})
    assert (answer.status_code, answer.url) == (302, reverse("public_day", args=["2025-09-28"]))


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"on-day": "31", "on-month": "2", "on-year": "2024"}, "must be a real date"),
        ({"on-day": "", "on-month": "2", "on-year": "2024"}, "must include a day"),
        ({"on-day": "", "on-month": "", "on-year": ""}, "Enter the date on which to show the areas"),
        ({"on-day": "27", "on-month": "4", "on-year": "2022"}, "must be on or after 28 April 2022"),
        ({"on-day": "1", "on-month": "1", "on-year": "9999"}, "must be on or before 1 January 2100"),
        ({"on-day": "<script>", "on-month": "1", "on-year": "2024"}, "must be a real date"),
    ],
)
def test_a_date_that_is_none_is_refused_next_to_its_field_and_kept(client, typed, refusal):
    drawn = page(client.get(reverse("public_days"), typed), 422)
    assert refusal in drawn.errors()[0][0]
    assert drawn.one("input", name="on-day").get("value", "") == typed["on-day"]
    assert '<script>"' not in drawn.html


@pytest.mark.parametrize("day", ["yesterday", "2025-02-31", "2025-W40-1", "20250929", "1066-10-14", "2025-9-1"])
def test_an_address_whose_day_is_none_says_so_and_asks_again(client, day):
    drawn = page(client.get(reverse("public_day", args=[day])), 422)
    assert drawn.errors()
    assert drawn.all("input", name="on-day")


# The API


def api(client, path, status=200, **query):
    answer = client.get(f"/api/v1/{path}/", query)
    assert answer.status_code == status, answer.content
    return answer.json()


def test_the_register_of_a_day_is_read_by_the_api(client, kent):
    def told(**query):
        return [
            (row["body"], row["terms"], row["without_terms"]) for row in api(client, "register", **query)["results"]
        ]

    assert told(on="2022-05-30") == []
    assert told(on="2025-09-30") == [(kent.body.name, None, True)]
    assert told(on="2025-10-01") == told() == [("Second", "2022-09", False)]
    assert api(client, f"register/{kent.pk}")["ended_on"] == "2025-10-01"


@pytest.mark.clause("A-2(5)-2")
def test_the_api_tells_the_terms_as_they_were_on_the_day(client):
    record = make.adopted(terms=make.terms())
    changing.publish(changing.accepted(record, effective_on=date(2027, 5, 1)))
    for day, code in (("2027-04-30", "2022-09"), ("2027-05-01", "2024-09")):
        assert [row["terms"] for row in api(client, "register", on=day)["results"]] == [code]


def test_the_plans_in_force_on_a_day_are_read_by_the_api(client, kent):
    assert api(client, "published-plans", on="2023-01-09")["count"] == 0
    assert api(client, "published-plans", on="2023-01-10")["count"] == 1
    assert api(client, "published-plans")["count"] == 1


@pytest.mark.parametrize("path", ["register", "published-plans", "areas"])
@pytest.mark.parametrize("day", ["yesterday", "2025-02-31", "20250929", "", "<script>"])
def test_a_day_that_is_none_is_refused_by_the_api_with_what_to_write(client, path, day):
    refusal = api(client, path, 400, on=day)
    assert "is not a day. Write it as year-month-day, like 2025-09-29." in refusal["on"]
