"""The pages of plans and statements, as people use them, with good and with bad input."""

from datetime import date

import pytest
from django.urls import reverse

from lifecycle import clock, jobs
from lifecycle.models import Job
from plans import prose
from plans.models import AuthorityStatement, Version, VersionState
from plans.selectors.sections import section_of
from plans.selectors.snapshots import rendering_of
from tests.factories import accounts
from tests.factories import plans as factory
from tests.pages.delivery_steps import begin, move, visit

HOSTILE = "<script>alert(1)</script>"
PERIOD = {
    "period_from-day": "1", "period_from-month": "8", "period_from-year": "2023",
    "period_to-day": "31", "period_to-month": "7", "period_to-year": "2026",
}  # fmt: skip


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
def version(area, team):
    """A draft without anything in it."""
    return factory.draft(area, by=team.editor)


def section(version, key="purpose"):
    return reverse("plan_section", args=[version.pk, key])


def part(version, kind, *rest):
    name = {0: "plan_part_add", 1: "plan_part", 2: "plan_part_remove"}[len(rest)]
    return reverse(name, args=[version.pk, kind, *rest[:1]])


# Beginning


def test_a_plan_is_begun_from_the_page_of_the_areas_plans(client, area, team):
    page = visit(client, team.editor, reverse("plans_of_designation", args=[area.pk]))
    assert page.buttons["Begin a plan"]
    assert "Plan ready for approval 28 February 2023" in page.words
    answer = client.post(begin("plan", area), PERIOD | {"edition": area.edition_id, "replaces_current": "yes"})
    version = Version.objects.get()
    assert answer.url == version.get_absolute_url()
    assert "Not written yet" in visit(client, team.editor, answer.url).words


@pytest.mark.parametrize(
    ("wrong", "refusals"),
    [
        ({"period_to-year": "2022"}, {"period_to-day": "Last day of the plan's period must be after its first day"}),
        ({"period_to-year": "2060"}, {"period_to-day": "The plan's period must be 10 years or less"}),
        ({"period_from-day": ""}, {"period_from-day": "First day of the plan's period must include a day"}),
        ({"edition": "999"}, {"edition": "Edition of the guidance must be one of the options"}),
        ({"replaces_current": "perhaps"}, {"replaces_current": None}),
    ],
)
def test_a_wrong_beginning_is_refused_with_links_to_the_fields(client, area, team, wrong, refusals):
    good = PERIOD | {"edition": area.edition_id, "replaces_current": "yes"}
    page = visit(client, team.editor, begin("plan", area), good | wrong)
    assert page.status == 422
    assert set(page.refusals) == set(refusals)
    assert all(said in (None, page.refusals[field]) for field, said in refusals.items())
    assert not Version.objects.exists()
    assert client.post(begin("plan", area), good).status_code == 302


def test_a_case_officer_takes_in_a_plan_that_was_published_elsewhere(client, area, team):
    address = reverse("begin", args=["plan", area.pk, "adopt"])
    sent = PERIOD | {"source_address": "not an address"}
    page = visit(client, team.officer, address, sent)
    assert {"source_address", "published_on-day"} <= set(page.refusals)
    day = {"published_on-day": "1", "published_on-month": "12", "published_on-year": "2022"}
    answer = client.post(address, sent | day | {"source_address": "https://example.org/plan.pdf"})
    version = Version.objects.get()
    assert (answer.status_code, version.state) == (302, VersionState.PUBLISHED)
    assert "https://example.org/plan.pdf" in client.get(reverse("public_plan", kwargs=version.address)).content.decode()


# Sections


def test_a_section_is_written_in_the_plain_form_and_shown_in_the_preview(client, version, team):
    page = visit(client, team.editor, section(version))
    assert "Which main challenges does the plan take on?" in page.words
    sent = page.fields | {"text": f"# Why\n\n{HOSTILE} & more\n- one\n- two"}
    assert client.post(section(version), sent).url == version.get_absolute_url()
    assert prose.to_plain_text(section_of(version, "purpose").section.content).startswith("# Why\n\n<script>")
    preview = client.get(reverse("plan_preview", args=[version.pk])).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in preview
    assert HOSTILE not in preview
    assert '<h4 class="govuk-heading-s">Why</h4>' in preview


