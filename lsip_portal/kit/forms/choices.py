"""Fields for choosing from a list: radios, checkboxes, a select, and a select that can be typed into."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from lsip_portal.kit.forms.field import CONTROL, GovukField
from lsip_portal.kit.forms.wording import literal

LONGEST_VALUE = 200
YES = (True, "true", "on", "yes", "1")
NO = (None, False, "", "false", "off", "no", "0")


def is_key(value: Any) -> bool:
    """Return whether a sent value could be the value of an option at all: short printable text, or a number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return True
    return isinstance(value, str) and len(value) <= LONGEST_VALUE and not CONTROL.search(value)


class Choosing(GovukField):
    """What fields with a list of options share; `hints` maps a value to the hint under its option."""

    verb = "Select"
    choices: Any  # Django's choice fields provide it

    def __init__(self, *, label: str, hints: Mapping[str, str] | None = None, **options: Any) -> None:
        """Make the field."""
        super().__init__(label=label, **options)
        self.hints = hints or {}
        wrong = f"{literal(self.wording.subject)} must be one of the options"
        self.error_messages |= {"invalid_choice": wrong, "invalid_list": wrong, "invalid_pk_value": wrong}

    def clean(self, value: Any) -> Any:
        """Return the chosen option, after refusing what could not be the value of any option."""
        sent = value if isinstance(value, list | tuple) else [value]
        if not all(one is None or is_key(one) for one in sent):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)

    def chosen(self, bound: BoundField) -> set[str]:
        """Return the chosen values as text, as they were sent or as they are stored."""
        value = bound.value()
        several = value if isinstance(value, list | tuple | set) else [value]
        return {str(one) for one in several if one not in (None, "")}

    def items(self, bound: BoundField, mark: str) -> list[dict[str, Any]]:
        """Return the options for the macro, the chosen ones marked with `checked` or `selected`."""
        chosen = self.chosen(bound)
        return [
            {"value": str(value), "text": str(text), mark: str(value) in chosen}
            | ({"hint": {"text": self.hints[str(value)]}} if str(value) in self.hints else {})
            for value, text in self.choices
        ]


class RadiosLook(Choosing):
    """Drawn as radios: for one of a few."""

    component = "radios"
    grouped = True

    def __init__(self, *, label: str, inline: bool = False, **options: Any) -> None:
        """Make the field; `inline` puts short options, such as yes and no, side by side."""
        super().__init__(label=label, **options)
        self.inline = inline

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukRadios."""
        classes = "govuk-radios--inline" if self.inline else ""
        return super().options(bound) | {"items": self.items(bound, "checked"), "classes": classes}


class CheckboxesLook(Choosing):
    """Drawn as checkboxes: for any of a few."""

    component = "checkboxes"
    grouped = True

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukCheckboxes."""
        return super().options(bound) | {"items": self.items(bound, "checked")}


class SelectLook(Choosing):
    """Drawn as a select: for one of many."""

    component = "select"
    blank: ClassVar[str] = "Select an option"
    attributes: ClassVar[dict[str, Any]] = {}

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukSelect; the first one stands for no choice."""
        items = self.items(bound, "selected")
        if self.blank:
            items.insert(0, {"value": "", "text": self.blank, "selected": False})
        return super().options(bound) | {"items": items, "attributes": self.attributes}


class AutocompleteLook(SelectLook):
    """Drawn as a select that scripts turn into a box to type into: for one of hundreds."""

    attributes = {"data-autocomplete": "one"}


class AutocompleteManyLook(SelectLook):
    """Drawn as a select of several options that scripts turn into a box to type into and a list of what was chosen."""

    blank = ""
    attributes = {"data-autocomplete": "many", "multiple": {"value": True, "optional": True}, "size": "8"}


class RadiosField(RadiosLook, forms.ChoiceField):
    """One of a few options."""


class SelectField(SelectLook, forms.ChoiceField):
    """One of many options."""


class AutocompleteField(AutocompleteLook, forms.ChoiceField):
    """One of hundreds of options."""


class CheckboxesField(CheckboxesLook, forms.MultipleChoiceField):
    """Any of a few options, as a list."""


class AutocompleteManyField(AutocompleteManyLook, forms.MultipleChoiceField):
    """Any of hundreds of options, as a list."""


class RawInput(forms.Widget):
    """Hands over what was sent, as it was sent."""


class ConfirmField(GovukField):
    """One checkbox that says yes; where it is required, nothing else will do."""

    component = "confirm"
    verb = "Confirm that"
    widget = RawInput

    def __init__(self, *, label: str, what: str = "", **options: Any) -> None:
        """Make the field; `what` are the words after "Confirm that", the label if not given."""
        super().__init__(label=label, what=what or label[:1].lower() + label[1:], **options)

    def to_python(self, value: Any) -> bool:
        """Return whether the box was ticked."""
        if isinstance(value, bool | str | None) and value in YES + NO:
            return value in YES
        raise ValidationError(f"{self.wording.subject}: the answer must be yes or no", code="invalid")

    def validate(self, value: bool) -> None:
        """Refuse a box that is not ticked where it is required."""
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Return whether ticking or clearing the box changed the answer."""
        return (data in YES) != bool(initial)

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukCheckboxes with a single box, whose label needs no legend."""
        value = bound.value()
        options = super().options(bound)
        item = {"value": "yes", "text": str(self.label), "checked": isinstance(value, bool | str) and value in YES}
        return options | {"idPrefix": bound.auto_id, "items": [item]}
