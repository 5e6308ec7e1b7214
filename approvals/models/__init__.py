"""What the department decides about a submitted plan."""

from approvals.models.cases import Case, CaseState
from approvals.models.concerns import Concern, Disposition
from approvals.models.findings import Finding

__all__ = ["Case", "CaseState", "Concern", "Disposition", "Finding"]
