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
    wanted = ("Acknowledge the report", "Mark for attention", "Ask a question", "Open an intervention")
    assert page.buttons == dict.fromkeys(wanted, True)
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


@pytest.mark.clause("G-4.3.1-2")
def test_a_report_in_order_is_sent_from_one_page_that_the_record_filled_in(client, area, team):
    factory.submitted_plan(area, by=team.lead)
    address = reverse("begin", args=["progress-report", area.pk, "report"])
    page = visit(client, team.lead, address)
    assert "Next milestones Milestone Planned for" in page.words
    assert "M1 Survey closed 8 Jul 2022" in page.words
    assert "Employers 0 40 30 Sep 2022" in page.words

    page = visit(client, team.lead, address, page.fields | {"help_wanted": HOSTILE})
    assert (page.status, page.refusals) == (422, {"rating": "Select how the work stands"})
    assert page.fields["help_wanted"] == HOSTILE

    amber = page.fields | {"rating": "amber", "risks": "Few answers.", "mitigations": ""}
    page = visit(client, team.lead, address, amber)
    assert page.refusals == {
        "rating_reason": "Give the reason for the amber rating",
        "recovery": "Set out the steps to get back on track",
        "mitigations": "Say what you do about the risks",
    }

    page = visit(client, team.lead, address, page.fields | {"help_wanted": "", "risks": "", "rating": "green"})
    assert page.status == 302
    report = ProgressReport.objects.get()
    page = visit(client, team.officer, report.get_absolute_url())
    assert "Rating Green" in page.words
    assert "No action needed" in page.words


def test_a_report_for_a_period_already_reported_is_refused_with_the_reason(client, area, team):
    factory.submitted_plan(area, by=team.lead)
    address = reverse("begin", args=["progress-report", area.pk, "report"])
    sent = visit(client, team.lead, address).fields | {"rating": "green", "progress": "Mine."}
    factory.submitted_report(area, by=team.lead)
    page = visit(client, team.lead, address, sent)
    assert page.status == 422
    assert "Report 1 is there already. The next one is report 2" in page.words
    assert page.fields["progress"] == "Mine."
    assert ProgressReport.objects.count() == 1


def test_an_editor_begins_a_draft_and_the_lead_alone_sends(client, area, team):
    factory.submitted_plan(area, by=team.lead)
    address = reverse("begin", args=["progress-report", area.pk, "report"])
    assert visit(client, team.editor, address).status == 403
    buttons = visit(client, team.lead, reverse("delivery", args=[area.pk])).buttons
    assert buttons["Fill in and send the progress report"] is True
    assert buttons["Begin a progress report"] is True


def test_the_department_asks_and_the_erb_answers_on_the_page_of_the_report(client, area, team, report):
    visit(client, team.lead, move(report, "submit"), {})
    assert visit(client, team.officer, move(report, "ask"), {"note": ""}).status == 422
    visit(client, team.officer, move(report, "ask"), {"note": "How many firms?"})
    page = visit(client, team.lead, report.get_absolute_url())
    assert "A question waits for the ERB’s answer." in page.words
    assert page.buttons["Answer the question"] is True
    visit(client, team.editor, move(report, "answer"), {"note": "Forty firms."})
    page = visit(client, team.officer, report.get_absolute_url())
    assert "Question answered 20 June 2022 at midday by an editor of the ERB Forty firms." in page.words
    assert "No action needed" in page.words


@pytest.mark.clause("G-4.3.1-1")
def test_missed_reports_are_listed_with_their_days(client, area, team):
    with clock.at(date(2022, 8, 24)):
        for person in (team.lead, team.officer):
            page = visit(client, person, reverse("delivery", args=[area.pk]))
            assert "Report 1 12 July 2022 Not yet Report 2 23 August 2022 Not yet" in page.words


@pytest.mark.clause("G-4.3.2-2")
def test_a_risk_is_raised_from_a_form_that_loses_nothing(client, area, team):
    address = reverse("begin", args=["early-warning", area.pk, "raise"])
    page = visit(client, team.editor, address, {"what": HOSTILE})
    assert (page.status, page.refusals) == (422, {"kind": "Select what it is"})
    assert page.fields["what"] == HOSTILE
    assert visit(client, team.editor, address, {"what": HOSTILE, "kind": "risk"}).status == 302

    warning = area.early_warnings.get()
    page = visit(client, team.officer, warning.get_absolute_url())
    assert "Risk raised on 20 June 2022" in page.words
    assert "<script>alert(1)</script>" in page.words
    assert page.buttons == {"Reply": True}
    page = visit(client, team.officer, reverse("delivery", args=[area.pk]))
    assert "Risks and delays raised early" in page.words
    stranger = factory.team(factory.designated()).lead
    client.force_login(stranger)
    assert client.get(warning.get_absolute_url()).status_code == 404
    assert client.get(f"/api/v1/early-warnings/{warning.pk}/").status_code == 404
    client.force_login(team.viewer)
    assert client.get(f"/api/v1/early-warnings/{warning.pk}/").json()["kind"] == "risk"
    assert client.post(address, {"what": "x", "kind": "risk"}).status_code == 403
