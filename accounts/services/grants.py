"""The scopes in which roles are held, and django-guardian's grants, which follow the roles."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q
from guardian.shortcuts import assign_perm

from accounts.models import Organisation, RoleHeld, Scope, User
from accounts.roles import BY_NAME, Role, ScopeKind
from accounts.selectors import forget_remembered_roles
from lifecycle import clock
from lifecycle.models import Chain


def scope_of(organisation: Organisation, kind: ScopeKind) -> Scope:
    """Return the scope of a provider or an authority, made when it is first needed."""
    found = Scope.objects.filter(kind=kind, organisation=organisation).first()
    return found or open_scope(organisation, kind, Chain.objects.create(title=organisation.name), organisation.name)


def open_scope(organisation: Organisation, kind: ScopeKind, chain: Chain, title: str) -> Scope:
    """Open a place in which people of an organisation hold roles, told in a history."""
    return Scope.objects.create(kind=kind, organisation=organisation, title=title, chain=chain)


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
