"""The forms of inviting people, of accepting, of changing and ending roles, and of the access review."""

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.forms.boundfield import BoundField

from accounts import selectors
from accounts.models import RoleHeld, User
from accounts.roles import ScopeKind, roles_in
from lifecycle.forms import MoveForm
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms import (
    ConfirmField,
    DateField,
    EmailAddressField,
    GovukForm,
    LongTextField,
    RadiosField,
    RecordsCheckboxesField,
    SelectField,
    TextField,
)


class InviteForm(MoveForm):
    """Whom to invite, and to what."""

    name = TextField(label="Full name", what="the person's full name", max_length=200, autocomplete="off")
    email = EmailAddressField(hint="Their own address at work. The link to accept is sent there.", autocomplete="off")
    role = RadiosField(label="Role", what="a role", choices=())
    ukprn = TextField(
        label="UKPRN of the provider",
        hint="Ask the person for it where their address is not at the provider's own domain. It has 8 digits.",
        max_length=8,
        width="10",
        required=False,
        validators=[RegexValidator(r"^\d{8}$", "UKPRN must be 8 digits, like 10012345")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the roles of this kind of place; only a provider has a UKPRN."""
        super().__init__(*args, **kwargs)
        scope = self.record.scope
        cast(RadiosField, self.fields["role"]).choices = [
            (role.name, role.title) for role in roles_in(ScopeKind(scope.kind))
        ]
        if scope.kind != ScopeKind.PROVIDER:
            del self.fields["ukprn"]


class _LastDay(MoveForm):
    """The last day of a role."""

    last_day = DateField(
        label="Last day",
        hint="Leave this empty to end it at once. The role counts until the end of the day you give.",
        required=False,
    )


class EndRoleForm(_LastDay):
    """When a role ends, and why."""

    note = LongTextField(label="Reason", max_length=4000, hint="The person concerned will read this.")


class LeaveRoleForm(_LastDay):
    """When a person gives up a role."""


class ChangeRoleForm(MoveForm):
    """The role that takes the place of this one."""

    role = RadiosField(label="New role", what="a new role", choices=())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the other roles of the place."""
        super().__init__(*args, **kwargs)
        others = [role for role in roles_in(ScopeKind(self.record.scope.kind)) if role.name != self.record.role]
        cast(RadiosField, self.fields["role"]).choices = [(role.name, role.title) for role in others]


def _holding(held: RoleHeld) -> str:
    """Write a role as an option of the review: who, what, since when."""
    return f"{held.person}, {held.kind.title} since {day(held.since)}"


class ReviewForm(MoveForm):
    """Who still needs their role."""

    kept = RecordsCheckboxesField(
        label="Who still needs their role?",
        what="everybody who still needs their role",
        hint="A role that you leave without a tick ends at once.",
        label_of=_holding,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the roles that are held in the place."""
        super().__init__(*args, **kwargs)
        self.limit(kept=selectors.roles_now(self.record.scope))


class PasswordField(TextField):
    """A password: it may begin and end with spaces, and is never sent back."""

    component = "password"
    input_type = "password"

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukPasswordInput, without what was typed."""
        return super().options(bound) | {"value": ""}


class AcceptForm(GovukForm):
    """What a person who has no account yet says of themselves when they accept an invitation."""

    name = TextField(label="Full name", what="your full name", max_length=200, autocomplete="name")
    password1 = PasswordField(
        label="Password",
        what="a password",
        hint="Use at least 12 characters. You can leave this empty, and ask for a password by email when you need one.",
        max_length=128,
        strip=False,
        required=False,
        autocomplete="new-password",
    )
    password2 = PasswordField(
        label="Password again",
        what="the same password again",
        max_length=128,
        strip=False,
        required=False,
        autocomplete="new-password",
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        """Keep the address: a password must not resemble it."""
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_password1(self) -> str:
        """Return the password after the checks that every password must pass."""
        password: str = self.cleaned_data["password1"]
        if password:
            validate_password(password, User(email=self.email, name=self.cleaned_data.get("name", "")))
        return password

    def clean_password2(self) -> str:
        """Return the password as it was typed again; it must be the same."""
        again: str = self.cleaned_data["password2"]
        if again != self.cleaned_data.get("password1", again):
            self.add_error("password2", "Enter the same password in both boxes")
        return again


class AcknowledgeForm(GovukForm):
    """Nothing to fill in: a person who has an account only confirms."""


class PlacesForm(GovukForm):
    """Words and a kind of place by which people are found."""

    q = TextField(label="Organisation, person or email address", max_length=100, required=False, width="two-thirds")
    kind = SelectField(label="Kind of place", required=False, choices=ScopeKind.choices)
    due = ConfirmField(label="Only where the access review is due", required=False)

    @property
    def address(self) -> str:
        """The address of the search as it is asked for, up to the number of a page."""
        return f"?{urlencode({name: self[name].value() or '' for name in self.fields})}&page="
