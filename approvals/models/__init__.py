"""What the department decides about a plan and the work of an area, the dates it sets, and who looks after which."""

from approvals.models.blockers import Blocker, BlockerReferral, BlockerState
from approvals.models.caseload import Assignment, AssignmentState, Cover, CoverState
from approvals.models.cases import Case, CaseState
from approvals.models.concerns import Concern, Disposition
from approvals.models.dates import DateChange, DateChangeState, DateKind, EnteredDate, EnteredDateState
from approvals.models.findings import Finding
from approvals.models.intelligence import Audience, Intelligence, IntelligenceState
from approvals.models.interventions import (
    FundingDecision,
    Intervention,
    InterventionState,
    InterventionStep,
    Level,
    Result,
)
from approvals.models.practice import Practice, PracticeState
from approvals.models.pre_election import PreElectionPeriod, PreElectionState
from approvals.models.provider_issues import ProviderIssue, ProviderIssueState
from approvals.models.rounds import DateRound, DateRoundState

__all__ = [
    "Assignment",
    "AssignmentState",
    "Audience",
    "Blocker",
    "BlockerReferral",
    "BlockerState",
    "Case",
    "CaseState",
    "Concern",
    "Cover",
    "CoverState",
    "DateChange",
    "DateChangeState",
    "DateKind",
    "DateRound",
    "DateRoundState",
    "Disposition",
    "EnteredDate",
    "EnteredDateState",
    "Finding",
    "FundingDecision",
    "Intelligence",
    "IntelligenceState",
    "Intervention",
    "InterventionState",
    "InterventionStep",
    "Level",
    "Practice",
    "PracticeState",
    "PreElectionPeriod",
    "PreElectionState",
    "ProviderIssue",
    "ProviderIssueState",
    "Result",
]
