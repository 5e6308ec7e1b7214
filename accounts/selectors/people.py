"""The people of one place: their roles, the invitations to it, and who looks after it."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Invitation, InvitationState, RoleHeld, Scope, User
from accounts.roles import CASE_OFFICER, LEAD_OF, Role, ScopeKind
from accounts.selectors.access import holders, holds
from lifecycle import clock, wiring


def looks_after(person: Any, scope: Scope) -> bool:
    """Say whether the person gives and ends roles in a scope: its lead, or a case officer outside the department."""
    kind = ScopeKind(scope.kind)
    if holds(person, LEAD_OF[kind], [scope]):
        return True
    return kind != ScopeKind.NATION and holds(person, CASE_OFFICER, [scope])


def leads_of(scope: Scope) -> list[User]:
    """Return the people who lead a place today."""
    return holders(LEAD_OF[ScopeKind(scope.kind)], [scope])


def roles_now(scope: Scope) -> QuerySet[RoleHeld]:
    """Return the roles held in a scope today, by name, with their holders."""
    return (
        RoleHeld.objects.on(clock.today()).filter(scope=scope).select_related("person").order_by("person__name", "pk")
    )


def roles_past(scope: Scope) -> QuerySet[RoleHeld]:
    """Return the roles that are over in a scope, the latest first, with their holders."""
    lasting = RoleHeld.objects.on(clock.today()).values("pk")
    found = RoleHeld.objects.filter(scope=scope).exclude(pk__in=lasting)
    return found.select_related("person").order_by("-until", "-pk")


def roles_lasting(scope: Scope, role: Role) -> QuerySet[RoleHeld]:
    """Return who holds a role in a scope today with no end in sight."""
    return RoleHeld.objects.on(clock.today()).filter(scope=scope, role=role.name, until=None)


def is_in_effect(held: RoleHeld) -> bool:
    """Say whether a role, as it is on record, is not over yet."""
    today = clock.today()
    lasting = Q(until=None) | Q(until__gt=today) | Q(until=today, at_once=False)
    return RoleHeld.objects.filter(lasting, pk=held.pk).exists()


def roles_like(record: RoleHeld | Invitation) -> QuerySet[RoleHeld]:
    """Return the roles that would be held twice if this one were given: the same person, role and place."""
    same = RoleHeld.objects.on(clock.today()).filter(role=record.role, scope=record.scope, until=None)
    if isinstance(record, Invitation):
        return same.filter(person__email__iexact=record.email) if record.email else same.none()
    return same.filter(person=record.person_id) if record.person_id else same.none()


def invitations_of(scope: Scope) -> QuerySet[Invitation]:
    """Return the invitations to a scope that nobody accepted or withdrew, the latest first."""
    found = Invitation.objects.filter(scope=scope, state=InvitationState.OPEN)
    return found.select_related("invited_by").order_by("-pk")


def invitations_like(invitation: Invitation) -> QuerySet[Invitation]:
    """Return the other open invitations of the same address to the same role and place."""
    same = invitations_of(invitation.scope).filter(email__iexact=invitation.email, role=invitation.role)
    return same.exclude(pk=invitation.pk)


def invitation_by_link(pk: int) -> Invitation | None:
    """Return an invitation for whoever opens its link; the seal of the link is checked by the page."""
    found = Invitation.objects.select_related("scope__organisation", "invited_by", "invitee", "chain")
    return found.filter(pk=pk).first()


def person_with_address(email: str) -> User | None:
    """Return the person who signs in with an address."""
    return User.objects.filter(email__iexact=email).first()


def is_at_work(scope: Scope) -> bool:
    """Say whether a place needs a lead: a body while a designation is in force, everybody else always."""
    if scope.kind != ScopeKind.DESIGNATION:
        return True
    in_force = wiring.answer("designation_in_force")
    return in_force is None or bool(in_force(scope))
