"""The pages on which a delivery plan is written row by row, marked, compared and pictured, as people use them."""

from datetime import date

import pytest
from django.urls import reverse

from lifecycle import clock
from plans.models import Milestone, Risk
from plans.selectors.work import KINDS
from plans.services import work
from tests.factories import delivery as factory
from tests.pages.delivery_steps import HOSTILE, move, visit

RISK = {"title": "A key person leaves", "likelihood": "1", "impact": "3", "mitigation": HOSTILE, "owner": "Lead"}


@pytest.fixture
def area(editions):
    """A designated area; the day is 20 June 2022."""
    designation = factory.designated()
    with clock.at(date(2022, 6, 20)):
        yield designation


@pytest.fixture
def team(area):
    return factory.team(area)


@pytest.fixture
def draft(area, team):
    """A delivery plan that lacks nothing."""
    return factory.whole_plan(area, by=team.editor)


@pytest.fixture
def approved(area, team):
    return factory.approved_plan(area, by=team.lead, officer=team.officer)


def page_of(plan, kind, *row, act=""):
    name = "delivery_plan_rows" if not row else f"delivery_plan_row{act}"
    return reverse(name, args=[plan.pk, kind, *row])


def add(plan, kind):
    return reverse("delivery_plan_row_add", args=[plan.pk, kind])


