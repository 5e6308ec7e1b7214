"""What is kept about a designation: the record itself, the tests, the terms, the notices and the partners."""

from designations.models.designations import Designation, DesignationState
from designations.models.findings import CRITERIA, Criterion, DesignationTest
from designations.models.notices import Notice
from designations.models.partners import DesignationPartner
from designations.models.terms import Terms
from designations.models.terms_changes import OPEN_CHANGE, TermsChange, TermsChangeState

__all__ = [
    "CRITERIA",
    "OPEN_CHANGE",
    "Criterion",
    "Designation",
    "DesignationPartner",
    "DesignationState",
    "DesignationTest",
    "Notice",
    "Terms",
    "TermsChange",
    "TermsChangeState",
]
