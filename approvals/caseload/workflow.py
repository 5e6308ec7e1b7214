"""The tables of moves of officers' areas and of cover."""

from collections.abc import Iterable

from accounts.roles import CASE_OFFICER
from approvals.caseload import guards
from approvals.models import Assignment, AssignmentState, Cover, CoverState
from lifecycle.workflow import NEW, Party, Recipient, Workflow, move


def _officer(record: Assignment | Cover) -> Iterable[Recipient]:
    return [record.officer]


def _covering(cover: Cover) -> Iterable[Recipient]:
    return [cover.by]


OFFICER = Party("officer", "the officer concerned", _officer)
COVERING = Party("covering", "whoever covers", _covering)

ASSIGNMENT = Workflow(
    name="assignment",
    title="Officer of an area",
    states=AssignmentState,
    moves=(
        move(
            "assign",
            "Give the area an officer",
            NEW,
            AssignmentState.HELD,
            done="Officer given",
            who=CASE_OFFICER,
            needs=(guards.the_area_has_no_officer, guards.the_officer_is_a_case_officer),
            tells=(OFFICER,),
        ),
        move(
            "follow",
            "Follow on from another officer",
            NEW,
            AssignmentState.HELD,
            done="Area taken over",
            through="assignment",
            needs=(guards.the_area_has_no_officer, guards.the_officer_is_a_case_officer),
            tells=(OFFICER,),
        ),
        move(
            "hand_over",
            "Hand over to another officer",
            AssignmentState.HELD,
            AssignmentState.ENDED,
            done="Area handed over",
            who=CASE_OFFICER,
            tells=(OFFICER,),
            note=True,
        ),
        move(
            "end",
            "Leave the area without an officer",
            AssignmentState.HELD,
            AssignmentState.ENDED,
            done="Area left without an officer",
            who=CASE_OFFICER,
            tells=(OFFICER, CASE_OFFICER),
            note=True,
        ),
    ),
)

COVER = Workflow(
    name="cover",
    title="Cover for an officer",
    states=CoverState,
    moves=(
        move(
            "arrange",
            "Arrange cover",
            NEW,
            CoverState.ARRANGED,
            done="Cover arranged",
            who=CASE_OFFICER,
            needs=(
                guards.the_officer_is_a_case_officer,
                guards.the_days_are_in_order,
                guards.whoever_covers_is_another_case_officer,
                guards.nobody_covers_for_the_officer_then,
            ),
            tells=(OFFICER, COVERING),
        ),
        move(
            "cancel",
            "Cancel the cover",
            CoverState.ARRANGED,
            CoverState.CANCELLED,
            done="Cover cancelled",
            who=CASE_OFFICER,
            needs=(guards.the_cover_is_not_over,),
            tells=(OFFICER, COVERING),
        ),
    ),
)