def days(name, day):
    return {f"{name}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_row_has_a_page_with_every_row_and_the_way_to_change_it(client, draft, team, kind):
    row = KINDS[kind].rows_of(draft).first()
    page = visit(client, team.editor, page_of(draft, kind))
    assert f"Change {row.code}" in page.words
    assert visit(client, team.editor, page_of(draft, kind, row.number)).status == 200
    page = visit(client, team.officer, page_of(draft, kind))
    assert row.code in page.words
    assert f"Change {row.code}" not in page.words
    assert visit(client, team.viewer, page_of(draft, kind, row.number)).status == 403


def test_what_a_form_shows_can_be_sent_back_as_it_is(client, draft, team):
    for kind in KINDS:
        address = page_of(draft, kind, 1)
        sent = {name: value for name, value in visit(client, team.editor, address).fields.items() if value}
        sent |= SELECTED.get(kind, {})
        if kind == "milestones":
            sent["package"] = str(draft.packages.get(number=1).pk)
        assert visit(client, team.editor, address, sent).status == 302, kind
    assert Risk.objects.get(plan=draft).revision == 2


# What a page shows as selected options of lists.
SELECTED = {"funding": {"year": "2022", "heading": "staff"}}


def test_a_row_is_added_changed_and_removed(client, draft, team):
    assert visit(client, team.editor, add(draft, "risks"), RISK).status == 302
    page = visit(client, team.lead, page_of(draft, "risks", 2))
    assert page.fields["title"] == "A key person leaves"
    visit(client, team.lead, page_of(draft, "risks", 2), page.fields | {"title": "Two people leave"})
    page = visit(client, team.officer, draft.get_absolute_url())
    assert "R2 Two people leave Low High 3 <script>alert(1)</script> {{ 7 * 7 }} Lead" in page.words

    page = visit(client, team.lead, page_of(draft, "risks", 2, act="_remove"))
    assert "will no longer be part of this version" in page.words
    assert visit(client, team.lead, page_of(draft, "risks", 2, act="_remove"), {}).status == 302
    assert visit(client, team.lead, page_of(draft, "risks", 2)).status == 404
    assert visit(client, team.lead, page_of(draft, "risks", 2, act="_remove"), {}).status == 404


def test_two_people_who_save_one_row_see_both_texts(client, draft, team):
    mine = visit(client, team.lead, page_of(draft, "risks", 1)).fields | {"title": "Mine", "likelihood": "3"}
    theirs = visit(client, team.editor, page_of(draft, "risks", 1)).fields | {"title": "Theirs"}
    visit(client, team.editor, page_of(draft, "risks", 1), theirs)

    page = visit(client, team.lead, page_of(draft, "risks", 1), mine)
    assert page.status == 409
    assert "Somebody saved this risk after you opened it" in page.words
    assert "Risk Theirs How likely is it? Medium" in page.words
    assert page.fields["title"] == "Mine"
    visit(client, team.lead, page_of(draft, "risks", 1), page.fields)
    assert Risk.objects.get(plan=draft).title == "Mine"


def test_a_row_that_somebody_removed_can_be_added_again_with_what_was_typed(client, draft, team):
    mine = visit(client, team.lead, page_of(draft, "risks", 1)).fields | {"title": "Mine"}
    work.remove_row(draft, by=team.editor, kind="risks", number=1)
    page = visit(client, team.lead, page_of(draft, "risks", 1), mine)
    assert page.status == 409
    assert "Somebody removed this risk after you opened it" in page.words
    assert page.fields["title"] == "Mine"
    assert visit(client, team.lead, add(draft, "risks"), page.fields).status == 302
    assert Risk.objects.get(plan=draft).title == "Mine"


PACKAGE = {"title": "Events", "stage": "c"} | days("starts_on", date(2022, 9, 1)) | days("ends_on", date(2022, 9, 30))
MILESTONE = {"title": "Event held"} | days("due_on", date(2022, 6, 30))
LINE = {"purpose": "develop", "year": "2022", "heading": "other", "estimate": "5"}
TARGET = {"group": "small", "planned": "5"} | days("by_day", date(2022, 9, 1))


@pytest.mark.parametrize(
    ("kind", "good", "bad", "refusal"),
    [
        (
            "packages",
            PACKAGE,
            days("ends_on", date(2022, 8, 31)),
            "Last day must be on or after 1 September 2022, the f",
        ),
        (
            "packages",
            PACKAGE,
            days("starts_on", date(2022, 5, 1)),
            "First day must be on or after 31 May 2022, the first",
        ),
        ("packages", PACKAGE, {"starts_on-month": "13"}, "First day must be a real date"),
        ("packages", PACKAGE, {"stage": "z"}, "Stage must be one of the options"),
        (
            "milestones",
            MILESTONE,
            days("due_on", date(2022, 12, 1)),
            "Due on must be between 1 June 2022 and 30 Septem",
        ),
        (
            "milestones",
            MILESTONE,
            days("due_on", date(2025, 1, 1)),
            "Due on must be on or before 31 March 2024, the last",
        ),
        ("targets", TARGET, {"planned": "0"}, "How many organisations must be 1 or more"),
        (
            "targets",
            TARGET,
            {"group": "employers"} | days("by_day", date(2022, 9, 30)),
            "There is a target for this grou",
        ),
        ("risks", RISK, {"impact": "4"}, "How serious it would be must be one of the options"),
        ("risks", RISK, {"title": ""}, "Enter the risk"),
        ("funding", LINE, {"estimate": "-5"}, "Estimate must be £0 or more"),
        ("funding", LINE, {"heading": "staff"}, "There is a line for this purpose, year and heading already: F1."),
        ("funding", LINE, {"year": "1999"}, "Financial year must be one of the options"),
    ],
)
def test_what_cannot_be_saved_is_said_and_nothing_typed_is_lost(client, draft, team, *, kind, good, bad, refusal):
    good = good | ({"package": str(draft.packages.get(number=1).pk)} if kind == "milestones" else {})
    page = visit(client, team.editor, add(draft, kind), good | bad)
    assert page.status == 422
    assert any(text.startswith(refusal) for text in page.refusals.values()), page.refusals
    for name, value in (good | bad).items():
        assert page.fields.get(name, value) == value
    assert visit(client, team.editor, add(draft, kind), good).status == 302


def test_a_package_with_milestones_is_not_removed_and_the_page_says_which(client, draft, team):
    page = visit(client, team.editor, page_of(draft, "packages", 2, act="_remove"), {})
    assert page.status == 422
    assert "WP2 cannot be removed while these milestones belong to it: M3" in page.words


def test_rows_of_a_submitted_plan_are_read_and_not_written(client, approved, team):
    assert visit(client, team.editor, page_of(approved, "risks", 1)).status == 409
    assert "Change R1" not in visit(client, team.editor, page_of(approved, "risks")).words


def test_strangers_and_unknown_kinds_find_nothing(client, draft, team):
    other = factory.team(factory.designated())
    for address in (page_of(draft, "risks"), page_of(draft, "risks", 1), add(draft, "risks")):
        client.force_login(other.lead)
        assert client.get(address).status_code == 404
    client.force_login(team.lead)
    assert client.get(page_of(draft, "cats")).status_code == 404
    assert client.get(page_of(draft, "risks", 99)).status_code == 404


@pytest.mark.clause("G-3.1-1")
def test_the_timeline_is_a_picture_with_tables_beside_it_against_today(client, approved, team):
    with clock.at(date(2022, 7, 20)):
        page = visit(client, team.officer, approved.get_absolute_url())
    assert page.html.count("<rect ") == 3
    assert page.html.count("portal-gantt__mark--late") == 1
    assert "portal-gantt__today" in page.html
    assert "M1 Survey closed WP1 8 Jul 2022 As planned Late" in page.words
    assert "WP1 Hear employers Stage A: employers\u2019 skills needs 1 Jun 2022".replace("\u2019", "'") in page.words
    assert "The heavy line is today, 20 July 2022." in page.words


@pytest.mark.clause("G-3.1-1")
def test_a_milestone_is_marked_as_done_and_moved_from_its_row(client, approved, team):
    survey, tables, _ = Milestone.objects.filter(plan=approved)
    page = visit(client, team.editor, f"{move(approved, 'mark_milestone')}?milestone={survey.pk}")
    assert page.fields["done_on-day"] == "20"
    sent = {"milestone": survey.pk} | days("done_on", date(2022, 6, 21))
    page = visit(client, team.editor, move(approved, "mark_milestone"), sent)
    assert page.refusals == {"done_on-day": "Done on must be on or before 20 June 2022"}
    visit(client, team.editor, move(approved, "mark_milestone"), sent | days("done_on", date(2022, 6, 17)))

    sent = {"milestone": tables.pk, "note": "Rooms were taken."}
    for day, refusal in [
        (date(2022, 6, 1), "Expected on must be on or after 20 June 2022"),
        (date(2025, 6, 1), "Expected on must be on or before 31 March 2024, the last day of the plan."),
        (date(2022, 8, 31), "The milestone is expected on this day already"),
    ]:
        page = visit(client, team.editor, move(approved, "move_milestone"), sent | days("expected_on", day))
        assert page.refusals["expected_on-day"].startswith(refusal)
        assert page.fields["note"] == "Rooms were taken."
    visit(client, team.editor, move(approved, "move_milestone"), sent | days("expected_on", date(2022, 9, 14)))

    page = visit(client, team.officer, approved.get_absolute_url())
    assert "M1 Survey closed WP1 8 Jul 2022 Done on 17 Jun 2022 Done" in page.words
    assert "M2 Roundtables held WP1 31 Aug 2022 14 Sep 2022 Rooms were taken. Moved" in page.words
    assert "Milestone moved 20 June 2022 at midday by an editor of the ERB M2 Roundtables held: Rooms" in page.words
    assert "Mark as done" not in page.words


def test_versions_are_compared_side_by_side_by_the_erb_and_the_department(client, approved, area, team):
    second = factory.draft_plan(area, by=team.editor)
    visit(client, team.editor, add(second, "risks"), RISK)
    for person in (team.viewer, team.officer):
        page = visit(client, person, reverse("delivery_plan_compare", args=[second.pk]))
        assert "Version 1 as submitted on 20 June 2022 Version 2 as it is now" in page.words
        assert "R2 risk Added Nothing A key person leaves" in page.words
    same = reverse("delivery_plan_compare", args=[second.pk]) + "?from=1-1&to=1-1"
    assert "say the same" in visit(client, team.officer, same).words
    client.force_login(factory.team(factory.designated()).lead)
    assert client.get(same).status_code == 404


def test_a_program_writes_a_row_and_must_have_read_the_one_it_changes(client, draft, team):
    client.force_login(team.editor)
    address = f"/api/v1/delivery-plan/{draft.pk}/moves/write_risk/"
    sent = RISK | {"number": 1}
    blind = client.post(address, sent, content_type="application/json")
    assert blind.status_code == 400
    assert "Send the revision of the row that you read" in str(blind.json())
    assert client.post(address, sent | {"revision": 7}, content_type="application/json").status_code == 409
    assert client.post(address, sent | {"revision": 1}, content_type="application/json").status_code == 200
    gone = {"kind": "risks", "number": 1}
    address = f"/api/v1/delivery-plan/{draft.pk}/moves/remove_row/"
    assert client.post(address, {"kind": "cats", "number": 1}, content_type="application/json").status_code == 400
    assert client.post(address, gone, content_type="application/json").status_code == 200
    assert client.post(address, gone, content_type="application/json").status_code == 400


def test_the_page_asks_as_many_questions_however_many_rows_there_are(
    client, approved, team, django_assert_max_num_queries
):
    client.force_login(team.officer)
    with django_assert_max_num_queries(60):
        client.get(approved.get_absolute_url())
