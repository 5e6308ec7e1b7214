"""The table of a round of dates."""

from accounts.roles import CASE_OFFICER, DEPARTMENT
from approvals.dates.rounds import guards
from approvals.models import DateRoundState as S
from lifecycle.workflow import NEW, Workflow, move

DATE_ROUND = Workflow(
    name="date-round",
    title="Round of dates",
    states=S,
    moves=(
        move(
            "open",
            "Open a cycle, or a round of dates",
            NEW,
            S.OPEN,
            done="Round opened: its dates are being entered",
            who=CASE_OFFICER,
            needs=(
                guards.its_date_is_not_past,
                guards.no_other_round_is_open_for_the_date,
                guards.its_places_have_such_duties,
            ),
            tells=DEPARTMENT,
            note=True,
        ),
        move(
            "go_on",
            "Enter it for places that lack it",
            S.OPEN,
            S.OPEN,
            done="The dates that lack are being entered",
            who=CASE_OFFICER,
            needs=(guards.its_date_is_not_past,),
        ),
        move(
            "close",
            "Close the round",
            S.OPEN,
            S.CLOSED,
            done="Round closed",
            who=CASE_OFFICER,
            tells=DEPARTMENT,
            note=True,
        ),
    ),
)
