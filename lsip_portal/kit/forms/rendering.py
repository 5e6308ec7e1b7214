"""From a field in a form to the GOV.UK macro and its options; fields of other packages are drawn by their widget."""

from dataclasses import dataclass
from typing import Any, TypedDict

from django import forms
from django.forms.boundfield import BoundField

from lsip_portal.kit.forms.field import GovukField, refusals, shown

WIDGETS: dict[type[forms.Widget], str] = {
    forms.HiddenInput: "hidden",
    forms.PasswordInput: "password",
    forms.EmailInput: "input",
    forms.TextInput: "input",
}


class SummaryItem(TypedDict, total=False):
    """One line of the error summary: its words, and the input that it links to where there is one."""

    text: str
    href: str


@dataclass(frozen=True)
class Component:
    """A GOV.UK macro, by the name that templates/kit/forms.html knows it by, and its options."""

    name: str
    options: dict[str, Any]


def component(bound: BoundField) -> Component:
    """Return what draws a field.

    Raises:
        TypeError: if the field is not ours and its widget has no counterpart.
    """
    field = bound.field
    if isinstance(field, GovukField):
        return Component(field.component, field.options(bound))
    for widget, name in WIDGETS.items():
        if isinstance(field.widget, widget):
            return Component(name, _plain_options(bound))
    raise TypeError(f"No GOV.UK component draws the field {bound.name}.")


def _plain_options(bound: BoundField) -> dict[str, Any]:
    """Return the options for a field of another package; a password is never written back into the page."""
    widget = bound.field.widget
    secret = isinstance(widget, forms.PasswordInput)
    options: dict[str, Any] = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": {"text": str(bound.label), "classes": "govuk-label--s"},
        "type": getattr(widget, "input_type", "text"),
        "value": "" if secret else shown(bound.value()),
        "autocomplete": widget.attrs.get("autocomplete"),
        "spellcheck": False,
    }
    if bound.help_text:
        options["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        options["errorMessage"] = {"text": refusals(bound)}
    return options


def summary_items(form: forms.BaseForm) -> list[SummaryItem]:
    """Return every refusal of a form: those of no field first, then each linked to the input it is about."""
    items: list[SummaryItem] = [{"text": str(error)} for error in form.non_field_errors()]
    for bound in form:
        if bound.is_hidden:
            items += [{"text": str(error)} for error in bound.errors]
        else:
            field = bound.field
            target = field.first_input(bound) if isinstance(field, GovukField) else bound.auto_id
            items += [{"text": str(error), "href": f"#{target}"} for error in bound.errors]
    return items
