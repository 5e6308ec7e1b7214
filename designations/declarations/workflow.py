"""The table of moves of a declaration of interest (guidance 4.2)."""

from accounts.roles import CASE_OFFICER, DECISION_MAKER, DEPARTMENT, ERB_ALL
from designations.declarations import guards
from designations.models import DeclarationState
from lifecycle.workflow import NEW, Workflow, move

DECLARATION = Workflow(
    name="declaration",
    title="Declaration of interest",
    states=DeclarationState,
    moves=(
        move(
            "declare",
            "Declare an interest",
            NEW,
            DeclarationState.IN_FORCE,
            done="Interest declared, and stood aside",
            who=(*ERB_ALL, *DEPARTMENT),
            needs=(guards.the_designation_has_not_ended, guards.the_interest_is_not_declared_already),
            tells=(CASE_OFFICER, DECISION_MAKER),
        ),
        move(
            "end",
            "End the recusal",
            DeclarationState.IN_FORCE,
            DeclarationState.ENDED,
            done="Recusal ended by the department",
            who=(CASE_OFFICER, DECISION_MAKER),
            tells=(CASE_OFFICER, DECISION_MAKER),
            note=True,
        ),
    ),
)
