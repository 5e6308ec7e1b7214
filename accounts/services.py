"""Giving and ending roles, and keeping django-guardian's grants in step with them."""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q
from guardian.shortcuts import assign_perm

from accounts.models import Organisation, RoleHeld, Scope, User
from accounts.roles import BY_NAME, Role, ScopeKind
from accounts.selectors import forget_remembered_roles
from lifecycle import clock


def scope_of(organisation: Organisation, kind: ScopeKind) -> Scope:
    """Return the scope of a provider or an authority, made when it is first needed."""
    return Scope.objects.get_or_create(kind=kind, organisation=organisation, defaults={"title": organisation.name})[0]


@transaction.atomic
def give_role(
    person: User, *, role: Role, scope: Scope, organisation: Organisation, since: date | None = None
) -> RoleHeld:
    """Give a person a role from a day, today unless said; one that is held already is left as it is.

    Raises:
        ValueError: if the role is not held in scopes of this kind.
    """
    if role.scope != scope.kind:
        raise ValueError(f"The role “{role.label}” is not held for a {scope.get_kind_display().lower()}.")
    held, _ = RoleHeld.objects.get_or_create(
        person=person,
        role=role.name,
        scope=scope,
        until=None,
        defaults={"organisation": organisation, "since": since or clock.today()},
    )
    project(person)
    return held


@transaction.atomic
def end_role(held: RoleHeld, *, last_day: date | None = None) -> None:
    """End a role after a last day, yesterday unless said, and withdraw the grant."""
    held.until = max(held.since, last_day or clock.today() - timedelta(days=1))
    held.save(update_fields=["until"])
    project(held.person)


def role_group(role: Role, scope: Scope) -> Group:
    """Return the group that holds a role's permission on a scope, made when it is first needed."""
    group, new = Group.objects.get_or_create(name=f"{role.name} in scope {scope.pk}")
    if new:
        assign_perm(f"accounts.{role.permission}", group, scope)
    return group


@transaction.atomic
def project(person: User) -> bool:
    """Put a person into exactly the role groups that their roles of today call for; return whether any changed."""
    held = RoleHeld.objects.on(clock.today()).filter(person=person).select_related("scope")
    wanted = {role_group(BY_NAME[row.role], row.scope) for row in held}
    present = set(person.groups.filter(name__contains=" in scope "))
    person.groups.add(*(wanted - present))
    person.groups.remove(*(present - wanted))
    forget_remembered_roles(person)
    return wanted != present


def recheck_grants() -> int:
    """Project everybody who has, or had, a role; return how many grants were out of step."""
    people = User.objects.filter(Q(roles_held__isnull=False) | Q(groups__name__contains=" in scope ")).distinct()
    return sum(project(person) for person in people)
