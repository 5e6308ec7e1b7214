"""The pages of progress reports, as people use them; and who finds which page."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import ERB_LEAD, PROVIDER_LEAD
from accounts.services import scope_of
from lifecycle import clock
from plans.models import ProgressReport, ProgressReportState
from tests.factories import accounts
from tests.factories import delivery as factory
from tests.pages.delivery_steps import HOSTILE, begin, move, visit


@pytest.fixture
def area(editions):
    """A designated area; the day is 20 June 2022, eight days before the delivery plan is due."""
    designation = factory.designated()
    with clock.at(date(2022, 6, 20)):
        yield designation


@pytest.fixture
def team(area):
    return factory.team(area)


@pytest.fixture
def report(area, team):
    """A draft of the first progress report, saved once."""
    factory.submitted_plan(area, by=team.lead)
    return factory.draft_report(area, by=team.editor, **factory.REPORT)


def test_a_move_that_a_role_does_not_allow_is_refused_and_says_who_may(client, team, report):
    refused = [(team.editor, report, "submit"), (team.viewer, report, "write"), (team.lead, report, "acknowledge")]
    for person, record, name in refused:
        for data in (None, {}):
            page = visit(client, person, move(record, name), data)
            assert page.status == 403
            assert "can do this." in page.words


def test_nobody_else_finds_the_pages(client, area, team, report):
    provider = scope_of(accounts.organisation("provider"), PROVIDER_LEAD.scope)
    strangers = [accounts.holder(ERB_LEAD, factory.designated().scope), accounts.holder(PROVIDER_LEAD, provider)]
    plan = report.delivery_plan
    pages = [reverse("delivery", args=[area.pk]), plan.get_absolute_url(), report.get_absolute_url()]
    pages += [move(plan, "take_back"), move(report, "write"), begin("progress-report", area)]
    for address in pages:
        assert client.get(address).status_code == 302, "signed out"
    for person in strangers:
        client.force_login(person)
        assert {client.get(address).status_code for address in pages} == {404}
        assert {client.post(address).status_code for address in pages[3:]} == {404}
    client.force_login(team.lead)
    assert {client.get(address).status_code for address in pages} <= {200, 409}


def test_a_report_keeps_what_was_typed_and_says_what_is_missing(client, team, report):
    fields = visit(client, team.editor, move(report, "write")).fields
    assert fields == {"revision": "1", "rating_reason": "", "recovery": "", "help_wanted": ""} | factory.REPORT

    page = visit(client, team.editor, move(report, "write"), fields | {"rating": "purple", "help_wanted": HOSTILE})
    assert (page.status, list(page.refusals)) == (422, ["rating"])
    assert page.fields["help_wanted"] == HOSTILE

    assert visit(client, team.editor, move(report, "write"), fields | {"rating": "amber"}).status == 302
    page = visit(client, team.lead, report.get_absolute_url())
    assert page.buttons["Submit the progress report"] is False
    assert "Give the reason for the amber rating." in page.words
    assert "Set out the steps to get back on track." in page.words


def test_two_ratings_of_one_report_are_shown_side_by_side(client, team, report):
    old = visit(client, team.lead, move(report, "write")).fields
    visit(client, team.editor, move(report, "write"), old | {"rating": "red", "rating_reason": "Late."})
    page = visit(client, team.lead, move(report, "write"), old | {"rating": "amber"})
    assert page.status == 409
    assert "by an editor of the ERB on 20 June 2022 at midday: Red" in page.words
    assert page.fields["rating"] == "amber"


def test_the_department_reads_a_report_marks_it_asks_and_acknowledges(client, area, team, report):
    visit(client, team.lead, move(report, "submit"), {})
    page = visit(client, team.officer, report.get_absolute_url())
    assert page.buttons == {"Acknowledge the report": True, "Mark for attention": True}
    assert "12 July 2022 Met in time" in page.words

    visit(client, team.officer, move(report, "mark_for_attention"), {"note": "No small firm was heard."})
    visit(client, team.officer, move(report, "acknowledge"), {"note": "Which colleges?"})
    page = visit(client, team.editor, report.get_absolute_url())
    assert "Marked for the department’s attention" in page.words
    assert "No small firm was heard." in page.words
    assert "Which colleges?" in page.words
    assert ProgressReport.objects.get().state == ProgressReportState.ACKNOWLEDGED
    assert "Acknowledged Marked for attention" in visit(client, team.officer, reverse("delivery", args=[area.pk])).words


def test_a_late_report_is_shown_as_late_until_it_comes_and_after(client, area, team, report):
    with clock.at(date(2022, 7, 13)):
        assert "12 July 2022 1 day late" in visit(client, team.lead, report.get_absolute_url()).words
        visit(client, team.lead, move(report, "submit"), {})
    with clock.at(date(2022, 9, 1)):
        assert "12 July 2022 Met 1 day late" in visit(client, team.officer, reverse("delivery", args=[area.pk])).words


def test_a_demonstration_says_so_on_every_page(client, editions):
    area = factory.designated(demonstration=True)
    team = factory.team(area)
    factory.submitted_plan(area, by=team.lead)
    report = factory.draft_report(area, by=team.lead)
    pages = [reverse("delivery", args=[area.pk]), report.delivery_plan.get_absolute_url(), report.get_absolute_url()]
    for address in [*pages, move(report, "write")]:
        assert visit(client, team.lead, address).words.count("Demonstration") == 1
    real = factory.designated()
    lead = factory.team(real).lead
    assert "Demonstration" not in visit(client, lead, reverse("delivery", args=[real.pk])).words
