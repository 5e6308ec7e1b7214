"""The people of the demonstration: one account for each role, and one that acts for every other body."""

from dataclasses import dataclass, field
from datetime import date

from accounts import selectors, services
from accounts.models import Organisation, Scope, User
from accounts.roles import ADMINISTRATOR, ALL_ROLES, AUTHORITY, AUTHORITY_SIGNATORY, ERB_ALL, NATIONAL, Role

SINCE = date(2022, 1, 1)
OTHER_BODIES = "other-bodies@example.org"


@dataclass
class Cast:
    """The accounts by role name; `others` leads every body whose own account is not offered."""

    people: dict[str, User] = field(default_factory=dict)
    others: User = field(default_factory=User)

    def __getitem__(self, role: Role) -> User:
        """Return the account that shows a role."""
        return self.people[role.name]

    def leads(self, scope: Scope, *, offered: bool) -> User:
        """Give the roles of a body to its people and return the lead: an account on offer, or the one behind them."""
        body = scope.organisation
        if body is None:
            raise ValueError("A designation belongs to a body.")
        if not offered:
            services.give_role(
                self.others, role=ERB_ALL[0], scope=scope, organisation=body, since=SINCE, demonstration=True
            )
            return self.others
        for role in ERB_ALL:
            services.give_role(self[role], role=role, scope=scope, organisation=body, since=SINCE, demonstration=True)
        return self[ERB_ALL[0]]

    def signs(self, scope: Scope, *, offered: bool) -> User:
        """Give the roles of an authority to its people and return its signatory."""
        if scope.organisation is None:
            raise ValueError("The scope of an authority belongs to it.")
        if not offered:
            role = AUTHORITY_SIGNATORY
            services.give_role(
                self.others, role=role, scope=scope, organisation=scope.organisation, since=SINCE, demonstration=True
            )
            return self.others
        self.join(AUTHORITY, scope)
        return self[AUTHORITY_SIGNATORY]

    def join(self, roles: tuple[Role, ...], scope: Scope) -> None:
        """Give the accounts of some roles these roles in a provider's or an authority's scope."""
        if scope.organisation is None:
            raise ValueError("The scope of a provider or an authority belongs to it.")
        for role in roles:
            services.give_role(
                self[role], role=role, scope=scope, organisation=scope.organisation, since=SINCE, demonstration=True
            )


def assemble() -> Cast:
    """Make the accounts; the department's get their national roles."""
    department, _ = Organisation.objects.get_or_create(
        name="Department for Education", kind=Organisation.Kind.DEPARTMENT
    )
    cast = Cast({role.name: _person(role) for role in ALL_ROLES}, _other())
    for role in (*NATIONAL, ADMINISTRATOR):
        services.give_role(
            cast[role], role=role, scope=selectors.nation(), organisation=department, since=SINCE, demonstration=True
        )
    return cast


def _person(role: Role) -> User:
    name = role.label.removeprefix("the ").removeprefix("an ").removeprefix("a ")
    return User.objects.create_user(role.demonstration_address, name=name[0].upper() + name[1:])


def _other() -> User:
    return User.objects.create_user(OTHER_BODIES, name="Lead of another ERB")
