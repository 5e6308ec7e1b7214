"""Writes about people: roles given and ended, invitations, access reviews, and the grants that follow them."""

from accounts.services.grants import open_scope, project, recheck_grants, role_group, scope_of
from accounts.services.invitations import accept, check_acceptable, invite, new_invitation, send_again, withdraw
from accounts.services.reviews import confirm_access, new_review
from accounts.services.roles import (
    change_role,
    end_role,
    give_role,
    leave_role,
    make_administrator,
    new_role,
    organisation_of,
)

__all__ = [
    "accept",
    "change_role",
    "check_acceptable",
    "confirm_access",
    "end_role",
    "give_role",
    "invite",
    "leave_role",
    "make_administrator",
    "new_invitation",
    "new_review",
    "new_role",
    "open_scope",
    "organisation_of",
    "project",
    "recheck_grants",
    "role_group",
    "scope_of",
    "send_again",
    "withdraw",
]
