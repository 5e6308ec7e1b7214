"""Loading the published editions of the terms of designation."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from designations.models import Terms

TERMS = Path(__file__).parent / "data" / "terms.toml"


@transaction.atomic
def load_terms(path: Path = TERMS) -> list[Terms]:
    """Write a row for each edition of the terms that is not there yet; return the new rows.

    Raises:
        ValueError: if a row of the file is broken, or differs from the one that was loaded before. Nothing is loaded.
    """
    rows = tomllib.loads(path.read_text("utf-8"))["terms"]
    found = [_load(path, number, row) for number, row in enumerate(rows, start=1)]
    return [terms for terms in found if terms]


def _load(path: Path, number: int, row: dict[str, Any]) -> Terms | None:
    terms = _checked(path, number, row)
    held = Terms.objects.filter(code=terms.code).first()
    if held is None:
        terms.save()
        return terms
    if changed := [name for name, value in row.items() if getattr(held, name) != _tidy(value)]:
        raise ValueError(f"{path.name}, row {number}: {changed[0]} changed after {terms.code} was loaded.")
    return None


def _checked(path: Path, number: int, row: dict[str, Any]) -> Terms:
    """Return an unsaved row after checking every column of it."""
    columns = {field.name for field in Terms._meta.concrete_fields} - {"id", "designation"}
    if wrong := sorted(columns ^ row.keys()):
        raise ValueError(f"{path.name}, row {number}: {wrong[0]} is {'missing' if wrong[0] in columns else 'unknown'}.")
    terms = Terms(**{name: _tidy(value) for name, value in row.items()})
    try:
        terms.clean_fields()
    except ValidationError as error:
        column, messages = next(iter(error.message_dict.items()))
        raise ValueError(f"{path.name}, row {number}: {column}: {messages[0]}") from error
    return terms


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
