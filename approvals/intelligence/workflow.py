"""The table of moves of intelligence (guidance 4.3.1)."""

from collections.abc import Iterable

from accounts.models import User
from accounts.roles import DEPARTMENT, ERB
from approvals.intelligence import guards
from approvals.models import Intelligence
from approvals.models import IntelligenceState as S
from lifecycle.workflow import NEW, Party, Workflow, move


def _named(intelligence: Intelligence) -> Iterable[User]:
    return intelligence.named.all()


NAMED = Party("named_officers", "the officers who are named", _named)

INTELLIGENCE = Workflow(
    name="intelligence",
    title="Intelligence",
    states=S,
    moves=(
        move(
            "record",
            "Record intelligence",
            NEW,
            S.HELD,
            done="Intelligence recorded",
            who=DEPARTMENT,
            needs=(guards.a_body_is_designated, guards.it_has_been_learned),
            checks=(guards.somebody_is_named,),
            tells=(NAMED,),
        ),
        move(
            "weigh",
            "Say how sure you are now",
            S.HELD,
            S.HELD,
            done="Confidence weighed again",
            who=DEPARTMENT,
            note=True,
        ),
        move(
            "share",
            "Share it with the ERB",
            S.HELD,
            S.HELD,
            done="Shared with the ERB",
            who=DEPARTMENT,
            tells=ERB,
        ),
        move(
            "limit",
            "Change who may see it",
            S.HELD,
            S.HELD,
            done="Changed who may see it",
            who=DEPARTMENT,
            checks=(guards.somebody_is_named,),
            tells=(NAMED,),
            note=True,
        ),
        move(
            "close",
            "Stop acting on it",
            S.HELD,
            S.CLOSED,
            done="No longer acted on",
            who=DEPARTMENT,
            note=True,
        ),
        move(
            "take_up",
            "Take it up again",
            S.CLOSED,
            S.HELD,
            done="Taken up again",
            who=DEPARTMENT,
            note=True,
        ),
    ),
)
