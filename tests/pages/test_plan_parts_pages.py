"""The pages of priorities, changes and actions, with good and with bad input."""

from datetime import date

import pytest
from django.urls import reverse

from lifecycle import clock
from tests.factories import accounts
from tests.factories import plans as factory
from tests.pages.delivery_steps import visit

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
def version(area, team):
    """A draft without anything in it."""
    return factory.draft(area, by=team.editor)


def part(version, kind, *rest):
    name = {0: "plan_part_add", 1: "plan_part", 2: "plan_part_remove"}[len(rest)]
    return reverse(name, args=[version.pk, kind, *rest[:1]])


PRIORITY = {
    "code": "P1", "title": "Machining", "kind": "sector", "status": "current", "level_from": "3", "level_to": "5",
}  # fmt: skip


def test_a_priority_a_change_and_an_action_are_added_changed_and_removed(client, area, version, team):
    need, soc = factory.need(area, by=team.editor), factory.occupation()
    client.force_login(team.editor)
    sent = PRIORITY | {"needs": [need.pk], "occupations": [soc.pk], "skills": HOSTILE, "outcome": "Machines that run"}
    assert client.post(part(version, "priorities"), sent).url.endswith("#priorities")
    one = version.priorities.get()
    assert (list(one.needs.all()), one.levels) == ([need], "Levels 3 to 5")
    page = visit(client, team.editor, part(version, "changes") + f"?priority={one.pk}")
    assert page.status == 200
    client.post(part(version, "changes"), {"code": "C1", "priority": one.pk, "kind": "start", "text": "A course"})
    change = version.changes.get()
    owner = accounts.organisation("provider")
    action = {
        "code": "A1", "text": "Open it", "changes": [change.pk], "owner": owner.pk, "status": "agreed",
        "measure_kind": "described", "measure": "Employers say so", "target": "Most of them", "due_on": "2024-09-01",
    }  # fmt: skip
    assert client.post(part(version, "actions"), action).url.endswith("#roadmap")
    held = version.actions.get()
    page = visit(client, team.editor, part(version, "actions", held.pk))
    assert page.fields["measure"] == "Employers say so"
    client.post(part(version, "actions", held.pk), action | {"target": "All of them", "revision": held.revision})
    held.refresh_from_db()
    assert held.target == "All of them"
    words = visit(client, team.editor, version.get_absolute_url()).words
    assert "Machining" in words
    assert "Ready" in words
    assert HOSTILE not in client.get(version.get_absolute_url()).content.decode()
    assert client.post(part(version, "actions", held.pk, "remove")).status_code == 302
    assert not version.actions.exists()


def test_what_others_depend_on_is_not_removed_and_the_page_says_why(client, version, team):
    one = factory.priority(version, by=team.editor, needs=[])
    change = factory.change(version, one, by=team.editor)
    page = visit(client, team.editor, part(version, "priorities", one.pk, "remove"), {})
    assert page.status == 422
    assert page.errors() == [("“P1” cannot be removed while these belong to it: P1.C1", None)]
    client.post(part(version, "changes", change.pk, "remove"))
    assert client.post(part(version, "priorities", one.pk, "remove")).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": ""}, "code"),
        ({"code": "<b>"}, "code"),
        ({"code": "x" * 21}, "code"),
        ({"title": "x" * 201}, "title"),
        ({"kind": "other"}, "kind"),
        ({"level_from": "5", "level_to": "3"}, "level_to"),
        ({"level_to": ""}, "level_to"),
        ({"level_from": "8", "level_to": "8"}, "level_from"),
        ({"needs": ["999"]}, "needs"),
        ({"needs": ["x"]}, "needs"),
        ({"parent": "999"}, "parent"),
        ({"outcome": "x" * 4001}, "outcome"),
    ],
)
def test_a_wrong_priority_is_refused_and_what_was_typed_is_kept(client, version, team, wrong, field):
    page = visit(client, team.editor, part(version, "priorities"), PRIORITY | {"skills": "Kept."} | wrong)
    assert page.status == 422
    assert field in {name.split("-")[0] for name in page.refusals}
    assert page.fields["skills"].strip() == "Kept."
    assert not version.priorities.exists()
    assert client.post(part(version, "priorities"), PRIORITY).status_code == 302


def test_the_needs_of_another_designation_cannot_be_cited(client, version, team):
    others = factory.designated()
    foreign = factory.need(others, by=factory.team(others).lead)
    page = visit(client, team.editor, part(version, "priorities"), PRIORITY | {"needs": [foreign.pk]})
    assert page.refusals["needs"] == "Evidence must be one of the options"


def test_a_part_of_another_plan_is_not_found_here(client, version, team):
    others = factory.designated()
    lead = factory.team(others).lead
    foreign = factory.priority(factory.draft(others, by=lead), by=lead, needs=[])
    client.force_login(team.editor)
    assert client.get(part(version, "priorities", foreign.pk)).status_code == 404
    own = factory.priority(version, by=team.editor, needs=[])
    client.post(
        part(version, "priorities", own.pk), PRIORITY | {"priority": foreign.pk, "title": "Renamed", "revision": 1}
    )
    foreign.refresh_from_db()
    own.refresh_from_db()
    assert (foreign.title, own.title) == ("Machining", "Renamed")


def test_a_number_must_be_a_number_and_a_described_measure_need_not(client, version, team):
    one = factory.priority(version, by=team.editor, needs=[])
    change = factory.change(version, one, by=team.editor)
    sent = {
        "code": "A1", "text": "Do", "changes": [change.pk], "owner": accounts.organisation("provider").pk,
        "status": "agreed", "measure_kind": "number", "measure": "Starts", "target": "many", "due_on": "2024-09-01",
    }  # fmt: skip
    page = visit(client, team.editor, part(version, "actions"), sent)
    assert page.refusals == {"target": "Target must include a number, or describe the measure"}
    assert client.post(part(version, "actions"), sent | {"measure_kind": "described"}).status_code == 302


def test_two_people_who_change_one_priority_lose_nothing(client, version, team):
    one = factory.priority(version, by=team.editor, needs=[])
    seen = visit(client, team.lead, part(version, "priorities", one.pk)).fields
    theirs = PRIORITY | {"title": "Machining and milling", "revision": seen["revision"]}
    assert visit(client, team.editor, part(version, "priorities", one.pk), theirs).status == 302

    page = visit(client, team.lead, part(version, "priorities", one.pk), theirs | {"title": "Machine tools"})

    assert page.status == 409
    assert "Somebody saved this priority after you opened it" in page.words
    assert "Title Machining and milling" in page.words
    assert page.fields["title"] == "Machine tools"
    one.refresh_from_db()
    assert one.title == "Machining and milling"
    visit(client, team.lead, part(version, "priorities", one.pk), page.fields)
    one.refresh_from_db()
    assert (one.title, one.revision) == ("Machine tools", 3)


def test_a_change_without_its_revision_is_refused_and_what_was_typed_stays(client, version, team):
    one = factory.priority(version, by=team.editor, needs=[])

    page = visit(client, team.editor, part(version, "priorities", one.pk), PRIORITY | {"title": "Machine tools"})

    assert (page.status, page.fields["title"]) == (422, "Machine tools")
    one.refresh_from_db()
    assert one.title == "Machining"
