"""Governance groups: who sits in them, what meetings record, who is told, and what becomes public."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.roles import CASE_OFFICER, ERB_EDITOR, ERB_VIEWER
from designations.governance import selectors, services
from designations.models import GroupMember, MeetingDeclaration, MeetingItem
from lifecycle import clock
from lifecycle.engine import NotAllowed, NotPossible, run
from lifecycle.models import Message
from lifecycle.selectors import entries_of
from plans.content import content_of
from tests.factories import designations as make
from tests.factories import governance as factory
from tests.factories import interests, plans
from tests.factories.accounts import holder

pytestmark = pytest.mark.django_db
TODAY = date(2023, 3, 6)


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


def test_a_member_sits_until_the_last_day_and_every_change_is_kept_with_who_made_it(group, lead):
    chair = group.members.get(role="Chair")
    services.end_membership(group, by=lead, member=chair, until=TODAY)
    assert chair.sits
    with clock.at(date(2023, 3, 7)):
        assert not chair.sits
        assert [one.name for one in selectors.sitting_on(clock.today())] == ["B. Member"]
    assert [(row.history_type, row.history_user) for row in chair.history.all()] == [("~", lead), ("+", lead)]
    assert entries_of(group)[0].move == "end_membership"


def test_a_membership_ends_on_or_after_its_first_day(group, lead):
    chair = group.members.get(role="Chair")
    with pytest.raises(ValidationError):
        services.end_membership(group, by=lead, member=chair, until=date(2022, 5, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupMember.objects.filter(pk=chair.pk).update(until=date(2022, 5, 31))
    assert GroupMember.objects.get(pk=chair.pk).until is None


def test_a_membership_ends_only_where_somebody_sits(group, lead):
    for member in list(group.members.all()):
        services.end_membership(group, by=lead, member=member, until=TODAY)
    with pytest.raises(NotPossible) as refused:
        services.end_membership(group, by=lead, member=group.members.first(), until=TODAY)
    assert refused.value.reasons == ["Nobody sits in the group without a last day."]


def test_only_a_body_that_is_designated_keeps_groups(editions):
    proposal = make.proposed()
    with pytest.raises(NotPossible) as refused:
        factory.group(proposal)
    assert refused.value.reasons == [f"{proposal.body} is not designated for {proposal.area}: proposed."]


def test_a_meeting_that_lies_ahead_or_at_which_nobody_was_is_not_recorded(group, lead):
    with pytest.raises(NotPossible) as refused:
        factory.meeting(group, by=lead, held_on=date(2023, 3, 7))
    assert refused.value.reasons == ["7 March 2023 has not come yet. Record the meeting once it has been held."]
    with pytest.raises(NotPossible) as refused:
        factory.meeting(group, by=lead, present=[])
    assert refused.value.reasons == ["Say which members were present."]
    assert not group.meetings.exists()
    assert factory.meeting(group, by=lead).present.count() == 2


@pytest.mark.clause("N-34")
def test_a_conflict_at_a_meeting_says_who_left_for_which_item_and_is_told_at_once(meeting, lead):
    officer = holder(CASE_OFFICER)
    item, member = meeting.items.get(), meeting.present.get(name="B. Member")
    facts = {"item": item, "member": member, "interest": "A shareholder of the second bidder."}
    services.declare_conflict(meeting, by=lead, left=True, **facts)

    declared = selectors.items_of(meeting)[0].declarations.get()
    assert (declared.member, declared.left, declared.why_stayed) == (member, True, "")
    message = Message.objects.get(actor=officer.actor)
    assert message.subject == "Kent: a conflict was declared at a meeting of Steering group"
    for words in ("6 March 2023", "B. Member, A college on item 1. Choice of a contractor", "Left for the item."):
        assert words in message.body
    with pytest.raises(ValidationError):
        services.declare_conflict(meeting, by=lead, left=True, **facts)


@pytest.mark.clause("N-34")
def test_who_declared_a_conflict_and_stayed_has_a_reason_in_the_table_too(meeting, lead):
    facts = {"item": meeting.items.get(), "member": meeting.present.first(), "interest": "A shareholder."}
    with pytest.raises(ValidationError):
        services.declare_conflict(meeting, by=lead, left=False, **facts)
    for wrong in ({"left": False}, {"left": True, "why_stayed": "Left."}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MeetingDeclaration.objects.create(**facts, **wrong)
    services.declare_conflict(meeting, by=lead, left=False, why_stayed="The chair asked them a question.", **facts)
    assert MeetingDeclaration.objects.get().why_stayed == "The chair asked them a question."


def test_a_conflict_is_declared_on_an_item(group, lead):
    bare = services.new_meeting(group)
    services.record_meeting(bare, by=lead, held_on=TODAY, present=group.members.all())
    with pytest.raises(NotPossible) as refused:
        run(bare, "declare_conflict", by=lead)
    assert refused.value.reasons == ["Add the item first on which the conflict was declared."]


def test_items_and_actions_are_numbered_and_an_action_is_late_until_it_is_done(meeting, lead):
    services.add_item(meeting, by=lead, title="Any other business")
    assert [str(item) for item in meeting.items.all()] == ["1. Choice of a contractor", "2. Any other business"]
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingItem.objects.create(meeting=meeting, number=2, title="Twice")
    with pytest.raises(NotPossible) as refused:
        run(meeting, "finish_action", by=lead)
    assert refused.value.reasons == ["Every action of the meeting is done."]

    services.add_action(meeting, by=lead, what="Sign.", owner="The chair", due_on=date(2023, 3, 31))
    action = meeting.actions.get()
    assert not action.late
    with clock.at(date(2023, 4, 1)):
        assert action.late
        services.finish_action(meeting, by=lead, action=action)
    action.refresh_from_db()
    assert (action.done_on, action.late) == (date(2023, 4, 1), False)


def test_members_are_public_only_where_the_group_says_so_and_while_it_is_active(designation, group, lead):
    hidden = factory.group(designation, by=lead, name="Board", kind="board", public=False)
    assert list(selectors.public_groups(designation, TODAY)) == [group]
    services.amend_group(hidden, by=lead, name="Board", kind="board", public=True)
    assert set(selectors.public_groups(designation, TODAY)) == {group, hidden}
    assert list(selectors.steering_groups(designation, TODAY)) == [group]
    run(hidden, "close", by=lead, note="It did its work.")
    assert list(selectors.public_groups(designation, TODAY)) == [group]


def test_the_annex_names_who_sits_in_a_public_steering_group(designation, group, lead):
    version = plans.draft(designation, by=lead)
    services.end_membership(group, by=lead, member=group.members.get(role="Chair"), until=date(2023, 3, 1))
    kept = {"name": "Steering group", "members": [{"name": "B. Member", "organisation": "A college", "role": ""}]}
    assert content_of(version)["impartiality"]["steering_groups"] == [kept]
    services.amend_group(group, by=lead, name="Steering group", kind="steering", public=False)
    assert content_of(version)["impartiality"]["steering_groups"] == []


def test_editors_keep_groups_viewers_read_them_and_other_bodies_see_nothing(designation, group, meeting):
    editor, viewer = holder(ERB_EDITOR, designation.scope), holder(ERB_VIEWER, designation.scope)
    assert factory.meeting(group, by=editor)
    with pytest.raises(NotAllowed):
        factory.member(group, by=viewer)
    assert selectors.groups_seen_by(viewer).count() == 1
    assert selectors.meetings_seen_by(viewer).count() == 2
    elsewhere = interests.lead_of(plans.designated())
    assert not selectors.groups_seen_by(elsewhere).exists()
    assert not selectors.meetings_seen_by(elsewhere).exists()
