"""What the department decides about a submitted plan, the dates it sets, and who looks after which area."""

from approvals.models.caseload import Assignment, AssignmentState, Cover, CoverState
from approvals.models.cases import Case, CaseState
from approvals.models.concerns import Concern, Disposition
from approvals.models.dates import DateChange, DateChangeState, DateKind, EnteredDate, EnteredDateState
from approvals.models.findings import Finding
from approvals.models.pre_election import PreElectionPeriod, PreElectionState

__all__ = [
    "Assignment",
    "AssignmentState",
    "Case",
    "CaseState",
    "Concern",
    "Cover",
    "CoverState",
    "DateChange",
    "DateChangeState",
    "DateKind",
    "Disposition",
    "EnteredDate",
    "EnteredDateState",
    "Finding",
    "PreElectionPeriod",
    "PreElectionState",
]
