"""Who holds which role where: every question is answered from dated roles, on the day it is asked."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q, QuerySet
from guardian.shortcuts import get_objects_for_user

from accounts.models import Organisation, RoleHeld, Scope, User
from accounts.roles import BY_NAME, NATIONAL, Role, ScopeKind
from lifecycle import clock
from lifecycle.models import Chain

PERSON = ("person__actor", "person__email", "person__name")  # what it takes to write to somebody


def roles_of(person: Any) -> QuerySet[RoleHeld]:
    """Return the roles a person holds today, with scope and organisation."""
    if not getattr(person, "is_authenticated", False):
        return RoleHeld.objects.none()
    held = RoleHeld.objects.on(clock.today()).filter(person=person)
    return held.select_related("scope", "organisation").order_by("role", "pk")


def _held(person: Any) -> set[tuple[str, int]]:
    """Return (role, scope) pairs held today, remembered on the person for the length of a request."""
    today = clock.today()
    remembered: tuple[Any, set[tuple[str, int]]] | None = getattr(person, "_held_on", None)
    if remembered is None or remembered[0] != today:
        remembered = (today, set(roles_of(person).values_list("role", "scope_id")))
        person._held_on = remembered
    return remembered[1]


def forget_remembered_roles(person: Any) -> None:
    """Drop what was remembered of a person's roles after one of them changed."""
    person._held_on = None


def holds(person: Any, role: Role, scopes: Iterable[Scope]) -> bool:
    """Say whether the person holds the role today in one of the scopes; a national role counts for every record."""
    if not getattr(person, "is_authenticated", False):
        return False
    held = _held(person)
    if role.scope == ScopeKind.NATION:
        return any(name == role.name for name, _ in held)
    return any((role.name, scope.pk) in held for scope in scopes)


def holds_any(person: Any, roles: Iterable[Role]) -> bool:
    """Say whether the person holds one of the roles today, anywhere."""
    return (
        bool({name for name, _ in _held(person)} & {role.name for role in roles}) if person.is_authenticated else False
    )


def is_national(person: Any) -> bool:
    """Say whether the person reads every area: for the department, as its auditor, or for Skills England."""
    return holds_any(person, NATIONAL)


def holders(role: Role, scopes: Iterable[Scope]) -> list[User]:
    """Return the people who hold a role today in one of the scopes."""
    held = RoleHeld.objects.on(clock.today()).filter(role=role.name)
    if role.scope != ScopeKind.NATION:
        held = held.filter(scope__in=list(scopes))
    return list(User.objects.filter(pk__in=held.values("person")).order_by("pk"))


def holders_in_chains(roles: Iterable[Role], chains: Iterable[int]) -> Callable[[Role, int], list[User]]:
    """Return what says who holds a role today in the place whose history a chain is; a national role is held for all.

    One question for all roles and chains.
    """
    held = RoleHeld.objects.on(clock.today()).filter(role__in={role.name for role in roles})
    held = held.filter(Q(scope__chain__in=set(chains)) | Q(scope__kind=ScopeKind.NATION))
    found: dict[tuple[str, int | None], dict[int, User]] = defaultdict(dict)
    named = held.select_related("person", "scope").only("role", "scope__kind", "scope__chain", *PERSON)
    for one in named.order_by("person_id"):
        place = None if one.scope.kind == ScopeKind.NATION else one.scope.chain_id
        found[one.role, place][one.person_id] = one.person
    return lambda role, chain: list(found[role.name, None if role.scope == ScopeKind.NATION else chain].values())


def chains_seen_by(person: Any) -> QuerySet[Chain]:
    """Return the histories a person reads of: all nationally, else those of the places where they hold a role."""
    if is_national(person):
        return Chain.objects.all()
    places = roles_of(person).exclude(scope__kind=ScopeKind.NATION).order_by()
    return Chain.objects.filter(scope__in=places.values("scope"))


def scopes_of(person: Any, kind: ScopeKind) -> QuerySet[Scope]:
    """Return the scopes of a kind in which the person holds any role today.

    The grants of django-guardian select them, and the dates of the roles have the last word, so that a late
    projection never leaves access open.
    """
    if not getattr(person, "is_authenticated", False):
        return Scope.objects.none()
    permissions = [f"accounts.{role.permission}" for role in BY_NAME.values() if role.scope == kind]
    granted = get_objects_for_user(person, permissions, Scope, any_perm=True, with_superuser=False, use_groups=True)
    in_date = RoleHeld.objects.on(clock.today()).filter(person=person).values("scope")
    found: QuerySet[Scope] = granted.filter(kind=kind, pk__in=in_date)
    return found


def scopes_held_by(person: Any) -> QuerySet[Scope]:
    """Return the places of any kind in which a person holds a role today."""
    return Scope.objects.filter(pk__in=roles_of(person).order_by().values("scope"))


def nation() -> Scope:
    """Return the scope in which the department's roles are held."""
    found = Scope.objects.filter(kind=ScopeKind.NATION).first()
    return found or Scope.objects.create(
        kind=ScopeKind.NATION, title="England", chain=Chain.objects.create(title="People of the department")
    )


def organisations(kind: str) -> QuerySet[Organisation]:
    """Return the organisations of a kind, by name."""
    return Organisation.objects.filter(kind=kind)


def demonstration_people() -> QuerySet[User]:
    """Return the demonstration accounts, one for each role, in the order of the roles."""
    addresses = [role.demonstration_address for role in BY_NAME.values()]
    return User.objects.filter(email__in=addresses, is_active=True).order_by("pk")
