"""Who is barred from a move, whatever their roles: separation of duties (DfE acts for the Secretary of State, Act s.1).

Each bar is asked before every move: it answers in a constant number of queries, and only for the moves it is about.
"""

from typing import Any

from accounts.roles import ERB_ALL
from approvals import selectors
from approvals.interventions import bars as interventions
from approvals.models import Case
from lifecycle.models import Record
from lifecycle.workflow import Move, tables
from plans.models import Version

ASSESSING = ("record_finding", "raise_concern", "settle_concern", "recommend")
BY_THE_ERB = ("respond",)
PAST = {
    "publish": "You drafted or submitted this plan, so somebody else must publish it.",
    "record_gov_uk_address": "You drafted or submitted this plan, so somebody else must publish it.",
    "approve": "You drafted or submitted this plan, so somebody else must decide on it.",
    "return_with_concerns": "You drafted or submitted this plan, so somebody else must decide on it.",
}


def who_drafted_does_not_judge(person: Any, record: Record, row: Move) -> str | None:
    """Bar whoever drafted, submitted or signed the plan from the department's part in its approval."""
    if not isinstance(record, Case) or row.through or row.name in BY_THE_ERB:
        return None
    if not selectors.acted_on(person, Version.workflow_name, [str(record.version_id)], _drafting_moves()):
        return None
    return PAST.get(row.name, "You drafted or submitted this plan, so somebody else must assess it.")


def _drafting_moves() -> tuple[str, ...]:
    """Return the moves by which an ERB writes and submits its plan: those that nobody else may make."""
    return tuple(row.name for row in tables()[Version.workflow_name].moves if row.who and row.who <= frozenset(ERB_ALL))


def who_assessed_does_not_decide(person: Any, record: Record, row: Move) -> str | None:
    """Bar whoever assessed the plan, on this submission or an earlier one, from approving it."""
    if not isinstance(record, Case) or row.name != "approve":
        return None
    if not selectors.acted_on(person, Case.workflow_name, selectors.case_ids_of(record.version_id), ASSESSING):
        return None
    return "You assessed this plan, so a decision maker who did not must approve it."


BARS = [who_drafted_does_not_judge, who_assessed_does_not_decide, *interventions.BARS]
