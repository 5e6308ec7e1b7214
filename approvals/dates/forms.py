"""The forms of the department's acts on dates: what is asked, and the shape of each answer."""

import uuid
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from approvals.dates import selectors
from approvals.models import DateKind, EnteredDate
from approvals.models.dates import KINDS_OF
from lifecycle import clock
from lifecycle.forms import MoveForm, ReasonForm
from lifecycle.models import Deadline
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms import (
    ConfirmField,
    DateField,
    GovukForm,
    HiddenTextField,
    LongTextField,
    RadiosField,
    RecordsCheckboxesField,
    SelectField,
    TextField,
    WholeNumberField,
)
from lsip_portal.kit.forms.dates import iso_day

CHANGED_UNSEEN = "Open this page again: it does not say which date you saw"


class ChangeForm(ReasonForm):
    """The new due date and the reason; the date that was shown travels along."""

    due_on = DateField(label="New due date", earliest=clock.today)
    was_due_on = HiddenTextField(label="Date that was shown", max_length=10, required=False)
    field_order = ["due_on", "was_due_on", "note"]

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        if record is not None:
            kwargs.setdefault("initial", {"was_due_on": record.was_due_on.isoformat()})
        super().__init__(*args, record=record, **kwargs)

    def clean_was_due_on(self) -> date | None:
        """Return the date that was shown; `None` where a caller of the API did not say."""
        text = self.cleaned_data["was_due_on"]
        shown = iso_day(text) if text else None
        if text and shown is None:
            raise ValidationError(CHANGED_UNSEEN)
        return shown


class CountedDate(GovukForm):
    """A due date, or the day and the period from which it is counted."""

    due_on = DateField(label="Due date", earliest=clock.today, required=False)
    starts_on = DateField(
        label="Or count from this day",
        what="the day to count from",
        required=False,
        hint="For example, the day of designation. Choose how long below.",
    )
    period = SelectField(label="How long", choices=EnteredDate.Period.choices, required=False)
    repeats = ConfirmField(label="It is due again after each such period", required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for a due date, or for a day with a period, not for both."""
        cleaned = super().clean() or {}
        due, starts, period = (cleaned.get(name) for name in ("due_on", "starts_on", "period"))
        if due and period and not cleaned.get("repeats"):
            self.add_error("due_on", "Enter a due date, or count one from a day, not both")
        elif not due and not self.errors and not (starts and period):
            self.add_error("due_on", "Enter the due date, or a day to count from and how long")
        if cleaned.get("repeats") and not period and "period" not in self.errors:
            self.add_error("period", "Select how long it is until it is due again")
        return cleaned


class EnterForm(CountedDate, ReasonForm):
    """What is due from a place, by when and why."""

    kind = RadiosField(label="What is due", choices=DateKind.choices)
    title = TextField(label="What it is called", max_length=100, required=False, hint="Only needed for something else.")
    field_order = ["kind", "title", "due_on", "starts_on", "period", "repeats", "note"]

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if record is not None:
            self.fields["kind"].choices = [(one.value, one.label) for one in KINDS_OF[record.scope.kind]]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for a name where none is known."""
        cleaned = super().clean()
        if cleaned.get("kind") == DateKind.OTHER and not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", "Enter what it is called")
        return cleaned


class DoneForm(MoveForm):
    """When it was done."""

    done_on = DateField(label="Date on which it was done", latest=clock.today)


class ChangeManyForm(GovukForm):
    """Several dates, one new day or a number of days, and one reason."""

    deadlines = RecordsCheckboxesField(
        label="Dates to change",
        what="at least one date to change",
        label_of=lambda one: f"{one.chain.scope.title}: {one.title}, due {day(one.due_on)}",
    )
    due_on = DateField(label="New due date for all of them", earliest=clock.today, required=False)
    days = WholeNumberField(
        label="Or move each date by a number of days",
        minimum=-366,
        maximum=732,
        required=False,
        suffix="days",
        hint="Later by a number like 14, earlier by a number like -7.",
    )
    note = LongTextField(label="Reason", max_length=4000, hint="The people concerned will read this.")
    once = HiddenTextField(label="Form", max_length=36, initial=uuid.uuid4)
    seen = HiddenTextField(label="Dates that were shown", max_length=20_000, required=False)

    def __init__(self, *args: Any, person: Any, clock_name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = selectors.open_seen_by(person, clock_name)
        self.limit(deadlines=found)
        self.initial.setdefault("seen", " ".join(f"{one.pk}:{one.due_on}" for one in found))

    def clean_once(self) -> uuid.UUID:
        """Return the token by which a form that is sent twice counts once."""
        try:
            return uuid.UUID(self.cleaned_data["once"])
        except ValueError as error:
            raise ValidationError("Open this page again: its form has no token") from error

    def clean_seen(self) -> dict[int, date]:
        """Return the due dates that were shown, by the key of the deadline."""
        pairs = (one.partition(":") for one in self.cleaned_data["seen"].split())
        return {int(key): shown for key, _, text in pairs if key.isdigit() and (shown := iso_day(text))}

    def clean(self) -> dict[str, Any]:
        """Ask for one new day or for a number of days, not for both."""
        cleaned = super().clean() or {}
        due, days = cleaned.get("due_on"), cleaned.get("days")
        if due and days:
            self.add_error("days", "Leave this empty, or leave the new due date empty")
        elif not due and not days and not {"due_on", "days"} & set(self.errors):
            self.add_error("due_on", "Enter the new due date, or a number of days")
        return cleaned

    def chosen(self) -> list[Deadline]:
        """Return the chosen deadlines, each with the due date that was shown."""
        found: list[Deadline] = list(self.cleaned_data["deadlines"])
        for deadline in found:
            deadline.due_on = self.cleaned_data["seen"].get(deadline.pk, deadline.due_on)
        return found
