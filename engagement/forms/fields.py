"""Fields that the forms of this app share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from lsip_portal.kit.forms import RecordRadiosField, RecordsCheckboxesField
from lsip_portal.kit.forms.choices import RadiosLook
from lsip_portal.kit.forms.records import ChoosingRecords


class YesNoField(RadiosLook, forms.TypedChoiceField):
    """A question answered with yes or no, as a boolean; `None` where it may stay unanswered and does."""

    def __init__(self, *, label: str, yes: str = "Yes", no: str = "No", **options: Any) -> None:
        """Make the field; `yes` and `no` are the words of the two answers."""
        choices = (("yes", yes), ("no", no))
        given = {"inline": (yes, no) == ("Yes", "No"), "empty_value": None, "coerce": _means} | options
        super().__init__(label=label, choices=choices, **given)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored answer as the option that stands for it."""
        return _option(value)

    def clean(self, value: Any) -> Any:
        """Return the answer; callers that are not browsers may send a boolean."""
        return super().clean(_option(value))


class Explained(ChoosingRecords):
    """Puts a hint of its own under each record that can be chosen."""

    def __init__(self, *, label: str, hint_of: Callable[[Any], str], **options: Any) -> None:
        """Make the field; `hint_of` writes the hint of a record, empty for none."""
        super().__init__(label=label, **options)
        self.hint_of = hint_of

    def items(self, bound: BoundField, mark: str) -> list[dict[str, Any]]:
        """Return the records as options for the macro, each with its hint."""
        hints = {str(record.pk): self.hint_of(record) for record in self.queryset or ()}
        self.hints = {key: hint for key, hint in hints.items() if hint}
        return super().items(bound, mark)


class ExplainedRadiosField(Explained, RecordRadiosField):
    """One of a few records, each with its hint."""


class ExplainedCheckboxesField(Explained, RecordsCheckboxesField):
    """Any of a few records, each with its hint."""


def _means(option: str) -> bool:
    return option == "yes"


def _option(value: Any) -> Any:
    return ("yes" if value else "no") if isinstance(value, bool) else value
