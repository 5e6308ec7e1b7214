"""The table of moves of a declaration of interest (guidance 4.2)."""

from collections.abc import Iterable

from accounts.roles import CASE_OFFICER, DECISION_MAKER
from designations.declarations import guards, selectors
from designations.models import Declaration, DeclarationState
from lifecycle.workflow import NEW, Party, Recipient, Workflow, move


def _holder(declaration: Declaration) -> Iterable[Recipient]:
    """Return who declared the interest, as far as they still have an account."""
    return selectors.account_of_holder(declaration)


HOLDER = Party("holder", "the person who declared the interest", _holder)

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
            who=selectors.DECLARES,
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
            tells=(HOLDER, CASE_OFFICER, DECISION_MAKER),
            note=True,
        ),
    ),
)