def test_two_people_who_write_one_section_both_see_both_texts(client, version, team):
    opened = visit(client, team.lead, section(version)).fields
    visit_and_save = visit(client, team.editor, section(version)).fields | {"text": "What the editor wrote."}
    client.post(section(version), visit_and_save)
    page = visit(client, team.lead, section(version), opened | {"text": "What the lead typed."})
    assert page.status == 409
    assert page.fields["text"].strip() == "What the lead typed."
    assert "What the editor wrote." in page.words
    assert "an editor of the ERB" in page.words
    client.post(section(version), page.fields | {"text": "What both agreed."})
    assert prose.to_plain_text(section_of(version, "purpose").section.content) == "What both agreed."


@pytest.mark.parametrize(
    "wrong", [{"text": "a" * 100_001}, {"text": "a\x00b"}, {"revision": "many"}, {"section": "x" * 50}]
)
def test_a_text_that_cannot_be_kept_is_refused_and_nothing_is_saved(client, version, team, wrong):
    sent = visit(client, team.editor, section(version)).fields | {"text": "Words."}
    page = visit(client, team.editor, section(version), sent | wrong)
    assert page.status == 422
    assert section_of(version, "purpose").section.revision == 0
    assert client.post(section(version), sent).status_code == 302


def test_who_may_not_write_is_refused_and_strangers_find_nothing(client, version, team):
    client.force_login(team.viewer)
    assert client.get(section(version)).status_code == 403
    client.force_login(accounts.person())
    for address in (version.get_absolute_url(), section(version), reverse("plan_preview", args=[version.pk])):
        assert client.get(address).status_code == 404
    client.logout()
    assert client.get(version.get_absolute_url()).status_code == 302


def test_a_section_or_part_that_is_not_there_is_not_found(client, version, team):
    client.force_login(team.editor)
    for address in (section(version, "nowhere"), part(version, "wishes"), part(version, "priorities", 999)):
        assert client.get(address).status_code == 404


def test_a_submitted_plan_cannot_be_written(client, area, team):
    version = factory.submitted(area, by=team.lead)
    client.force_login(team.editor)
    assert client.get(section(version)).status_code == 409
    assert client.post(part(version, "priorities"), {}).status_code == 409


# Statements and submission


def test_an_authority_is_asked_reads_the_draft_and_gives_its_statement(client, area, version, team):
    authority = factory.mayoral_authority(area.area)
    page = visit(client, team.editor, version.get_absolute_url())
    assert page.buttons["Ask an authority for its statement"]
    assert f"{authority} has not been asked for a statement." not in page.words
    assert f"{authority} has not been asked" in visit(client, team.lead, version.get_absolute_url()).words
    client.force_login(team.editor)
    client.post(reverse("begin", args=["statement", version.pk, "request"]), {"authority": authority.pk})
    statement = AuthorityStatement.objects.get()
    officer, signatory = factory.authority_people(statement)
    assert visit(client, officer, reverse("plan_preview", args=[version.pk])).status == 200
    assert visit(client, officer, statement.get_absolute_url()).buttons == {}
    page = visit(client, signatory, move(statement, "give"), {"engaged": "yes", "views": HOSTILE})
    assert page.refusals["had_opportunity"] == "Select whether it could give its views"
    assert page.fields["views"].strip() == HOSTILE
    sent = {"engaged": "yes", "had_opportunity": "no", "signatory_name": "N", "signatory_role": "R", "views": HOSTILE}
    client.post(move(statement, "give"), sent)
    shown = client.get(statement.get_absolute_url()).content.decode()
    assert "&lt;script&gt;" in shown
    assert HOSTILE not in shown


def test_the_plan_page_gives_every_reason_why_it_cannot_be_submitted(client, version, team):
    page = visit(client, team.lead, version.get_absolute_url())
    assert page.buttons["Submit to the department"] is False
    assert "13 sections are not written yet" in page.words
    assert "Act s.1(8)(c)" in page.words
    answer = client.post(move(version, "submit"))
    assert answer.status_code == 409
    assert "The plan has no priority yet." in answer.content.decode()


def test_a_failed_pdf_is_seen_and_can_be_made_again(client, area, team, monkeypatch):
    version = factory.submitted(area, by=team.lead)
    assert "Waiting" in visit(client, team.editor, version.get_absolute_url()).words
    monkeypatch.setattr("plans.printing.render_to_string", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        jobs.perform(rendering_of(version).job_id)
    page = visit(client, team.editor, version.get_absolute_url())
    assert page.buttons["Make the PDF again"]
    client.post(move(version, "render_again"))
    assert rendering_of(version).job.status == Job.Status.QUEUED
    assert "Make the PDF again" not in visit(client, team.editor, version.get_absolute_url()).buttons
