"""Writes of governance groups and their meetings."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from designations.governance import selectors
from designations.models import (
    Designation,
    GovernanceGroup,
    GroupMember,
    Meeting,
    MeetingAction,
    MeetingDeclaration,
    MeetingItem,
)
from lifecycle import clock, history
from lifecycle.engine import run
from lifecycle.models import Entry


def new_group(designation: Designation) -> GovernanceGroup:
    """Return a group of a designation that is not saved yet."""
    return GovernanceGroup(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def new_meeting(group: GovernanceGroup) -> Meeting:
    """Return a meeting of a group that is not saved yet."""
    return Meeting(group=group, chain=group.chain, edition=group.edition, demonstration=group.demonstration)


def set_up_group(group: GovernanceGroup, *, by: Any, **facts: Any) -> Entry:
    """Add a group."""
    return run(group, "set_up", by=by, facts=facts)


def amend_group(group: GovernanceGroup, *, by: Any, **facts: Any) -> Entry:
    """Change what a group is called, what kind it is, and whether its members are public."""
    return run(group, "amend", by=by, facts=facts)


def add_member(group: GovernanceGroup, *, by: Any, **facts: Any) -> Entry:
    """Add a member of a group."""
    member = GroupMember(group=group, **facts)
    return run(group, "add_member", by=by, children=lambda held: _save(member, by), note=str(member))


def end_membership(group: GovernanceGroup, *, by: Any, member: GroupMember, until: date) -> Entry:
    """Record the last day of a member."""
    member.until = until
    return run(group, "end_membership", by=by, children=lambda held: _save(member, by), note=str(member))


def _save(member: Any, by: Any) -> None:
    """Save a member, whose changes are kept, each with the person who made it."""
    member._history_user = by
    member.full_clean()
    member.save()


def record_meeting(meeting: Meeting, *, by: Any, held_on: date, present: Iterable[GroupMember]) -> Entry:
    """Record that a meeting was held, and which members were present."""
    return run(meeting, "record", by=by, facts={"held_on": held_on}, children=lambda held: held.present.set(present))


@transaction.atomic
def add_item(meeting: Meeting, *, by: Any, title: str, decision: str = "") -> Entry:
    """Add the next item of a meeting with what was decided."""
    history.lock(meeting.chain)  # before the number is read: two items at once must not both get it
    item = MeetingItem(
        meeting=meeting, number=selectors.next_number(meeting.items.all()), title=title, decision=decision
    )
    said = f"{item}\n\n{decision}" if decision else str(item)
    return run(meeting, "add_item", by=by, children=lambda held: item.save(), note=said)


def declare_conflict(
    meeting: Meeting,
    *,
    by: Any,
    item: MeetingItem,
    member: GroupMember,
    interest: str,
    left: bool,
    why_stayed: str = "",
) -> Entry:
    """Record a conflict that a member declared on an item, and whether they left; the department is told at once.

    Raises:
        ValidationError: if the member declared a conflict on the item already, or stayed without a reason.
    """
    row = MeetingDeclaration(
        item=item, member=member, interest=interest, left=left, why_stayed="" if left else why_stayed
    )

    def write(held: Meeting) -> None:
        row.full_clean()
        row.save()

    what_they_did = "Left for the item." if left else f"Stayed: {why_stayed}"
    said = f"{member} on item {item}\n\n{interest}\n\n{what_they_did}"
    return run(meeting, "declare_conflict", by=by, children=write, note=said)


@transaction.atomic
def add_action(meeting: Meeting, *, by: Any, what: str, owner: str, due_on: date) -> Entry:
    """Add the next action of a meeting, with its owner and the day by which it is due."""
    history.lock(meeting.chain)
    number = selectors.next_number(meeting.actions.all())
    action = MeetingAction(meeting=meeting, number=number, what=what, owner=owner, due_on=due_on)
    return run(meeting, "add_action", by=by, children=lambda held: action.save(), note=f"{action} ({owner})")


def finish_action(meeting: Meeting, *, by: Any, action: MeetingAction) -> Entry:
    """Record that an action is done today."""

    def write(held: Meeting) -> None:
        selectors.open_actions_of(held).filter(pk=action.pk).update(done_on=clock.today())

    return run(meeting, "finish_action", by=by, children=write, note=str(action))
