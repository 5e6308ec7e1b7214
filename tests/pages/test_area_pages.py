"""The public page of an area: its body, its plans and its authorities, on the day it is read."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import CASE_OFFICER
from designations.models import Designation, DesignationPartner
from lifecycle import clock
from plans.services import plan as planning
from reference.models import AreaSuccession, BodyDesignation
from tests.factories import designations as make
from tests.factories import plans as factory
from tests.factories.accounts import holder, organisation
from tests.pages.designation_steps import page
from tests.unit.kit.drawing import words

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
HOSTILE = "<script>alert('x')</script>"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


def shown(client, area):
    return page(client.get(reverse("area", args=[area.slug])))


def facts(drawn):
    """The body's summary list, as a dict of words."""
    return {words(row[0]): words(row[1]) for row in drawn.all("div", class_="govuk-summary-list__row")}


def table(drawn, caption):
    """The rows of the table with a caption, as words; none where there is no such table."""
    found = [node for node in drawn.all("table") if words(node.find("caption")) == caption]
    return [[words(cell) for cell in row] for row in found[0].find("tbody")] if found else []


@pytest.mark.clause("A-2(1)-4")
def test_the_page_of_an_area_shows_who_is_designated_since_when_and_under_what(client):
    kent, edition = make.area("Kent"), make.terms()
    leader, helper = organisation(name="Co-lead"), organisation(name="Helper")
    body = organisation(name=HOSTILE, website="https://chamber.example.org/lsip")
    record = make.adopted(where=kent, body=body, terms=edition, co_leads=[leader], partners=[helper])
    drawn = shown(client, kent)
    told = facts(drawn)
    assert told["Body"] == HOSTILE
    assert HOSTILE not in drawn.html
    assert told["Designated since"] == "1 October 2025"
    assert told["Terms and conditions"] == str(edition)
    assert told["Guidance"] == record.edition.title
    assert told["Notice"] == "Notice of designation, published 20 September 2025"
    assert told["Bodies that work with it"] == (
        "Co-lead, co-lead, from 1 October 2025 Helper, partner, from 1 October 2025"
    )
    assert drawn.all("a", href=reverse("designation_notice", args=[record.pk]))
    assert drawn.all("a", href=edition.address)
    assert drawn.all("a", href=body.website)


def test_a_proposal_is_never_public_and_an_area_without_a_body_says_so(client):
    kent = make.area("Kent")
    secret = make.notified(where=kent, body=organisation(name="Secret Chamber"))
    drawn = shown(client, kent)
    assert "No body is designated for the area on 1 March 2027 as far as this service holds." in drawn.text("main")
    assert "Secret Chamber" not in drawn.html
    make.publish(secret)
    drawn = shown(client, kent)
    assert "Secret Chamber is to be designated from 31 March 2027." in drawn.text("main")


def test_the_bodies_designated_before_stay_readable_with_their_days(client):
    kent = make.area("Kent")
    first = make.adopted(where=kent, effective_on=date(2022, 9, 5), under="2022-08", body=organisation(name="First"))
    Designation.objects.filter(pk=first.pk).update(ended_on=date(2025, 10, 1))
    make.adopted(where=kent, body=organisation(name="Second"), demonstration=True)
    drawn = shown(client, kent)
    assert facts(drawn)["Body"] == "Second Demonstration"
    before = table(drawn, "Bodies designated before")
    notice = "Notice of First for Kent"
    assert before == [["First", "5 September 2022", "1 October 2025", first.edition.title, notice]]
    assert page(client.get(reverse("designation_notice", args=[first.pk])))


def test_an_area_that_ended_shows_the_body_of_its_last_day(client):
    old = make.area("Old", valid_to=date(2025, 9, 29))
    record = make.adopted(where=old, effective_on=date(2022, 9, 5), body=organisation(name="Chamber"))
    Designation.objects.filter(pk=record.pk).update(ended_on=date(2025, 9, 29))
    assert facts(shown(client, old))["Body"] == "Chamber"


def test_a_part_of_an_area_shows_the_body_of_the_whole(client):
    whole = make.area("Greater London")
    part = make.area("South London", parent=whole)
    make.adopted(where=whole, body=organisation(name="Chamber"))
    drawn = shown(client, part)
    assert facts(drawn)["Body"] == "Chamber"
    assert "The body is designated for Greater London, of which this is a part." in drawn.text("main")
    assert drawn.all("a", href=reverse("area", args=[whole.slug]))


