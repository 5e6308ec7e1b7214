"""The public register: list, search, map, download and feed."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import DECISION_MAKER, ERB_LEAD, ERB_VIEWER
from designations import services
from designations.designating import services as acts
from lifecycle import clock
from reference.models import BodyDesignation, Boundary, District, DistrictInArea
from tests.factories import designations as make
from tests.factories import plans as factory
from tests.factories import removals as removing
from tests.factories import terms_changes as changing
from tests.factories.accounts import holder, organisation
from tests.pages.designation_steps import page, sign_in
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
ATOM = "{http://www.w3.org/2005/Atom}"
SVG = "{http://www.w3.org/2000/svg}"
SQUARE = {"type": "Polygon", "coordinates": [[[0, 51], [1, 51], [1, 52], [0, 52], [0, 51]]]}
HOSTILE = "=1+1<script>alert('x')</script>"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def register(client, status=200, **query):
    return page(client.get(reverse("public_designations"), query), status)


def rows_of(drawn):
    return [[words(cell) for cell in row] for row in drawn.one("tbody")]


def areas_in(drawn):
    return [row[0] for row in rows_of(drawn)] if drawn.all("tbody") else []


def district(area, name, region):
    number = District.objects.count()
    made = District.objects.create(code=f"E07{number:06}", name=name, region_name=region, region_code="E12000001")
    DistrictInArea.objects.create(district=made, area=area)
    return made


@pytest.fixture
def four():
    """Kent with a body, Surrey with one to come, Dorset with a proposal, and Cumbria with none."""
    kent, surrey, dorset, cumbria = (make.area(name) for name in ("Kent", "Surrey", "Dorset", "Cumbria"))
    district(kent, "Ashford", "South East")
    district(cumbria, "Carlisle", "North West")
    make.adopted(
        where=kent,
        body=organisation(name="Kent & Medway Chamber"),
        partners=[organisation(name="Farmers' Union")],
        terms=make.terms(),
    )
    make.designated(where=surrey, effective_on=date(2027, 4, 1), demonstration=True)
    make.proposed(where=dorset)
    return kent, surrey, dorset, cumbria


@pytest.mark.clause("G-1.7-1")
@pytest.mark.clause("N-32")
def test_everybody_reads_who_is_designated_where_since_when_and_where_the_notice_is(client, four):
    rows = rows_of(register(client))
    assert [row[0] for row in rows] == ["Cumbria", "Dorset", "Kent", "Surrey"]
    assert rows[2][1:3] == ["Kent & Medway Chamber Partner: Farmers' Union", "1 October 2025"]
    assert rows[2][3] == "Notice of Kent & Medway Chamber for Kent"
    assert rows[3][1].endswith("Not yet in effect Demonstration")
    assert rows[3][2] == "1 April 2027"
    assert [row[1] for row in rows[:2]] == ["None", "None"]


@pytest.mark.parametrize(
    ("query", "areas"),
    [
        ({"q": "kent"}, ["Kent"]),
        ({"q": "medway CHAMBER"}, ["Kent"]),
        ({"q": "farmers"}, ["Kent"]),
        ({"q": "carlisle"}, ["Cumbria"]),
        ({"region": "South East"}, ["Kent"]),
        ({"q": "carlisle", "region": "South East"}, []),
        ({"q": " "}, ["Cumbria", "Dorset", "Kent", "Surrey"]),
    ],
)
def test_areas_are_found_by_area_body_district_and_region(client, four, query, areas):
    drawn = register(client, **query)
    assert areas_in(drawn) == areas
    if not areas:
        assert "No area matches. Try fewer words, or another region." in drawn.text("main")


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ({"q": "x" * 101}, "must be 100 characters or fewer"),
        ({"q": "a\x00b"}, "must not include control characters"),
        ({"region": "Atlantis"}, "Region must be one of the options"),
    ],
)
def test_a_search_that_cannot_be_made_is_refused_next_to_its_field_and_all_areas_stay(client, four, query, refusal):
    drawn = register(client, 422, **query)
    assert len(drawn.errors()) == 1
    assert refusal in drawn.errors()[0][0]
    assert len(areas_in(drawn)) == 4


def test_what_was_searched_for_is_kept_and_never_becomes_markup(client, four):
    drawn = register(client, q=HOSTILE)
    assert drawn.one("input", name="q").get("value") == HOSTILE
    assert "<script>alert" not in drawn.html


def test_a_body_published_elsewhere_stands_in_until_a_designation_is_recorded(client):
    kent = make.area("Kent")
    BodyDesignation.objects.create(
        area=kent,
        name_as_published="Kent Chamber",
        stated_for="First cycle",
        stated_on=date(2026, 7, 10),
        source="https://www.example.org/list",
    )
    row = rows_of(register(client))[0]
    assert row[1] == "Kent Chamber Not recorded in this service. Source: example.org, first cycle"
    make.adopted(where=kent, body=organisation(name="Real Chamber"))
    assert rows_of(register(client))[0][1] == "Real Chamber"


def test_the_register_leads_people_to_the_designations_they_work_with(client):
    mine, other = make.adopted(), make.adopted()
    drawn = page(sign_in(client, holder(ERB_VIEWER, mine.scope)).get(reverse("public_designations")))
    assert drawn.all("a", href=mine.get_absolute_url())
    assert not drawn.all("a", href=other.get_absolute_url())


def test_no_page_takes_more_queries_for_many_areas_than_for_one(client):
    paths = [reverse("public_designations"), reverse("public_register_csv"), reverse("public_notices_feed")]
    paths.append(reverse("public_day", args=["2027-03-01"]))
    counts = []
    for areas in (1, 4):
        for _ in range(areas):
            record = make.adopted(partners=[organisation()], terms=make.terms())
            district(record.area, f"District {record.pk}", "South East")
            factory.mayoral_authority(record.area, relevant=False)
            Boundary.objects.create(
                edition="2025", area=record.area, longitude=0, latitude=51, area_km2=1, geometry=SQUARE
            )
        counts.append([])
        for path in paths:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(path).status_code == 200
            counts[-1].append(len(captured))
    assert counts[0] == counts[1]


# Map


def test_each_area_of_the_map_is_a_link_with_a_name_that_says_who_is_designated(client, four):
    for area in four[:2]:
        Boundary.objects.create(edition="2025", area=area, longitude=0, latitude=51, area_km2=1, geometry=SQUARE)
    drawn = register(client, q="kent")
    links = [node for node in drawn.one(f"{SVG}svg", class_="portal-map") if node.tag == f"{SVG}a"]
    assert [link.get("href") for link in links] == [reverse("area", args=[area.slug]) for area in (four[0], four[1])]
    assert [link.get("aria-label") for link in links] == [
        "Kent: Kent & Medway Chamber",
        "Surrey: no designation is recorded",
    ]
    shapes = [link.find(f"{SVG}path").get("class") for link in links]
    assert ["found" in shape for shape in shapes] == [True, False]
    assert "The areas in the list are darker." in drawn.text("main")


# Download


def download(client, **query):
    answer = client.get(reverse("public_register_csv"), query)
    assert answer.status_code == 200
    return answer, list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


@pytest.mark.clause("N-32")
def test_the_register_is_downloaded_with_body_places_and_authority_of_each_area(client, four):
    factory.mayoral_authority(four[0])
    answer, rows = download(client)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="designations-2027-03-01.csv"'
    assert [row["Area"] for row in rows] == ["Cumbria", "Dorset", "Kent", "Surrey"]
    kent = rows[2]
    assert kent["Designated body"] == "Kent & Medway Chamber"
    assert kent["Co-leads and partners"] == "Farmers' Union (partner)"
    assert kent["Designated from"] == "2025-10-01"
    assert kent["Terms"] == str(make.terms())
    assert kent["Places covered"].startswith("Ashford; District")
    assert kent["Strategic authorities"] == kent["Relevant authorities"] != ""
    assert (rows[3]["Designated body"], rows[3]["Next designated from"]) == ("", "2027-04-01")


def test_the_download_is_of_the_areas_and_the_day_asked_for(client, four):
    _, rows = download(client, q="kent", on="2025-09-30")
    assert [(row["Area"], row["Designated body"]) for row in rows] == [("Kent", "")]
    _, rows = download(client, region="South East", on="2025-10-01")
    assert [(row["Area"], row["Designated body"]) for row in rows] == [("Kent", "Kent & Medway Chamber")]


def test_a_name_that_would_run_as_a_formula_is_escaped_in_the_download(client):
    make.adopted(where=make.area("@Kent"), body=organisation(name=HOSTILE))
    _, rows = download(client)
    assert [(row["Area"], row["Designated body"]) for row in rows] == [("'@Kent", f"'{HOSTILE}")]


@pytest.mark.parametrize(
    ("query", "refusal"),
    [
        ({"on": "31 February"}, "Date must be a real date, like 2026-11-22"),
        ({"on": "2022-04-27"}, "Date must be on or after 28 April 2022"),
        ({"region": "Atlantis"}, "Region must be one of the options"),
    ],
)
def test_a_download_that_cannot_be_made_says_why(client, query, refusal):
    answer = client.get(reverse("public_register_csv"), query)
    assert (answer.status_code, answer["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert answer.content.decode() == refusal


# Feed


def entries(client):
    answer = client.get(reverse("public_notices_feed"))
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert feed.find(f"{ATOM}{name}") is not None, name
    return feed.findall(f"{ATOM}entry")


def told(entry, name):
    return entry.find(f"{ATOM}{name}").text


@pytest.mark.clause("G-4.1-5")
def test_the_feed_tells_of_each_notice_as_it_is_published_and_of_nothing_before(client):
    with clock.at(date(2027, 1, 4)):
        record = make.notified(where=make.area("Kent"), body=organisation(name="A <b> & Chamber"), demonstration=True)
        assert entries(client) == []
        make.publish(record)
    make.adopted(where=make.area("Surrey"), body=organisation(name="Other"))
    first, second = entries(client)
    assert told(first, "title") == "Demonstration: Designation of A <b> & Chamber for Kent"
    assert told(second, "title") == "Designation of Other for Surrey"
    assert told(first, "updated") == told(first, "published") == "2027-01-04T00:00:00+00:00"
    assert first.find(f"{ATOM}link").get("href").endswith(reverse("designation_notice", args=[record.pk]))
    assert "Effective date: 3 February 2027." in told(first, "summary")
    assert len({told(entry, "id") for entry in (first, second)}) == 2


@pytest.mark.clause("G-4.1-7")
def test_the_feed_tells_of_changed_terms_and_of_a_removal_too(client):
    record = make.adopted(where=make.area("Kent"), body=organisation(name="Chamber"))
    changing.publish(changing.accepted(record))
    with clock.at(date(2027, 3, 2)):
        removing.published(record)
    assert [told(entry, "title") for entry in entries(client)] == [
        "Removal of the designation of Chamber for Kent",
        "Change of the terms of Chamber for Kent",
        "Designation of Chamber for Kent",
    ]


def test_the_register_leads_to_feed_download_and_other_days(client):
    drawn = register(client, q="kent")
    assert drawn.all("link", type="application/atom+xml", href=reverse("public_notices_feed"))
    assert drawn.all("a", href=reverse("public_days"))
    assert drawn.all("a", href=f"{reverse('public_register_csv')}?q=kent&region=")
    assert client.get(f"{reverse('public_register_csv')}?q=kent&region=").status_code == 200


# The page of a body


def body_page(client, body):
    return page(client.get(reverse("public_body", args=[body.pk])))


@pytest.mark.clause("A-2(1)-4")
def test_the_page_of_a_body_shows_every_area_it_holds_will_hold_and_held_and_as_what(client):
    chamber = organisation(name=HOSTILE, website="https://chamber.example.org")
    for name in ("Kent", "Surrey"):
        make.adopted(where=make.area(name), body=chamber)
    make.designated(where=make.area("Essex"), body=chamber, effective_on=date(2027, 4, 1))
    make.adopted(where=make.area("Dorset"), body=organisation(name="Other"), co_leads=[chamber])
    make.proposed(where=make.area("Secret"), body=chamber)
    drawn = body_page(client, chamber)
    tables = {words(node.find("caption")): node for node in drawn.all("table")}
    assert list(tables) == ["Areas today", "Areas to come"]
    today = [[words(cell) for cell in row][:4] for row in tables["Areas today"].find("tbody")]
    assert today == [
        ["Dorset", "Co-lead with Other", "1 October 2025", "No end"],
        ["Kent", "Designated body", "1 October 2025", "No end"],
        ["Surrey", "Designated body", "1 October 2025", "No end"],
    ]
    assert "Secret" not in drawn.html
    assert "<script>alert" not in drawn.html
    assert drawn.text("h1").endswith(HOSTILE)
    assert len(drawn.all("a", href=f"{make.GOV_UK}/notice")) == 3
    assert drawn.all("a", href="https://chamber.example.org")


def test_the_page_of_a_body_says_when_it_last_confirmed_the_four_standards(client):
    body = organisation(name="Chamber")
    kent, essex = (make.adopted(where=make.area(name), body=body) for name in ("Kent", "Essex"))
    said = "Honesty, transparency, integrity and impartiality last confirmed on"
    for record, on in ((kent, date(2027, 2, 1)), (essex, date(2027, 2, 20))):
        with clock.at(on):
            acts.confirm_standards(record, by=holder(ERB_LEAD, record.scope))
    shown = words(body_page(client, body).one("main"))
    assert f"{said} 20 February 2027" in shown and "1 February 2027" not in shown
    other = make.adopted(where=make.area("Surrey"), body=organisation(name="Other"))
    other.confirmations.all().delete()
    assert said not in body_page(client, other.body).html


def test_an_organisation_without_a_published_part_in_a_designation_has_no_page(client):
    proposed = make.proposed(partners=[organisation()])
    nobody = organisation()
    for body in (proposed.body, proposed.partners.get().organisation, nobody):
        assert client.get(reverse("public_body", args=[body.pk])).status_code == 404
    make.find_every_test_met(proposed)
    make.consent(proposed)
    services.agree(proposed, by=holder(DECISION_MAKER), effective_on=date(2027, 4, 1), terms=None)
    make.tell(proposed)
    make.publish(proposed)
    for body in (proposed.body, proposed.partners.get().organisation):
        assert body_page(client, body)


def test_the_page_of_a_body_takes_as_many_queries_for_many_areas_as_for_one(client):
    chamber, counts = organisation(), []
    for areas in (1, 4):
        for _ in range(areas):
            make.adopted(body=chamber)
            make.adopted(partners=[chamber])
        with CaptureQueriesContext(connection) as captured:
            body_page(client, chamber)
        counts.append(len(captured))
    assert counts[0] == counts[1]
