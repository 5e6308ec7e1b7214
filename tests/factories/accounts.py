"""People, organisations and the roles they hold."""

from itertools import count

from accounts import services
from accounts.models import Organisation, RoleHeld, Scope, User
from accounts.roles import BY_NAME, Role, ScopeKind
from accounts.selectors import nation
from lifecycle import clock

_number = count(1)


def organisation(kind: str = Organisation.Kind.BODY, **fields: object) -> Organisation:
    """Make an organisation of a kind."""
    defaults = {"name": f"Organisation {next(_number)}", "kind": kind}
    return Organisation.objects.create(**(defaults | fields))


def person(name: str = "Officer") -> User:
    """Make a person without any role."""
    return User.objects.create_user(f"person{next(_number)}@example.org", name=name)


def department() -> Organisation:
    """Return the department."""
    return Organisation.objects.get_or_create(name="Department for Education", kind=Organisation.Kind.DEPARTMENT)[0]


def holder(role: Role | str, scope: Scope | None = None, who: User | None = None) -> User:
    """Make a person who holds a role in a scope since long ago; national roles need no scope."""
    role = BY_NAME[role] if isinstance(role, str) else role
    scope = scope or (nation() if role.scope == ScopeKind.NATION else None)
    assert scope is not None, f"{role.name} is held in a {role.scope}"
    who = who or person(role.label)
    since = clock.today().replace(year=2020, month=1, day=1)
    services.give_role(who, role=role, scope=scope, organisation=scope.organisation or department(), since=since)
    return who


def held_by(who: User) -> list[RoleHeld]:
    """Return every role a person holds or held."""
    return list(RoleHeld.objects.filter(person=who))
