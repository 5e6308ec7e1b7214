"""A date typed into three boxes (day, month, year), which says which of them is wrong."""

import re
from calendar import month_name
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from lsip_portal.kit.formats import day
from lsip_portal.kit.forms.field import GovukField, shown
from lsip_portal.kit.forms.wording import literal

PARTS = ("day", "month", "year")
MONTHS = {
    name: number for number in range(1, 13) for name in (month_name[number].lower(), month_name[number][:3].lower())
} | {"sept": 9}
ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Bound = date | Callable[[], date] | None


class DateInput(forms.Widget):
    """Reads a date from `name-day`, `name-month` and `name-year`, or an ISO date from `name`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """Return the ISO text if there is one, else what was typed in each box, by part."""
        if data.get(name) not in (None, ""):
            return data.get(name)
        return {part: data.get(f"{name}-{part}") for part in PARTS}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Return whether neither the date nor any of its parts was sent."""
        return not any(key in data for key in (name, *(f"{name}-{part}" for part in PARTS)))


class DateField(GovukField):
    """A day, between two bounds where they are given; also takes an ISO date, for callers that are not browsers."""

    component = "date"
    grouped = True
    widget = DateInput

    def __init__(self, *, label: str, earliest: Bound = None, latest: Bound = None, **options: Any) -> None:
        """Make the field; a bound may be a function, so that "today" is asked for when the form is checked."""
        super().__init__(label=label, **options)
        self.earliest, self.latest = earliest, latest

    def to_python(self, value: Any) -> date | None:
        """Return the date, or None where nothing was given."""
        if value in self.empty_values or isinstance(value, date):
            return value or None
        if isinstance(value, str):
            return self._from_iso(value)
        if not isinstance(value, Mapping):
            raise self._wrong("must be a real date", PARTS)
        typed = {part: shown(value.get(part)).strip() for part in PARTS}
        return self._from_parts(typed) if any(typed.values()) else None

    def validate(self, value: date | None) -> None:
        """Refuse an absent date where one is required, and a date outside the bounds."""
        super().validate(value)
        if value is None:
            return
        if (earliest := _now(self.earliest)) and value < earliest:
            raise self._wrong(f"must be on or after {day(earliest)}", PARTS)
        if (latest := _now(self.latest)) and value > latest:
            raise self._wrong(f"must be on or before {day(latest)}", PARTS)

    def _from_iso(self, text: str) -> date:
        """Return the date of an ISO text, and nothing looser than year-month-day."""
        if (value := iso_day(text)) is None:
            raise self._wrong("must be a real date, like 2026-11-22", PARTS)
        return value

    def _from_parts(self, typed: dict[str, str]) -> date:
        """Return the date of three filled boxes."""
        if missing := [part for part in PARTS if not typed[part]]:
            raise self._wrong(f"must include a {' and '.join(missing)}", missing)
        numbers = {part: _number(part, typed[part]) for part in PARTS}
        if unreal := [part for part in PARTS if not _possible(part, numbers[part])]:
            raise self._unreal(unreal, typed)
        try:
            return date(numbers["year"], numbers["month"], numbers["day"])
        except ValueError:
            raise self._wrong("must be a real date", PARTS) from None

    def _unreal(self, parts: list[str], typed: dict[str, str]) -> ValidationError:
        """Return the refusal of parts that no date has; a short year gets words of its own."""
        if parts == ["year"] and typed["year"].isdigit():
            return self._wrong("must have a year of 4 numbers, like 2026", parts)
        return self._wrong("must be a real date", parts)

    def _wrong(self, said: str, parts: Any) -> ValidationError:
        """Return a refusal that knows which boxes to mark."""
        return ValidationError(f"{literal(self.wording.subject)} {said}", code="date", params={"parts": tuple(parts)})

    def options(self, bound: BoundField) -> dict[str, Any]:
        """Return the options of govukDateInput, each box with what was typed and a mark if it is wrong."""
        value, wrong = bound.value(), wrong_parts(bound)
        items = [
            {
                "name": part,
                "value": _typed(value, part),
                "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
                + (" govuk-input--error" if part in wrong else ""),
            }
            for part in PARTS
        ]
        return super().options(bound) | {"id": bound.auto_id, "namePrefix": bound.html_name, "items": items}

    def first_input(self, bound: BoundField) -> str:
        """Return the id of the first box that is wrong."""
        return f"{bound.auto_id}-{(wrong_parts(bound) or PARTS)[0]}"


def wrong_parts(bound: BoundField) -> tuple[str, ...]:
    """Return the boxes that the refusals of a date are about, in order; all of them where a refusal names none."""
    refusals = bound.form.errors.get(bound.name)
    if not refusals:
        return ()
    named = [(error.params or {}).get("parts", PARTS) for error in refusals.as_data()]
    return tuple(part for part in PARTS if any(part in parts for parts in named))


def iso_day(text: str) -> date | None:
    """Return the date that a text writes as year-month-day, and in no other form of the standard, or None."""
    if not ISO.fullmatch(text.strip()):
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _now(bound: Bound) -> date | None:
    """Return a bound as it is at this moment."""
    return bound() if callable(bound) else bound


def _number(part: str, text: str) -> int:
    """Return a part as a number, 0 where it is none; months may be words."""
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text)
    return MONTHS.get(text.lower(), 0) if part == "month" else 0


def _possible(part: str, number: int) -> bool:
    """Return whether some date has this day, month or four-digit year."""
    low, high = {"day": (1, 31), "month": (1, 12), "year": (1000, 9999)}[part]
    return low <= number <= high


def _typed(value: Any, part: str) -> str:
    """Return what stands in one box: the part of a date, or what was typed there."""
    if isinstance(value, date):
        return str(getattr(value, part))
    if isinstance(value, Mapping):
        return shown(value.get(part))
    written = iso_day(shown(value))
    return str(getattr(written, part)) if written else ""
