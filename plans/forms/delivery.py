"""The forms of a delivery plan, and what the forms of all drafts share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from lifecycle.forms import MoveForm
from lifecycle.models import Entry
from lsip_portal.kit.formats import day, pounds
from lsip_portal.kit.forms import DateField, LongTextField, MoneyField, TextField, WholeNumberField
from lsip_portal.kit.forms.field import GovukField, shown
from plans.models import LONGEST_NOTE, LONGEST_TEXT
from plans.selectors.delivery import last_save_of
from plans.selectors.work import funding_lines_of


class RevisionField(WholeNumberField):
    """The revision of the draft that the page shows: on every redisplay the newest, because both texts stand there."""

    component = "hidden"

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return the revision of the record, not the one that was sent."""
        return initial


class DraftForm(MoveForm):
    """The content of a draft: all of it may be empty, and what was not sent is not touched.

    When the draft was saved by somebody else since the page was opened, the form knows what they wrote.
    """

    revision = RevisionField(
        label="Revision",
        widget=forms.HiddenInput,
        error_messages={"required": "Read what is saved now, then save your text again"},
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Fill the form with what is saved."""
        saved = {name: getattr(record, name) for name in self.base_fields}
        super().__init__(*args, record=record, initial=saved, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Return only what was sent: a program that changes one text leaves the others alone."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return {name: value for name, value in cleaned.items() if self._sent(name)}

    def _sent(self, name: str) -> bool:
        widget = self.fields[name].widget
        return not widget.value_omitted_from_data(self.data, self.files, self.add_prefix(name))

    @property
    def stale(self) -> bool:
        """Whether what was sent began from another revision than the one saved now."""
        return self.is_bound and str(self.data.get("revision", "")) != str(self.initial["revision"])

    @property
    def saved_since(self) -> dict[str, str]:
        """What is saved now, by field, where what was typed differs from it."""
        if not self.stale:
            return {}
        drawn = {bound.name: bound for bound in self if not bound.is_hidden}
        return {name: _words(bound) for name, bound in drawn.items() if _saved(bound) != _typed(bound)}

    @property
    def last_save(self) -> Entry | None:
        """Who saved the draft last, and when."""
        return last_save_of(self.record)


def _saved(bound: BoundField) -> str:
    return shown(bound.field.prepare_value(bound.initial))  # a day as 2026-11-22


def _words(bound: BoundField) -> str:
    """Return what is saved as a person reads it: an amount in pounds, the words of an option and not its code."""
    saved = _saved(bound)
    if isinstance(bound.field, MoneyField) and bound.initial is not None:
        return bound.field.written(bound.initial)
    if isinstance(bound.initial, date):
        return day(bound.initial)
    return str(dict(getattr(bound.field, "choices", ())).get(saved, saved))


def _typed(bound: BoundField) -> str:
    if isinstance(bound.value(), Mapping):  # a day in three boxes
        try:
            return shown(bound.field.clean(bound.value()))
        except ValidationError:
            return " ".join(shown(part) for part in bound.value().values())
    return shown(bound.value()).replace("\r\n", "\n").strip()


class Deferred(GovukField):
    """A field that a draft may leave empty although it is needed later: it is not called optional."""

    def asked(self) -> dict[str, Any]:
        """Return the label without a mark."""
        return super().asked() | {"text": str(self.label)}


class DeferredText(Deferred, LongTextField):
    """A text that may be empty in a draft."""


class DeferredDate(Deferred, DateField):
    """A day that may be empty in a draft."""


def text(label: str, hint: str, what: str, *, optional: bool = False) -> LongTextField:
    """Return a field for a text of a draft; one that is not optional is needed before the draft is submitted."""
    kind = LongTextField if optional else DeferredText
    return kind(label=label, hint=hint, what=what, max_length=LONGEST_TEXT, required=False)


class DeliveryPlanForm(DraftForm):
    """The content of a delivery plan (guidance 4.2.1)."""

    employers = text(
        "How will you engage employers?",
        "Say whom you will reach, how, and when. Cover employers of every size in the area, members or not.",
        "how you will engage employers",
    )
    small_firms = text(
        "How will you engage small firms and employers without a strong voice?",
        "Say what you will do to hear those who seldom take part.",
        "how you will engage small firms",
    )
    providers = text(
        "How will you engage providers?",
        "Colleges, training providers and universities, including those outside the area that teach in it.",
        "how you will engage providers",
    )
    stakeholders = text(
        "How will you engage other stakeholders?",
        "For example authorities, Jobcentre Plus, careers services, trade bodies and unions.",
        "how you will engage other stakeholders",
    )
    starts_on = DeferredDate(label="First day of the work", required=False)
    ends_on = DeferredDate(
        label="Last day of the work", hint="With the review of the plan, as far as you plan it now.", required=False
    )
    budget = MoneyField(
        label="Total of your own budget",
        hint="If you have one. The portal then checks that the lines of funding add up to it.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days that are out of order."""
        cleaned = super().clean()
        first = cleaned.get("starts_on", self.record.starts_on)
        last = cleaned.get("ends_on", self.record.ends_on)
        if first and last and last < first:
            field = "ends_on" if "ends_on" in cleaned else "starts_on"
            self.add_error(field, f"The last day, {day(last)}, must be on or after the first day, {day(first)}")
        return cleaned


class ApproveForm(MoveForm):
    """The funding that the department approves, line by line, and the reason for each amount that it changes."""

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Ask for each line of funding, and offer what is estimated."""
        super().__init__(*args, record=record, **kwargs)
        self.lines = list(funding_lines_of(record))
        for line in self.lines:
            what = f" ({line.what})" if line.what else ""
            self.fields[f"approved_{line.number}"] = MoneyField(
                label=f"{line.code} {line}{what}",
                what=f"the approved amount of {line.code}",
                hint=f"Estimated: {pounds(line.estimate)}.",
                initial=line.estimate,
            )
            self.fields[f"reason_{line.number}"] = TextField(
                label=f"Reason for another amount in {line.code}",
                hint="Give it if you change the amount. The ERB will read it.",
                max_length=LONGEST_NOTE,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Return the amounts and the reasons by the number of the line; refuse a change without its reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for line in self.lines:
            amount = cleaned.get(f"approved_{line.number}")
            if amount not in (None, line.estimate) and not cleaned.get(f"reason_{line.number}"):
                said = f"Give the reason for another amount in {line.code} than {pounds(line.estimate)}"
                self.add_error(f"reason_{line.number}", said)
        return {name: self._by_line(cleaned, name) for name in ("approved", "reason")}

    def _by_line(self, cleaned: dict[str, Any], name: str) -> dict[int, Any]:
        given = {line.number: cleaned.get(f"{name}_{line.number}") for line in self.lines}
        return {number: value for number, value in given.items() if value not in (None, "")}
