"""People, organisations, scopes and the dated roles that join them."""

from accounts.models.attempts import SignInAttempt
from accounts.models.organisations import Organisation
from accounts.models.people import User
from accounts.models.roles import RoleHeld
from accounts.models.scopes import Scope, ScopeGroupObjectPermission, ScopeUserObjectPermission

__all__ = [
    "Organisation",
    "RoleHeld",
    "Scope",
    "ScopeGroupObjectPermission",
    "ScopeUserObjectPermission",
    "SignInAttempt",
    "User",
]
