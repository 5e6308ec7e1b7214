"""People, organisations and the roles they hold."""

from itertools import count

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from accounts import services
from accounts.models import AccessReview, FactorReset, Invitation, Organisation, RoleHeld, Scope, User
from accounts.resets import selectors
from accounts.resets import services as resets
from accounts.roles import ADMINISTRATOR, BY_NAME, CASE_OFFICER, DECISION_MAKER, Role, ScopeKind, roles_in
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


def looks_after(scope: Scope) -> User:
    """Make a person who looks after the people of a place without being one of them."""
    return holder(ADMINISTRATOR if scope.kind == ScopeKind.NATION else CASE_OFFICER)


def invited(scope: Scope, *, by: User | None = None, role: Role | None = None, email: str = "", **more) -> Invitation:
    """Invite somebody to a place, to its last role unless said."""
    invitation = services.new_invitation(scope)
    role = role or roles_in(ScopeKind(scope.kind))[-1]
    number = next(_number)
    facts = {"email": email or f"invited{number}@example.org", "name": f"Invited {number}", "role": role.name}
    # The first lead is known by the inviter, who says so; every other invitation leaves this unread.
    explanations = {"the_first_lead_is_known_to_be_of_the_organisation": "We met at the launch."}
    services.invite(invitation, by=by or looks_after(scope), **(facts | {"explanations": explanations} | more))
    return invitation


def with_factor(who: User) -> User:
    """Give a person an authenticator app and recovery codes."""
    TOTP.activate(who, generate_totp_secret())
    RecoveryCodes.activate(who)
    return who


def reset_asked(scope: Scope, *, who: User | None = None, by: User | None = None) -> FactorReset:
    """Ask for a reset of the second factors of a person of a place, of a new one unless said."""
    who = with_factor(who or holder(roles_in(ScopeKind(scope.kind))[-1], scope))
    held = RoleHeld.objects.filter(person=who, scope=scope).latest("pk")
    if selectors.needs_a_second_person(who):
        holder(DECISION_MAKER)
    reset = resets.new_reset(held)
    resets.ask_for_reset(reset, by=by or looks_after(scope), note="They came to my desk.")
    return reset


def reviewed(scope: Scope) -> AccessReview:
    """Review the people of a place, where everybody keeps their role."""
    if not scope.roles_held.exists():
        holder(roles_in(ScopeKind(scope.kind))[-1], scope)
    review = services.new_review(scope)
    by = looks_after(scope)
    services.confirm_access(review, by=by, kept=scope.roles_held.all())
    return review
