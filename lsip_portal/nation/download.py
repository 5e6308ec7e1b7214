"""The national page as a table to download."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from lsip_portal.kit.spreadsheets import csv_of, xlsx_of
from lsip_portal.nation.standings import Standing


def _due(one: Standing, tell: Callable[[Any], Any]) -> Any:
    return tell(one.deadline) if one.deadline else None


COLUMNS: dict[str, Callable[[Standing], Any]] = {
    "Area": lambda one: one.name,
    "Employer representative body": lambda one: one.row.body.name if one.row.body else None,
    "State": lambda one: one.words,
    "Risk score": lambda one: one.risk.score,
    "Risk": lambda one: one.risk.band.label,
    "Working": lambda one: " ".join(f"{line.points}: {line.reason}" for line in one.risk.lines),
    "Next deadline": lambda one: _due(one, lambda deadline: deadline.title),
    "Due on": lambda one: _due(one, lambda deadline: deadline.due_on),
    "Days late": lambda one: _due(one, lambda deadline: max(0, -deadline.days_left)),
    "Case officer": lambda one: str(one.officer) if one.officer else None,
    "Demonstration": lambda one: "yes" if one.row.foremost and one.row.foremost.demonstration else "no",
}


def _cells(found: Iterable[Standing]) -> Iterator[list[Any]]:
    return ([tell(one) for tell in COLUMNS.values()] for one in found)


def as_csv(found: Iterable[Standing]) -> bytes:
    """Return the areas as CSV."""
    return csv_of(list(COLUMNS), _cells(found)).encode()


def as_xlsx(found: Iterable[Standing]) -> bytes:
    """Return the areas as a workbook."""
    return xlsx_of("Areas", list(COLUMNS), _cells(found))


FORMATS: dict[str, tuple[str, Callable[[Iterable[Standing]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}
