"""What the ERB writes: the delivery plan, progress reports, and the plan itself with the authorities' statements."""

from plans.models.delivery import LONGEST_TEXT, DeliveryPlan, DeliveryPlanState
from plans.models.priorities import LEVELS, Priority, PriorityNeed
from plans.models.progress import ProgressReport, ProgressReportState, Rating
from plans.models.roadmap import Action, Change
from plans.models.sections import Section
from plans.models.series import Plan, PlanSeries
from plans.models.snapshots import Rendering, Snapshot
from plans.models.statements import AuthorityStatement, StatementState
from plans.models.versions import PUBLIC, UNPUBLISHED, PlanParty, Version, VersionState
from plans.models.warnings import EarlyWarning, EarlyWarningState
from plans.models.work import (
    FIRST_YEAR,
    LAST_YEAR,
    LONGEST_NOTE,
    EngagementTarget,
    FundingLine,
    Milestone,
    MilestoneMark,
    PlanRow,
    Risk,
    SubmittedDeliveryPlan,
    WorkPackage,
    financial_year,
)

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "LEVELS",
    "LONGEST_NOTE",
    "LONGEST_TEXT",
    "PUBLIC",
    "UNPUBLISHED",
    "Action",
    "AuthorityStatement",
    "Change",
    "DeliveryPlan",
    "DeliveryPlanState",
    "EarlyWarning",
    "EarlyWarningState",
    "EngagementTarget",
    "FundingLine",
    "Milestone",
    "MilestoneMark",
    "Plan",
    "PlanParty",
    "PlanRow",
    "PlanSeries",
    "Priority",
    "PriorityNeed",
    "ProgressReport",
    "ProgressReportState",
    "Rating",
    "Rendering",
    "Risk",
    "Section",
    "Snapshot",
    "StatementState",
    "SubmittedDeliveryPlan",
    "Version",
    "VersionState",
    "WorkPackage",
    "financial_year",
]
