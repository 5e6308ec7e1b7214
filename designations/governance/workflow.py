"""The tables of moves of governance groups and their meetings (guidance 4.2; terms of designation)."""

from accounts.roles import CASE_OFFICER, ERB
from designations.governance import guards
from designations.models import GroupState, MeetingState
from lifecycle.workflow import NEW, Workflow, move

ACTIVE, RECORDED = GroupState.ACTIVE, MeetingState.RECORDED

GOVERNANCE_GROUP = Workflow(
    name="governance-group",
    title="Governance group",
    states=GroupState,
    moves=(
        move(
            "set_up",
            "Add a governance group",
            NEW,
            ACTIVE,
            done="Governance group added",
            who=ERB,
            needs=(guards.the_body_is_designated,),
        ),
        move("amend", "Change the group", ACTIVE, ACTIVE, done="Governance group changed", who=ERB),
        move("add_member", "Add a member", ACTIVE, ACTIVE, done="Member added", who=ERB),
        move(
            "end_membership",
            "Record that a membership has ended",
            ACTIVE,
            ACTIVE,
            done="End of a membership recorded",
            who=ERB,
            needs=(guards.somebody_sits_in_the_group,),
        ),
        move("close", "Close the group", ACTIVE, GroupState.CLOSED, done="Governance group closed", who=ERB, note=True),
    ),
)

MEETING = Workflow(
    name="meeting",
    title="Meeting of a governance group",
    states=MeetingState,
    moves=(
        move(
            "record",
            "Record a meeting",
            NEW,
            RECORDED,
            done="Meeting recorded",
            who=ERB,
            needs=(guards.the_meeting_was_held,),
            checks=(guards.somebody_was_present,),
        ),
        move("add_item", "Add an item", RECORDED, RECORDED, done="Item of the meeting recorded", who=ERB),
        move(
            "declare_conflict",
            "Record a declared conflict",
            RECORDED,
            RECORDED,
            done="Conflict declared at the meeting recorded",
            who=ERB,
            needs=(guards.there_is_an_item,),
            tells=(CASE_OFFICER,),
        ),
        move("add_action", "Add an action", RECORDED, RECORDED, done="Action of the meeting recorded", who=ERB),
        move(
            "finish_action",
            "Record that an action is done",
            RECORDED,
            RECORDED,
            done="Action of the meeting done",
            who=ERB,
            needs=(guards.an_action_is_open,),
        ),
    ),
)
