"""What every field has: a label, a hint, words for its refusals, and the options of the GOV.UK macro that draws it."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from lsip_portal.kit.forms.wording import Wording

STAND_IN = "\ufffd"
# Control characters without tab and line feed, halves of surrogate pairs, which no database can store, and the
# character that stands in for one that was lost.
CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{STAND_IN}]")


class GovukField(forms.Field):
    """A form field that knows which GOV.UK component draws it; mixed into Django's fields."""

    component: str
    grouped: ClassVar[bool] = False  # several inputs under one legend, instead of one input under one label
    verb: ClassVar[str] = "Enter"

    def __init__(self, *, label: str, hint: str = "", what: str = "", heading: bool = False, **options: Any) -> None:
        """Make the field.

        Args:
            label: the question, in sentence case.
            hint: help shown under the label.
            what: the words after "Enter" or "Select" in a refusal; "the " and the label if not given.
            heading: show the label as the heading of the page.
            options: those of the Django field.
        """
        self.wording = Wording.of(label, what)
        self.heading = heading
        messages: Mapping[str, str] = {"required": f"{self.verb} {self.wording.what}"} | (
            options.pop("error_messages", None) or {}
        )
        super().__init__(label=label, help_text=hint, error_messages=messages, **options)

    def asked(self) -> dict[str, Any]:
        """Return the label or legend for the macro, marked when the field is optional."""
        kind = "govuk-fieldset__legend" if self.grouped else "govuk-label"
        return {
            "text": str(self.label) if self.required else f"{self.label} (optional)",
            "classes": f"{kind}--{'l' if self.heading else 's'}",
            "isPageHeading": self.heading,
        }

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of the GOV.UK macro for this field as it stands in a form."""
        common: dict[str, Any] = {"name": bound.html_name}
        if self.help_text:
            common["hint"] = {"text": str(self.help_text)}
        if bound.errors:
            common["errorMessage"] = {"text": refusals(bound)}
        if self.grouped:
            return common | {"idPrefix": bound.auto_id, "fieldset": {"legend": self.asked()}}
        return common | {"id": bound.auto_id, "label": self.asked()}

    def first_input(self, bound: BoundField) -> str:
        """Return the id of the input that a link in the error summary leads to."""
        return str(bound.auto_id)


def refusals(bound: BoundField) -> str:
    """Return everything that is wrong with a field as one text."""
    return " ".join(str(error) for error in bound.errors)


def shown(value: Any) -> str:
    """Return a value as the text of an input: what was typed, with a visible sign for what nobody could see."""
    return "" if value is None else CONTROL.sub(STAND_IN, str(value).replace("\r\n", "\n"))
