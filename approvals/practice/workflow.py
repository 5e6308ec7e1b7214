"""The table of moves of an item of good practice (guidance 4.3)."""

from accounts.roles import CASE_OFFICER, ERB
from approvals.models import PracticeState as S
from lifecycle.workflow import NEW, Workflow, move

AUTHORS = (*ERB, CASE_OFFICER)

PRACTICE = Workflow(
    name="practice",
    title="Good practice",
    states=S,
    moves=(
        move("post", "Post good practice", NEW, S.POSTED, done="Good practice posted", who=AUTHORS),
        move("amend", "Change it", S.POSTED, S.POSTED, done="Good practice changed", who=AUTHORS),
        move(
            "withdraw",
            "Withdraw it",
            S.POSTED,
            S.WITHDRAWN,
            done="Good practice withdrawn",
            who=AUTHORS,
            tells=ERB,
            note=True,
        ),
    ),
)
