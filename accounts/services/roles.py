"""Giving and ending roles: each is a move in the history of its place, and the grants follow."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import Organisation, RoleHeld, Scope, User
from accounts.roles import ADMINISTRATOR, BY_NAME, Role
from accounts.selectors import forget_remembered_roles, nation, roles_lasting
from accounts.services.grants import project
from lifecycle import clock
from lifecycle.engine import NotPossible, run
from lifecycle.models import Actor, Entry
from lifecycle.workflow import OPERATIONS

OPERATORS = UUID("b8a6a2a4-3f57-4d3c-9d0b-6a1c1f1f9a10")


@dataclass(frozen=True)
class Operators:
    """Those who run the service: they act from its command line and have no account."""

    actor_id: UUID


def operators() -> Operators:
    """Return those who run the service, as the history knows them."""
    return Operators(Actor.objects.get_or_create(pk=OPERATORS, defaults={"name": "Those who run the service"})[0].pk)


def new_role(scope: Scope) -> RoleHeld:
    """Return an unsaved role in a scope."""
    return RoleHeld(scope=scope, chain=scope.chain, organisation=organisation_of(scope))


def organisation_of(scope: Scope) -> Organisation:
    """Return the organisation whose people hold roles in a scope: for the nation, the department."""
    if scope.organisation is not None:
        return scope.organisation
    kind = Organisation.Kind.DEPARTMENT
    return Organisation.objects.get_or_create(kind=kind, defaults={"name": "Department for Education"})[0]


@transaction.atomic
def give_role(
    person: User,
    *,
    role: Role,
    scope: Scope,
    organisation: Organisation,
    since: date | None = None,
    demonstration: bool = False,
) -> RoleHeld:
    """Set up a role from a day, today unless said, on behalf of those who run the service; one held already stays.

    Raises:
        ValueError: if the role is not held in scopes of this kind.
    """
    if role.scope != scope.kind:
        raise ValueError(f"The role “{role.label}” is not held for a {scope.get_kind_display().lower()}.")
    held = RoleHeld.objects.filter(person=person, role=role.name, scope=scope, until=None).first()
    if held is None:
        held = RoleHeld(scope=scope, chain=scope.chain, organisation=organisation, demonstration=demonstration)
        hold(held, "set_up", person=person, role=role, by=operators(), through=OPERATIONS, since=since)
    return held


def hold(
    held: RoleHeld, move: str, *, person: User, role: Role, by: Any, through: str, since: date | None = None
) -> Entry:
    """Make a move that gives a role, with its entry and its grant."""
    day = since or clock.today()
    facts = {"person": person, "role": role.name, "since": day}
    entry = run(held, move, by=by, facts=facts, through=through, effective_on=day)
    held.given_by = entry
    held.save(update_fields=["given_by"])
    project(person)
    return entry


@transaction.atomic
def end_role(held: RoleHeld, *, by: Any, note: str, last_day: date | None = None) -> Entry:
    """End a role after a last day, or at once where none is given, and withdraw the grant."""
    return _stop(held, "end", by=by, note=note, last_day=last_day)


@transaction.atomic
def leave_role(held: RoleHeld, *, by: Any, last_day: date | None = None) -> Entry:
    """Give up a role of one's own after a last day, or at once where none is given."""
    return _stop(held, "leave", by=by, last_day=last_day)


@transaction.atomic
def change_role(held: RoleHeld, *, by: Any, role: str) -> Entry:
    """End a role at once and give its holder another one of the same place from today."""
    entry = _stop(held, "change", by=by)
    following = new_role(held.scope)
    following.organisation, following.demonstration = held.organisation, held.demonstration
    hold(following, "follow", person=held.person, role=BY_NAME[role], by=by, through="role")
    return entry


def _stop(held: RoleHeld, move: str, *, by: Any, note: str = "", last_day: date | None = None) -> Entry:
    """Make a move that ends a role, with its entry and its grant."""
    at_once = last_day is None or last_day < clock.today()
    until = last_day or max(held.since, clock.today())
    facts = {"until": until, "at_once": at_once}
    entry = run(held, move, by=by, facts=facts, note=note, effective_on=until)
    held.ended_by = entry
    held.save(update_fields=["ended_by"])
    project(held.person)
    forget_remembered_roles(by)
    return entry


@transaction.atomic
def make_administrator(email: str, *, name: str) -> RoleHeld:
    """Make somebody the first administrator of access, with an account where they have none.

    Raises:
        NotPossible: where there is an administrator already: that one invites the next.
    """
    scope = nation()
    if roles_lasting(scope, ADMINISTRATOR).exists():
        raise NotPossible("There is an administrator of access already. Ask that person to invite the next one.")
    found = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, name=name)
    return give_role(found, role=ADMINISTRATOR, scope=scope, organisation=organisation_of(scope))
