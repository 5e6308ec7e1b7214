"""People, organisations, scopes and the dated roles that join them."""

from accounts.models.attempts import SignInAttempt
from accounts.models.feeds import CalendarFeed
from accounts.models.invitations import Invitation, InvitationState
from accounts.models.organisations import Organisation
from accounts.models.people import User
from accounts.models.resets import FactorReset, FactorResetState
from accounts.models.reviews import AccessReview, AccessReviewState
from accounts.models.roles import RoleHeld, RoleState
from accounts.models.scopes import Scope, ScopeGroupObjectPermission, ScopeUserObjectPermission

__all__ = [
    "AccessReview",
    "AccessReviewState",
    "CalendarFeed",
    "FactorReset",
    "FactorResetState",
    "Invitation",
    "InvitationState",
    "Organisation",
    "RoleHeld",
    "RoleState",
    "Scope",
    "ScopeGroupObjectPermission",
    "ScopeUserObjectPermission",
    "SignInAttempt",
    "User",
]
