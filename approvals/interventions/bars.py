"""Who is barred from the funding decision: whoever took part in the intervention (guidance 4.3.2)."""

from typing import Any

from approvals.models import Intervention
from approvals.selectors import acted_on
from lifecycle.models import Record
from lifecycle.workflow import Move

TAKING_PART = (
    "open",
    "give_support",
    "raise_at_working_level",
    "raise_with_leaders",
    "propose_funding",
    "record_outcome",
    "amend",
    "consider_removal",
)


def who_took_part_does_not_decide_on_funding(person: Any, record: Record, row: Move) -> str | None:
    """Bar whoever opened the intervention, took a step or proposed the decision from deciding on the funding."""
    if not isinstance(record, Intervention) or row.name != "decide_funding":
        return None
    if not acted_on(person, Intervention.workflow_name, [str(record.pk)], TAKING_PART):
        return None
    return "You took part in this intervention, so a decision maker who did not must decide on the funding."


BARS = [who_took_part_does_not_decide_on_funding]
