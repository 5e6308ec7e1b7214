"""Published plans, as everybody reads them: from what was frozen, and nothing before its publication."""

from datetime import date

import pytest
from django.urls import reverse

from lifecycle import clock
from plans.models import VersionState
from plans.selectors.snapshots import latest_snapshot, rendering_of
from plans.services import plan as planning
from tests.factories import plans as factory
from tests.pages.delivery_steps import Page, visit

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def area(editions):
    """A designated area; the day is 10 January 2023."""
    designation = factory.designated()
    with clock.at(date(2023, 1, 10)):
        yield designation


@pytest.fixture
def team(area):
    return factory.team(area)


@pytest.fixture
def published(area, team):
    """A published plan that holds hostile text."""
    version = factory.complete(area, by=team.lead)
    factory.write(version, by=team.lead, text=f"# Heading\n\n{HOSTILE}")
    planning.submit(version, by=team.lead)
    factory.record_rendering(rendering_of(version), b"%PDF-1.7 the file", by=team.lead)
    version.refresh_from_db()
    planning.approve_version(version, by=team.officer)
    planning.publish_version(version, by=team.officer, published_on=clock.today())
    return version


FILES = ("public_plan", "public_plan_pdf", "public_plan_json")


@pytest.mark.clause("G-6.5-1")
def test_nothing_of_a_plan_is_public_before_its_publication(client, area, team):
    version = factory.rendered(area, by=team.lead)
    states = [version.state]
    for name in FILES:
        assert client.get(reverse(name, kwargs=version.address)).status_code == 404
    planning.approve_version(version, by=team.officer)
    states.append(version.state)
    for name in FILES:
        assert client.get(reverse(name, kwargs=version.address)).status_code == 404
    assert area.area.name not in client.get(reverse("public_plans")).content.decode()
    planning.publish_version(version, by=team.officer, published_on=clock.today())
    assert states == [VersionState.SUBMITTED, VersionState.APPROVED]
    for name in FILES:
        assert client.get(reverse(name, kwargs=version.address)).status_code == 200
    assert area.area.name in client.get(reverse("public_plans")).content.decode()


def test_the_public_page_shows_what_was_frozen_and_not_what_is_drafted(client, area, published, team):
    update = factory.draft(area, by=team.lead)
    factory.write(update, by=team.lead, text="Secret of the next version.")
    page = Page(client.get(reverse("public_plan", kwargs=published.address)))
    assert "Secret of the next version." not in page.words
    assert "1 need, heard from 1 employer in 1 engagement" in page.words
    assert "Approved by the Secretary of State 10 January 2023" in page.words
    raw = client.get(reverse("public_plan", kwargs=published.address)).content.decode()
    assert HOSTILE not in raw
    assert "&lt;script&gt;alert(1)" in raw


def test_the_files_are_those_that_the_history_knows(client, published):
    pdf = client.get(reverse("public_plan_pdf", kwargs=published.address))
    assert (pdf["Content-Type"], b"".join(pdf.streaming_content)) == ("application/pdf", b"%PDF-1.7 the file")
    json = client.get(reverse("public_plan_json", kwargs=published.address))
    snapshot = latest_snapshot(published)
    assert json.content.decode() == snapshot.content
    assert json["ETag"] == f'"{snapshot.sha256}"'


@pytest.mark.parametrize("wrong", [{"area": "elsewhere"}, {"period": "2020-23"}, {"number": 2}])
def test_an_address_that_nothing_was_published_at_is_not_found(client, published, wrong):
    for name in FILES:
        assert client.get(reverse(name, kwargs=published.address | wrong)).status_code == 404


def test_a_superseded_plan_stays_and_leads_to_the_one_in_force(client, area, published, team):
    with clock.at(date(2023, 6, 1)):
        later = factory.published(
            area, by=team.lead, decider=team.officer, period_from=date(2026, 8, 1), period_to=date(2029, 7, 31)
        )
        page = Page(client.get(reverse("public_plan", kwargs=published.address)))
        assert "Another plan took the place of this one on 1 June 2023." in page.words
        assert reverse("public_plan", kwargs=later.address) in [a.get("href") for a in page.all("a")]
        listed = Page(client.get(reverse("public_plans"))).words
        assert "In force" in listed
        assert "Superseded" in listed


def test_a_demonstration_plan_says_so_everywhere(client, editions):
    area = factory.designated(demonstration=True)
    with clock.at(date(2023, 1, 10)):
        team = factory.team(area)
        version = factory.published(area, by=team.lead, decider=team.officer)
        addresses = [
            version.get_absolute_url(), reverse("plan_preview", args=[version.pk]), reverse("public_plans"),
            reverse("public_plan", kwargs=version.address), reverse("plans_of_designation", args=[area.pk]),
        ]  # fmt: skip
        for address in addresses:
            assert "Demonstration" in visit(client, team.lead, address).words, address
        assert latest_snapshot(version).data["about"]["demonstration"] is True
