"""The forms of policies, registers of interests and their entries."""

from typing import Any

from designations.forms import AddressField
from designations.models import Interest, InterestKind
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import ConfirmField, DateField, LongTextField, RadiosField, TextField


class PolicyForm(MoveForm):
    """A version of the policy: where it can be read, or its text."""

    published_on = DateField(
        label="Date of this version",
        hint="The day on which the body published it. The yearly review is counted from this day.",
        latest=clock.today,
    )
    address = AddressField(
        label="Address of the policy",
        hint="Where the body publishes it itself. Leave this empty if you give the text.",
        max_length=300,
        required=False,
        spellcheck=False,
    )
    text = LongTextField(
        label="Text of the policy",
        hint="It is shown as you type it here, in paragraphs. Do not name people who need not be named.",
        max_length=40_000,
        rows=15,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the text or the address where neither was given."""
        if not {"text", "address"} & self.errors.keys() and not any(map(self.cleaned_data.get, ("text", "address"))):
            self.add_error("text", "Enter the text of the policy, or the address where it is published")
        return self.cleaned_data


class ReviewForm(MoveForm):
    """The word that the policy was reviewed."""

    complete = ConfirmField(label="The policy was reviewed today and stays as it is")


class RegisterForm(MoveForm):
    """The word that the register is complete."""

    complete = ConfirmField(
        label="The register holds the interests of the body itself, its leadership, its employees and its contractors"
    )


class InterestForm(MoveForm):
    """One interest: whose, what, with whom and when."""

    category = RadiosField(
        label="Whose interest is it?", what="whose interest it is", choices=Interest.Category.choices
    )
    holder = TextField(
        label="Name",
        max_length=200,
        required=False,
        hint="Of the person, or of the contractor. Leave this empty for the body itself.",
    )
    role = TextField(label="Role", max_length=200, required=False, hint="For example, chair of the board.")
    kind = RadiosField(label="Kind of interest", choices=InterestKind.choices)
    what = TextField(
        label="What the interest is",
        what="what the interest is",
        max_length=500,
        hint="Everybody can read this. Write no more about a person than is needed, and no home addresses.",
    )
    with_whom = TextField(
        label="With whom",
        what="with whom the interest is held",
        max_length=200,
        hint="The organisation or business concerned.",
    )
    since = DateField(label="When it started", what="when it started")
    until = DateField(
        label="Last day", hint="Leave this empty if the interest goes on.", what="the last day", required=False
    )
    declared_on = DateField(label="When it was declared", what="when it was declared", latest=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.record.pk:
            self.initial = {name: getattr(self.record, name) for name in self.fields} | dict(self.initial)

    def clean(self) -> dict[str, Any]:
        """Ask for a name where the interest is not the body's own."""
        given = self.cleaned_data
        of_somebody = given.get("category") not in (None, Interest.Category.BODY)
        if of_somebody and not given.get("holder") and "holder" not in self.errors:
            self.add_error("holder", "Enter the name of the person or the contractor")
        return given


class EndForm(MoveForm):
    """The last day of an interest."""

    until = DateField(label="Last day of the interest")
