"""What the department decides about a submitted plan."""

from approvals.models.cases import Case, CaseState
from approvals.models.concerns import Concern, Disposition
from approvals.models.dates import DateChange, DateChangeState, DateKind, EnteredDate, EnteredDateState
from approvals.models.findings import Finding

__all__ = [
    "Case",
    "CaseState",
    "Concern",
    "DateChange",
    "DateChangeState",
    "DateKind",
    "Disposition",
    "EnteredDate",
    "EnteredDateState",
    "Finding",
]
