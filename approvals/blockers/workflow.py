"""The table of moves of a national blocker."""

from collections.abc import Iterable

from accounts.models import User
from accounts.roles import CASE_OFFICER, ERB, SKILLS_ENGLAND
from approvals.blockers import guards
from approvals.models import Blocker
from approvals.models import BlockerState as S
from lifecycle.workflow import NEW, Party, Workflow, move


def _raiser(blocker: Blocker) -> Iterable[User]:
    return User.objects.filter(actor=blocker.raised_by_id, is_active=True)


RAISER = Party("raiser", "whoever raised it", _raiser)

BLOCKER = Workflow(
    name="blocker",
    title="National blocker",
    states=S,
    moves=(
        move(
            "raise",
            "Raise a national blocker",
            NEW,
            S.RAISED,
            done="National blocker raised with Skills England",
            who=(*ERB, CASE_OFFICER, SKILLS_ENGLAND),
            tells=(SKILLS_ENGLAND,),
        ),
        move(
            "pass_on",
            "Pass it to a department",
            (S.RAISED, S.PASSED),
            S.PASSED,
            done="Passed to a department",
            who=SKILLS_ENGLAND,
            tells=(CASE_OFFICER, RAISER),
        ),
        move(
            "answer",
            "Record the answer of a department",
            S.PASSED,
            S.PASSED,
            done="Answer of a department recorded",
            who=(SKILLS_ENGLAND, CASE_OFFICER),
            needs=(guards.a_department_owes_an_answer,),
            tells=(SKILLS_ENGLAND, RAISER),
        ),
        move(
            "close",
            "Close it",
            (S.RAISED, S.PASSED),
            S.CLOSED,
            done="National blocker closed",
            who=SKILLS_ENGLAND,
            needs=(guards.every_department_has_answered,),
            tells=(CASE_OFFICER, RAISER),
            note=True,
        ),
    ),
)
