"""What is kept about a designation: the record itself, the tests, the terms, the notices and the partners."""

from designations.models.commitments import AuthorityView, Notification, StandardsConfirmation, TermsAcceptance
from designations.models.declarations import Declaration, DeclarationState
from designations.models.departures import Departure, DepartureState, Standing
from designations.models.designations import Designation, DesignationState
from designations.models.findings import (
    CRITERIA,
    ELIGIBILITY,
    SATISFACTION,
    Criterion,
    DesignationTest,
    MembershipCount,
)
from designations.models.governance import (
    GovernanceGroup,
    GroupMember,
    GroupState,
    Meeting,
    MeetingAction,
    MeetingDeclaration,
    MeetingItem,
    MeetingState,
)
from designations.models.interests import (
    REVIEWED_EACH,
    ConflictPolicy,
    Interest,
    InterestKind,
    InterestsRegister,
    InterestState,
    PolicyState,
    PolicyVersion,
    RegisterState,
)
from designations.models.notices import Notice
from designations.models.partners import DesignationPartner
from designations.models.removals import OPEN_REMOVAL, Removal, RemovalGround, RemovalState
from designations.models.terms import Terms
from designations.models.terms_changes import OPEN_CHANGE, TermsChange, TermsChangeState

__all__ = [
    "CRITERIA",
    "ELIGIBILITY",
    "OPEN_CHANGE",
    "OPEN_REMOVAL",
    "REVIEWED_EACH",
    "SATISFACTION",
    "AuthorityView",
    "ConflictPolicy",
    "Criterion",
    "Declaration",
    "DeclarationState",
    "Departure",
    "DepartureState",
    "Designation",
    "DesignationPartner",
    "DesignationState",
    "DesignationTest",
    "GovernanceGroup",
    "GroupMember",
    "GroupState",
    "Interest",
    "InterestKind",
    "InterestState",
    "InterestsRegister",
    "Meeting",
    "MeetingAction",
    "MeetingDeclaration",
    "MeetingItem",
    "MeetingState",
    "MembershipCount",
    "Notice",
    "Notification",
    "PolicyState",
    "PolicyVersion",
    "RegisterState",
    "Removal",
    "RemovalGround",
    "RemovalState",
    "StandardsConfirmation",
    "Standing",
    "Terms",
    "TermsAcceptance",
    "TermsChange",
    "TermsChangeState",
]
