"""The table of moves of a risk or a delay that is raised between reports."""

from accounts.roles import CASE_OFFICER, ERB
from lifecycle.workflow import NEW, Workflow, move
from plans.guards.delivery import the_designation_is_in_force
from plans.models import EarlyWarningState

OPEN, CLOSED = EarlyWarningState.OPEN, EarlyWarningState.CLOSED

early_warning = Workflow(
    name="early-warning",
    title="Risk or delay raised early",
    states=EarlyWarningState,
    moves=(
        move(
            "raise",
            "Raise a risk or delay",
            NEW,
            OPEN,
            done="Risk or delay raised",
            who=ERB,
            needs=(the_designation_is_in_force,),
            tells=(CASE_OFFICER,),
        ),
        move("reply", "Reply", OPEN, OPEN, done="Reply given", who=CASE_OFFICER, tells=ERB, note=True),
        move("close", "Close it", OPEN, CLOSED, done="Closed", who=ERB, tells=(CASE_OFFICER,), note=True),
    ),
)
