"""Fields for numbers, as people type them: with thousands separators, a pound sign or spaces."""

import re
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.boundfield import BoundField

from lsip_portal.kit.formats import number, plural, pounds
from lsip_portal.kit.forms.field import GovukField, shown
from lsip_portal.kit.forms.wording import literal

# Digits with no commas or with one before every three, and an optional fraction: "1200", "1,200.50", not "1,2".
FIGURE = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", re.ASCII)
LARGEST = 2_147_483_647
LONGEST = 40


class NumberField(GovukField):
    """A number between two bounds, typed into a text input with a numeric keypad."""

    component = "input"
    widget = forms.TextInput
    prefix: ClassVar[str] = ""
    example: ClassVar[str]

    def __init__(
        self,
        *,
        label: str,
        minimum: Decimal | int = 0,
        maximum: Decimal | int = LARGEST,
        places: int = 0,
        suffix: str = "",
        width: str = "10",
        **options: Any,
    ) -> None:
        """Make the field; `places` is how many digits may follow the point, `suffix` a unit shown after the input."""
        super().__init__(label=label, **options)
        self.places, self.suffix, self.width = places, suffix, width
        subject = literal(self.wording.subject)
        self.validators += [
            MinValueValidator(minimum, f"{subject} must be {self.written(minimum)} or more"),
            MaxValueValidator(maximum, f"{subject} must be {self.written(maximum)} or less"),
        ]

    def written(self, value: Decimal | int) -> str:
        """Write a bound as it stands in a refusal."""
        return number(value)

    def to_python(self, value: Any) -> Decimal | int | None:
        """Return the number, or None where nothing was given."""
        if value in self.empty_values:
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
            raise self.not_a_number()
        text = re.sub(r"\s", "", str(value)).removeprefix(self.prefix).removesuffix(self.suffix)
        return self._from_text(text) if text else None

    def _from_text(self, text: str) -> Decimal | int:
        """Return the number that a text of digits, commas and a point means."""
        if len(text) > LONGEST or not FIGURE.fullmatch(text):
            raise self.not_a_number()
        whole, _, fraction = text.replace(",", "").partition(".")
        if len(fraction.rstrip("0")) > self.places:
            raise self.too_fine()
        return Decimal(f"{whole}.{fraction}") if self.places else int(whole)

    def not_a_number(self) -> ValidationError:
        """Return the refusal of something that is not a number."""
        return ValidationError(f"{self.wording.subject} must be {self.example}", code="invalid")

    def too_fine(self) -> ValidationError:
        """Return the refusal of a number with too many digits after the point."""
        places = plural(self.places, "decimal place")
        return ValidationError(f"{self.wording.subject} must have {places} or fewer", code="decimal_places")

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukInput."""
        return super().options(bound) | {
            "value": shown(bound.value()),
            "classes": f"govuk-input--width-{self.width}",
            "inputmode": "decimal" if self.places else "numeric",
            "spellcheck": False,
            "prefix": {"text": self.prefix} if self.prefix else None,
            "suffix": {"text": self.suffix} if self.suffix else None,
        }


class WholeNumberField(NumberField):
    """A whole number, 0 or more unless another bound is given."""

    example = "a whole number, like 250"

    def too_fine(self) -> ValidationError:
        """Return the refusal of a fraction."""
        return self.not_a_number()


class DecimalNumberField(NumberField):
    """A number with a fraction, to one decimal place unless more are given."""

    example = "a number, like 12.5"

    def __init__(self, *, label: str, places: int = 1, **options: Any) -> None:
        """Make the field."""
        super().__init__(label=label, places=places, **options)


class MoneyField(NumberField):
    """An amount in pounds and pence, as a Decimal; accepts "£1,200"."""

    prefix = "£"
    example = "an amount of money, like 1,200 or 1,200.50"

    def __init__(self, *, label: str, maximum: Decimal | int = 9_999_999_999, **options: Any) -> None:
        """Make the field; the default maximum fits twelve digits with two decimal places."""
        super().__init__(label=label, maximum=maximum, places=2, **options)

    def written(self, value: Decimal | int) -> str:
        """Write a bound in pounds."""
        return pounds(value)

    def too_fine(self) -> ValidationError:
        """Return the refusal of a fraction of a penny."""
        return self.not_a_number()

    def prepare_value(self, value: Any) -> Any:
        """Show a stored amount as people write it: 1200.00 as 1200."""
        return pounds(value).removeprefix("£").replace(",", "") if isinstance(value, Decimal) else value
