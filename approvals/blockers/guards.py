"""What must hold before a national blocker is passed on, answered and closed (policy of 18 November 2025)."""

from approvals.blockers import selectors
from approvals.models import Blocker
from lifecycle.rules import Force, rule


@rule("Good administration", Force.LOCAL)
def a_department_owes_an_answer(blocker: Blocker) -> str | None:
    """A department to which it was passed has not answered yet."""
    return None if selectors.referrals_without_answer(blocker).exists() else "No department owes an answer."


@rule("Good administration", Force.LOCAL)
def every_department_has_answered(blocker: Blocker) -> str | None:
    """A blocker is closed once every department to which it was passed has answered."""
    waiting = [str(one) for one in selectors.referrals_without_answer(blocker)]
    return f"Record the answer of: {', '.join(waiting)}." if waiting else None
