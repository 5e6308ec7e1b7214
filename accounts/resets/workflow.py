"""The table of moves of a reset of second factors."""

from collections.abc import Iterable

from accounts.models import FactorReset
from accounts.models import FactorResetState as S
from accounts.resets import guards, selectors
from accounts.roles import LOOKS_AFTER_PEOPLE
from lifecycle.workflow import NEW, OPERATIONS, Party, Recipient, Workflow, move


def _person(reset: FactorReset) -> Iterable[Recipient]:
    """Return whose second factors they are."""
    return [reset.person]


def _warned(reset: FactorReset) -> Iterable[Recipient]:
    """Return whose second factors they are, where somebody else still has to agree."""
    return [reset.person] if selectors.needs_a_second_person(reset.person) else []


def _confirmers(reset: FactorReset) -> Iterable[Recipient]:
    """Return who may agree, where somebody has to."""
    return selectors.those_who_may_confirm(reset) if selectors.needs_a_second_person(reset.person) else []


def _asker(reset: FactorReset) -> Iterable[Recipient]:
    """Return who asked."""
    return [reset.asked_by] if reset.asked_by else []


PERSON = Party("person", "the person whose second factors they are", _person)
WARNED = Party("warned", "the person whose second factors they are, where somebody else still has to agree", _warned)
SECOND = Party("second", "those who may agree, where a second person has to", _confirmers)
ASKER = Party("asker", "who asked", _asker)

FACTOR_RESET = Workflow(
    name="factor-reset",
    title="Reset of second factors",
    states=S,
    of_accounts=True,
    moves=(
        move(
            "ask",
            "Reset a lost second factor",
            NEW,
            S.ASKED,
            done="Reset of the second factor asked for",
            who=LOOKS_AFTER_PEOPLE,
            needs=(
                guards.the_person_acts_here,
                guards.there_is_a_factor_to_remove,
                guards.no_other_reset_waits,
                guards.the_department_resets_its_own_people,
            ),
            checks=(guards.somebody_else_can_confirm,),
            tells=(WARNED, SECOND),
            note=True,
        ),
        # For those who neither decide, publish nor administer, asking is enough.
        move(
            "remove",
            "Remove the second factors",
            S.ASKED,
            S.DONE,
            done="Second factors removed",
            through="factor-reset",
            tells=(PERSON,),
        ),
        move(
            "confirm",
            "Confirm, and remove the second factors",
            S.ASKED,
            S.DONE,
            done="Confirmed, and second factors removed",
            who=selectors.CONFIRMERS,
            needs=(guards.there_is_a_factor_to_remove,),
            tells=(PERSON, ASKER),
        ),
        move(
            "refuse",
            "Refuse the reset",
            S.ASKED,
            S.REFUSED,
            done="Reset refused",
            who=selectors.CONFIRMERS,
            tells=(PERSON, ASKER),
            note=True,
        ),
        move(
            "rescue",
            "Remove the second factors from the command line",
            NEW,
            S.DONE,
            done="Second factors removed by those who run the service",
            through=OPERATIONS,
            needs=(guards.there_is_a_factor_to_remove,),
            tells=(PERSON,),
        ),
    ),
)