def test_what_is_published_elsewhere_is_told_with_its_source(client):
    kent = make.area("Kent")
    for number, source in enumerate(("https://www.example.org/news/1", "A printed notice")):
        BodyDesignation.objects.create(
            area=kent, name_as_published=f"Body {number}", stated_for="First cycle", source=source, confidence="implied"
        )
    drawn = shown(client, kent)
    rows = table(drawn, "What has been published elsewhere about the body")
    assert rows == [
        ["Body 0", "First cycle", "example.org (implied)"],
        ["Body 1", "First cycle", "A printed notice (implied)"],
    ]
    assert drawn.all("a", href="https://www.example.org/news/1")


# Plans


@pytest.fixture
def lancashire():
    """An area designated on 31 May 2022."""
    return factory.designated(where=make.area("Lancashire"))


@pytest.mark.clause("A-1(9)-1")
def test_the_plan_in_force_is_linked_with_its_file_and_earlier_plans_stay(client, lancashire):
    team = factory.team(lancashire)
    with clock.at(date(2023, 1, 10)):
        first = factory.published(lancashire, by=team.lead, decider=team.officer)
    with clock.at(date(2026, 7, 1)):
        later = {"period_from": date(2026, 8, 1), "period_to": date(2029, 7, 31)}
        second = factory.published(lancashire, by=team.lead, decider=team.officer, **later)
    first.refresh_from_db()
    drawn = shown(client, lancashire.area)
    rows = table(drawn, "Published plans")
    assert [row[0] for row in rows] == [f"{second.plan}, version 1", f"{first.plan}, version 1"]
    assert [row[1:3] for row in rows] == [["In force", "1 July 2026"], ["Superseded", "10 January 2023"]]
    for version in (first, second):
        assert drawn.all("a", href=reverse("public_plan", kwargs=version.address))
        assert drawn.all("a", href=reverse("public_plan_pdf", kwargs=version.address))


def test_a_draft_is_not_on_the_page_and_no_plan_in_force_is_said(client, lancashire):
    factory.approved(lancashire, by=factory.team(lancashire).lead, decider=holder(CASE_OFFICER))
    drawn = shown(client, lancashire.area)
    assert "No plan for the area is in force on 1 March 2027" in drawn.text("main")
    assert table(drawn, "Published plans") == []


def test_a_plan_taken_in_leads_to_where_it_was_published(client, lancashire):
    version = planning.new_version(lancashire)
    address = "https://www.example.org/plan"
    planning.adopt(
        version, by=holder(CASE_OFFICER), **factory.PERIOD, published_on=date(2023, 8, 1), source_address=address
    )
    assert shown(client, lancashire.area).all("a", href=address)


@pytest.mark.clause("N-27")
def test_a_new_area_leads_to_the_plans_of_the_areas_it_was_made_from(client, lancashire):
    team = factory.team(lancashire)
    with clock.at(date(2023, 1, 10)):
        old = factory.published(lancashire, by=team.lead, decider=team.officer)
    new = make.area("Wider Lancashire", valid_from=date(2025, 9, 29))
    AreaSuccession.objects.create(
        predecessor=lancashire.area,
        successor=new,
        changed_on=date(2025, 9, 29),
        share_of_predecessor=1,
        share_of_successor=1,
    )
    drawn = shown(client, new)
    assert "Until it has a plan of its own, these plans stay in force" in drawn.text("main")
    assert drawn.all("a", href=reverse("public_plan", kwargs=old.address))


def test_the_page_takes_as_many_queries_for_many_records_as_for_few(client, lancashire):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("area", args=[lancashire.area.slug])).status_code == 200
        return len(captured)

    team, counts = factory.team(lancashire), []
    for year in (2023, 2026, 2029):
        period = {"period_from": date(year, 9, 1), "period_to": date(year + 3, 8, 31)}
        with clock.at(date(year, 1, 10)):
            factory.published(lancashire, by=team.lead, decider=team.officer, **period)
        DesignationPartner.objects.create(designation=lancashire, organisation=organisation(), part="partner")
        factory.mayoral_authority(lancashire.area, relevant=False)
        BodyDesignation.objects.create(
            area=lancashire.area, name_as_published=str(year), stated_for="A time", source="A source"
        )
        counts.append(queries())
    assert counts[0] == counts[1] == counts[2]
