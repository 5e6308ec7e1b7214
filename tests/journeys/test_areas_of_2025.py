"""From the 38 areas to the 39 of September 2025, with the real lists of areas, districts, authorities and bodies."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from designations.models import Designation
from lifecycle import clock
from lsip_portal.register.rows import areas_as_on
from reference import selectors
from reference.models import Area
from tests.factories import designations as make
from tests.factories.accounts import organisation
from tests.pages.designation_steps import page
from tests.reference_fixture import _reference_of_module, _reference_tables, reference_data, reference_folder  # noqa: F401
from tests.unit.kit.drawing import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference_data")]

FIRST_DAY, LAST_OF_38, FIRST_OF_39 = date(2022, 9, 5), date(2025, 9, 28), date(2025, 9, 29)
NEXT_CYCLE, TODAY = date(2025, 10, 1), date(2026, 11, 22)
# Which areas were made from which: worked out by hand from the districts on both sides.
SUCCESSORS = {
    "enterprise-m3": {"surrey", "hampshire-and-the-solent"},
    "solent": {"hampshire-and-the-solent"},
    "heart-of-the-south-west": {"greater-devon", "somerset"},
    "north-of-tyne": {"north-east"},
    "north-east-to-2025": {"north-east"},
    "west-midlands-and-warwickshire": {"warwickshire", "west-midlands"},
    "leicester-and-leicestershire": {"leicester-leicestershire-and-rutland"},
    "greater-lincolnshire-to-2025": {"greater-lincolnshire", "leicester-leicestershire-and-rutland"},
}


@pytest.fixture
def both_cycles():
    """A body designated for each of the 38 areas, and one for each of the 39 in which the notice of 2026 names it."""
    with clock.at(TODAY):
        for area in list(selectors.areas_on(LAST_OF_38)):
            body = organisation(name=f"First body of {area.name_on_day}")
            record = make.adopted(where=area, body=body, effective_on=FIRST_DAY, under="2022-08", terms=make.terms())
            Designation.objects.filter(pk=record.pk).update(ended_on=area.valid_to or NEXT_CYCLE)
        held = {}
        for statement in selectors.notice_of_bodies():
            name = statement.name_as_published
            held[name] = held.get(name) or organisation(name=name)
            make.adopted(where=statement.area, body=held[name], effective_on=NEXT_CYCLE)
        yield held


def day_page(client, day):
    return page(client.get(reverse("public_day", args=[day.isoformat()])))


def test_each_of_the_38_areas_of_the_first_cycle_has_its_body_and_effective_date(client, both_cycles):
    """The public list of the first cycle: 38 areas, none empty."""
    rows = [[words(cell) for cell in row] for row in day_page(client, FIRST_DAY).one("tbody")]
    assert len(rows) == 38
    assert all(row[1] == f"First body of {row[0]} since 5 September 2022" for row in rows)
    answer = client.get(reverse("public_register_csv"), {"on": "2025-09-28"})
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert len(lines) == 38
    assert {line["Designated from"] for line in lines} == {"2022-09-05"}
    assert all(line["Designated body"] and line["Places covered"] and line["Regions"] for line in lines)


def test_without_the_portals_own_records_the_published_statements_stand_in_and_the_rest_says_so(client):
    """What the public sources hold of 2022: 12 bodies with their day; of the other 26 areas nothing is made up."""
    rows = [[words(cell) for cell in row] for row in day_page(client, FIRST_DAY).one("tbody")]
    stated = [row for row in rows if "Not recorded in this service. Source:" in row[1]]
    assert (len(rows), len(stated)) == (38, 12)
    assert {row[1] for row in rows if row not in stated} == {"Not held"}


@pytest.mark.clause("N-23")
@pytest.mark.clause("N-27")
def test_between_28_and_29_september_2025_eight_areas_give_way_to_nine(both_cycles):
    before = {row.area.slug: row for row in areas_as_on(LAST_OF_38)}
    since = {row.area.slug: row for row in areas_as_on(FIRST_OF_39)}
    assert (len(before), len(since)) == (38, 39)
    assert set(before) - set(since) == set(SUCCESSORS)
    assert set(since) - set(before) == set().union(*SUCCESSORS.values())
    for old, successors in SUCCESSORS.items():
        after = {step.successor.slug for step in Area.objects.get(slug=old).successions.all()}
        assert after == successors
    places = [sorted(district.code for row in rows.values() for district in row.districts) for rows in (before, since)]
    assert places[0] == places[1]
    assert len(set(places[0])) == 296


def test_the_body_of_an_area_that_ended_left_with_it_and_the_new_ones_came_on_1_october(both_cycles):
    first = {row.area.slug: row.designation for row in areas_as_on(LAST_OF_38)}
    between = {row.area.slug: row.designation for row in areas_as_on(FIRST_OF_39)}
    second = {row.area.slug: row.designation for row in areas_as_on(NEXT_CYCLE)}
    assert all(first.values())
    assert {slug for slug, designation in between.items() if designation is None} == set().union(*SUCCESSORS.values())
    assert all(second.values())
    assert {designation.edition.code for designation in second.values()} == {"2025-11"}


@pytest.mark.clause("A-2(1)-4")
def test_31_bodies_hold_the_39_areas(client, both_cycles):
    held = [row.designation.body for row in areas_as_on(TODAY)]
    assert (len(held), len(set(held))) == (39, 31)
    several = both_cycles["Business West Chambers of Commerce"]
    drawn = page(client.get(reverse("public_body", args=[several.pk])))
    assert [words(row[0]) for row in drawn.one("tbody")] == [
        "Gloucestershire",
        "Somerset",
        "Swindon and Wiltshire",
        "West of England and North Somerset",
    ]


@pytest.mark.clause("A-1(7)-2")
def test_which_authorities_covered_the_north_east_and_which_were_relevant_changes_with_the_day(both_cycles):
    """Before May 2024: the North of Tyne authority, relevant, and the one of 2014, not. Since: one for the whole."""
    before = {row.area.slug: row for row in areas_as_on(date(2023, 6, 1))}
    tyne, east = before["north-of-tyne"], before["north-east-to-2025"]
    assert [one.is_relevant for one in tyne.authorities] == [True]
    assert east.authorities
    assert east.relevant_authorities == []
    since = {row.area.slug: row for row in areas_as_on(FIRST_OF_39)}["north-east"]
    assert [(one.name, one.is_relevant) for one in since.authorities] == [("North East Combined Authority", True)]


def test_the_map_of_today_links_39_areas(client, both_cycles):
    with clock.at(TODAY):
        html = client.get(reverse("public_designations")).content.decode()
    drawn = html.partition('<svg class="portal-map"')[2].partition("</svg>")[0]
    assert drawn.count("<a href=") == drawn.count("<title>") == 39
    assert 'aria-label="Somerset: Business West Chambers of Commerce"' in drawn
