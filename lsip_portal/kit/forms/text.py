"""Fields for text: one line, many lines, an email address, and a hidden value."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.forms.boundfield import BoundField

from lsip_portal.kit.formats import number
from lsip_portal.kit.forms.field import CONTROL, STAND_IN, GovukField, shown
from lsip_portal.kit.forms.wording import literal


class TextField(GovukField, forms.CharField):
    """One line of text; strips spaces at its ends, refuses line breaks, control characters and more than the most."""

    component = "input"
    input_type: ClassVar[str] = "text"

    def __init__(
        self,
        *,
        label: str,
        max_length: int = 255,
        width: str = "",
        autocomplete: str = "",
        spellcheck: bool | None = None,
        **options: Any,
    ) -> None:
        """Make the field; `width` is a GOV.UK width ("10", "one-half"), `autocomplete` a purpose from HTML."""
        super().__init__(label=label, max_length=max_length, **options)
        self.width, self.autocomplete, self.spellcheck = width, autocomplete, spellcheck
        subject = literal(self.wording.subject)
        self.error_messages |= {
            "max_length": f"{subject} must be {number(max_length)} characters or fewer",
            "min_length": f"{subject} must be {number(self.min_length or 0)} characters or more",
            "kind": f"{subject} must be text",
        }

    def to_python(self, value: Any) -> str:
        """Return the text, cleaned, or "" where nothing was given."""
        if value not in self.empty_values and not isinstance(value, str):
            raise ValidationError(self.error_messages["kind"], code="kind")
        text = super().to_python(value) or ""
        self.refuse_control_characters(text)
        return self.one_line(text)

    def one_line(self, text: str) -> str:
        """Return the text, or refuse it if it has a line break or a tab."""
        if "\n" in text or "\t" in text:
            raise ValidationError(f"{self.wording.subject} must be on one line, without tabs", code="line")
        return text

    def refuse_control_characters(self, text: str) -> None:
        """Refuse text with a control character, and say after which words it stands: nobody can see it."""
        if found := CONTROL.search(text):
            before = text[: found.start()].split()[-3:]
            where = f"after “{' '.join(before)}”" if before else "at its start"
            refusal = f"{self.wording.subject} must not include control characters, shown as {STAND_IN}"
            raise ValidationError(f"{refusal}. Delete the one {where}", code="control")

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukInput."""
        return super().options(bound) | {
            "type": self.input_type,
            "value": shown(bound.value()),
            "classes": self._width_class(),
            "autocomplete": self.autocomplete or None,
            "spellcheck": self.spellcheck,
        }

    def _width_class(self) -> str:
        """Return the class of a width in characters or in parts of the column."""
        if not self.width:
            return ""
        return f"govuk-input--width-{self.width}" if self.width.isdigit() else f"govuk-!-width-{self.width}"


class EmailAddressField(TextField):
    """An email address of at most 254 characters."""

    input_type = "email"
    default_validators = [EmailValidator("Enter an email address in the correct format, like name@example.com")]

    def __init__(self, *, label: str = "Email address", **options: Any) -> None:
        """Make the field; browsers may fill it in."""
        defaults: dict[str, Any] = {
            "max_length": 254,
            "what": "an email address",
            "autocomplete": "email",
            "spellcheck": False,
        }
        super().__init__(label=label, **(defaults | options))


class LongTextField(TextField):
    """Text of several lines and at most 10,000 characters unless another limit is given; may show what is left."""

    component = "textarea"
    widget = forms.Textarea

    def __init__(
        self, *, label: str, max_length: int = 10_000, rows: int = 5, count: bool = False, **options: Any
    ) -> None:
        """Make the field; `count` shows how many characters are left."""
        super().__init__(label=label, max_length=max_length, **options)
        self.rows, self.count = rows, count
        self.component = "counted" if count else "textarea"

    def to_python(self, value: Any) -> str:
        """Return the text with plain line feeds: browsers send carriage returns, which would count twice."""
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)

    def one_line(self, text: str) -> str:
        """Return the text as it is: line breaks and tabs are welcome here."""
        return text

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukTextarea or govukCharacterCount."""
        options = super().options(bound) | {"rows": self.rows, "classes": ""}
        return options | {"maxlength": str(self.max_length)} if self.count else options


class HiddenTextField(TextField):
    """A value that travels with the form unseen, such as the version of the record that was shown."""

    component = "hidden"
    widget = forms.HiddenInput

    def __init__(self, *, label: str, max_length: int = 255, **options: Any) -> None:
        """Make the field; its label is used in refusals only."""
        super().__init__(label=label, max_length=max_length, **options)
