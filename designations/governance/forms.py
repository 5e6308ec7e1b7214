"""The forms of governance groups and their meetings."""

from typing import Any

from designations.governance import selectors
from designations.models import GovernanceGroup
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import (
    ConfirmField,
    DateField,
    LongTextField,
    RadiosField,
    RecordRadiosField,
    RecordsCheckboxesField,
    TextField,
)


class GroupForm(MoveForm):
    """What a group is."""

    name = TextField(label="Name of the group", max_length=200)
    kind = RadiosField(label="Kind of group", choices=GovernanceGroup.Kind.choices)
    public = ConfirmField(label="Everybody may read who sits in it", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.record.pk:
            self.initial = {name: getattr(self.record, name) for name in self.fields} | dict(self.initial)


class MemberForm(MoveForm):
    """Somebody who sits in a group."""

    name = TextField(label="Name", max_length=200)
    organisation = TextField(label="Organisation", max_length=200)
    role = TextField(label="Role in the group", max_length=200, required=False, hint="For example, chair.")
    since = DateField(label="Member since", what="the day since when they are a member", latest=clock.today)


class EndMembershipForm(MoveForm):
    """Whose membership ended, and when."""

    member = RecordRadiosField(label="Member")
    until = DateField(label="Last day of the membership")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(member=self.record.members.filter(until=None))

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        member, until = self.cleaned_data.get("member"), self.cleaned_data.get("until")
        if member and until and until < member.since:
            self.add_error("until", "The last day must be on or after the day on which the membership began")
        return self.cleaned_data


class MeetingForm(MoveForm):
    """When a meeting was held, and who was there."""

    held_on = DateField(label="Date of the meeting")
    present = RecordsCheckboxesField(label="Members who were present", what="the members who were present")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(present=self.record.group.members.all())


class ItemForm(MoveForm):
    """An item of a meeting."""

    title = TextField(label="Item", max_length=200)
    decision = LongTextField(label="What was decided", max_length=2000, rows=4, required=False)


class ConflictForm(MoveForm):
    """A conflict that was declared at a meeting."""

    item = RecordRadiosField(label="Item")
    member = RecordRadiosField(label="Member who declared the conflict", what="the member who declared the conflict")
    interest = LongTextField(label="What the conflict is", what="what the conflict is", max_length=1000, rows=4)
    left = RadiosField(
        label="What did the member do?",
        what="what the member did",
        choices=(("yes", "Left for the item"), ("no", "Stayed")),
    )
    why_stayed = TextField(
        label="Why the member stayed",
        max_length=500,
        required=False,
        hint="Whoever has a conflict is left out of discussion and decision. Leave this empty if the member left.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(item=self.record.items.all(), member=self.record.present.all())

    def clean_left(self) -> bool:
        """Return whether the member left."""
        return bool(self.cleaned_data["left"] == "yes")

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where the member stayed."""
        if self.cleaned_data.get("left") is False and not self.cleaned_data.get("why_stayed"):
            self.add_error("why_stayed", "Enter why the member stayed")
        return self.cleaned_data


class ActionForm(MoveForm):
    """An action that a meeting agreed."""

    what = TextField(label="What is to be done", what="what is to be done", max_length=500)
    owner = TextField(label="Who does it", what="who does it", max_length=200)
    due_on = DateField(label="Due by", what="the day by which it is due")


class FinishForm(MoveForm):
    """The action that is done."""

    action = RecordRadiosField(label="Action")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(action=selectors.open_actions_of(self.record))
