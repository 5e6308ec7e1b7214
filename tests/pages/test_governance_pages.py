"""The pages and the API of governance groups: what the body records, what is refused beside its field, who reads it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import CASE_OFFICER, ERB_VIEWER
from designations.governance import services
from lifecycle import clock
from tests.factories import designations as make
from tests.factories import governance as factory
from tests.factories import interests, plans
from tests.factories.accounts import holder
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 6)
HOSTILE = "<script>alert('x')</script> & “quotes”"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def designation(editions):
    return plans.designated(where=make.area("Kent"))


@pytest.fixture
def lead(designation):
    return interests.lead_of(designation)


@pytest.fixture
def group(designation, lead):
    return factory.group(designation, by=lead)


@pytest.fixture
def meeting(group, lead):
    return factory.meeting(group, by=lead)


def begin(workflow, parent, move):
    return reverse("begin", args=[workflow, parent.pk, move])


def move_on(record, move):
    return reverse("move", args=[record.workflow_name, record.pk, move])


@pytest.mark.clause("N-34")
def test_a_body_sets_up_a_group_and_records_a_meeting_by_page(client, designation, lead):
    sign_in(client, lead)
    shown = page(client.get(reverse("groups", args=[designation.pk]))).html
    assert begin("governance-group", designation, "set_up") in shown
    client.post(begin("governance-group", designation, "set_up"), {"name": HOSTILE, "kind": "board", "public": "yes"})
    group = designation.groups.get()
    member = {"name": "A. Chair", "organisation": "A firm", "role": "Chair", **typed("since", date(2022, 6, 1))}
    client.post(move_on(group, "add_member"), member)
    sent = {"present": [group.members.get().pk], **typed("held_on", TODAY)}
    client.post(begin("meeting", group, "record"), sent)
    meeting = group.meetings.get()
    client.post(move_on(meeting, "add_item"), {"title": "Bids", "decision": "The second."})
    conflict = {"item": meeting.items.get().pk, "member": group.members.get().pk, "interest": "Shares.", "left": "yes"}
    client.post(move_on(meeting, "declare_conflict"), conflict)
    client.post(
        move_on(meeting, "add_action"), {"what": "Sign.", "owner": "Chair", **typed("due_on", date(2023, 4, 1))}
    )

    sign_in(client, holder(CASE_OFFICER))
    shown = page(client.get(meeting.get_absolute_url())).html
    for words in (
        "A. Chair, A firm declared a conflict of interest.",
        "Left for this item.",
        "The second.",
        "1. Sign.",
    ):
        assert words in shown
    of_group = page(client.get(group.get_absolute_url())).html
    assert HOSTILE not in of_group
    assert "&lt;script&gt;" in of_group
    sign_in(client, lead)
    client.post(move_on(meeting, "finish_action"), {"action": meeting.actions.get().pk})
    assert meeting.actions.get().done_on == TODAY
    client.post(move_on(group, "end_membership"), {"member": group.members.get().pk, **typed("until", TODAY)})
    assert group.members.get().until == TODAY


def wrong_moves(group, meeting):
    """Return what is sent to each move, and what is said about it."""
    member, item = group.members.first(), meeting.items.get()
    conflict = {"item": item.pk, "member": member.pk, "interest": "Shares.", "left": "no"}
    return [
        (begin("governance-group", group.designation, "set_up"), {}, ["Enter the name", "Select the kind of group"]),
        (
            move_on(group, "amend"),
            {"name": "x" * 201, "kind": "club"},
            ["200 characters or fewer", "one of the options"],
        ),
        (move_on(group, "add_member"), {}, ["Enter the name", "Enter the organisation", "Enter the day since when"]),
        (
            move_on(group, "add_member"),
            {"name": "A", "organisation": "B", **typed("since", date(2023, 3, 7))},
            ["must be on or before 6 March 2023"],
        ),
        (
            move_on(group, "end_membership"),
            {"member": "0"},
            ["must be one of the options", "Enter the last day"],
        ),
        (
            move_on(group, "end_membership"),
            {"member": member.pk, **typed("until", date(2022, 1, 1))},
            ["The last day must be on or after the day on which the membership began"],
        ),
        (
            begin("meeting", group, "record"),
            {},
            ["Enter the date of the meeting", "Select the members who were"],
        ),
        (move_on(meeting, "add_item"), {"decision": "x" * 2001}, ["Enter the item", "2,000 characters or fewer"]),
        (
            move_on(meeting, "declare_conflict"),
            {},
            ["Select the item", "Select the member", "Select what the"],
        ),
        (move_on(meeting, "declare_conflict"), conflict, ["Enter why the member stayed"]),
        (
            move_on(meeting, "add_action"),
            {},
            ["Enter what is to be done", "Enter who does it", "Enter the day"],
        ),
    ]


def test_what_is_wrong_is_said_beside_its_field(client, group, meeting, lead):
    sign_in(client, lead)
    for address, sent, said in wrong_moves(group, meeting):
        lines = [text for text, href in page(client.post(address, sent), 422).errors() if href]
        assert [text for text in said if not any(text in line for line in lines)] == [], (address, lines)
    assert group.members.count() == 2
    assert meeting.items.count() == 1


def test_a_conflict_that_is_declared_twice_is_refused_and_kept_as_typed(client, meeting, lead):
    facts = {"item": meeting.items.get(), "member": meeting.present.first(), "interest": "Shares."}
    services.declare_conflict(meeting, by=lead, left=True, **facts)
    sign_in(client, lead)
    sent = {"item": facts["item"].pk, "member": facts["member"].pk, "interest": "Typed again.", "left": "yes"}
    shown = page(client.post(move_on(meeting, "declare_conflict"), sent), 422).html
    assert "Typed again." in shown
    assert "already exists" in shown


def test_everybody_reads_the_members_of_a_public_group_beside_the_register_and_no_meeting(
    client, designation, group, meeting
):
    factory.group(designation, name="A hidden board", public=False)
    shown = page(client.get(reverse("interests_register", args=[designation.pk]))).html
    assert "A. Chair, A college (Chair)" in shown
    assert "A hidden board" not in shown
    for record in (group, meeting):
        assert client.get(record.get_absolute_url()).status_code == 302
    assert client.get("/api/v1/meetings/").status_code == 401


def test_a_viewer_reads_and_another_body_finds_nothing(client, designation, group, meeting):
    addresses = [reverse("groups", args=[designation.pk]), group.get_absolute_url(), meeting.get_absolute_url()]
    addresses += [f"/api/v1/groups/{group.pk}/", f"/api/v1/meetings/{meeting.pk}/"]
    sign_in(client, holder(ERB_VIEWER, designation.scope))
    assert [client.get(address).status_code for address in addresses] == [200] * 5
    assert move_on(group, "add_member") not in client.get(group.get_absolute_url()).content.decode()
    sign_in(client, interests.lead_of(plans.designated()))
    assert [client.get(address).status_code for address in addresses] == [404] * 5


def test_the_api_shows_a_meeting_with_items_conflicts_and_actions(client, meeting, lead):
    facts = {"item": meeting.items.get(), "member": meeting.present.first(), "interest": "Shares."}
    services.declare_conflict(meeting, by=lead, left=True, **facts)
    services.add_action(meeting, by=lead, what="Sign.", owner="Chair", due_on=TODAY)
    sign_in(client, lead)
    row = client.get(f"/api/v1/meetings/{meeting.pk}/").json()
    assert row["items"][0]["declarations"][0]["left"] is True
    assert row["actions"][0]["owner"] == "Chair"
    assert [one["name"] for one in client.get("/api/v1/groups/").json()["results"][0]["members"]] == [
        "A. Chair",
        "B. Member",
    ]


def test_pages_of_groups_ask_no_more_questions_with_more_in_them(client, designation, group, meeting, lead):
    sign_in(client, holder(CASE_OFFICER))

    def asked():
        counts = []
        for address in (
            reverse("groups", args=[designation.pk]),
            group.get_absolute_url(),
            meeting.get_absolute_url(),
            reverse("interests_register", args=[designation.pk]),
            "/api/v1/groups/",
            "/api/v1/meetings/",
        ):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    services.declare_conflict(
        meeting, by=lead, item=meeting.items.get(), member=meeting.present.first(), interest="Shares.", left=True
    )
    client.get("/home/")  # the first page of a sitting notes when it began
    before = asked()
    for name in ("One", "Two", "Three"):
        factory.group(designation, by=lead, name=name)
        factory.meeting(group, by=lead)
        services.add_item(meeting, by=lead, title=name)
        item = meeting.items.last()
        services.declare_conflict(
            meeting, by=lead, item=item, member=meeting.present.first(), interest="Shares.", left=True
        )
        services.add_action(meeting, by=lead, what=name, owner="Chair", due_on=TODAY)
    assert asked() == before
