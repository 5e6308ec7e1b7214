"""Choosing among the areas of the national page, and putting them in order."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lsip_portal.nation.standings import Standing


@dataclass(frozen=True)
class Order:
    """A column by which the areas can be sorted: its head, the key of an area, and whether the most comes first."""

    title: str
    key: Callable[[Standing], Any]
    most_first: bool = False


def _by_due(one: Standing) -> tuple[bool, date]:
    """Put the duty that is latest first, and areas without one last."""
    return (one.deadline is None, one.deadline.due_on if one.deadline else date.max)


ORDERS: Mapping[str, Order] = {
    "risk": Order("Risk", lambda one: (-one.risk.score, _by_due(one)), most_first=True),
    "area": Order("Area", lambda one: one.name),
    "body": Order("Employer representative body", lambda one: (one.row.body is None, str(one.row.body or ""))),
    "state": Order("State", lambda one: list(type(one.stage)).index(one.stage)),
    "officer": Order("Case officer", lambda one: (one.officer is None, str(one.officer or ""))),
    "due": Order("Next deadline", _by_due),
}
FIRST = "risk"
NOBODY = "nobody"


def chosen(found: Iterable[Standing], *, asked: Mapping[str, Any], in_week: set[int] | None = None) -> list[Standing]:
    """Return the areas that answer every question asked; `in_week` holds the keys of areas with a duty in a week."""
    words = str(asked.get("q") or "").casefold().split()
    return [
        one
        for one in found
        if asked.get("stage") in (None, "", one.stage)
        and asked.get("lateness") in (None, "", one.lateness)
        and asked.get("risk") in (None, "", one.risk.band)
        and _is_with(one, asked.get("officer") or "")
        and (in_week is None or one.row.area.pk in in_week)
        and all(word in f"{one.name} {one.row.body or ''}".casefold() for word in words)
    ]


def _is_with(one: Standing, officer: str) -> bool:
    """Say whether an area is with the officer of a key, or with nobody where that is asked for."""
    if not officer:
        return True
    return one.officer is None if officer == NOBODY else one.officer is not None and str(one.officer.pk) == officer


def in_order(found: Iterable[Standing], sort: str) -> list[Standing]:
    """Return areas sorted by a column, the other way round where its name has a minus before it."""
    order = ORDERS.get(sort.removeprefix("-"), ORDERS[FIRST])
    return sorted(sorted(found, key=lambda one: one.name), key=order.key, reverse=sort.startswith("-"))


@dataclass(frozen=True)
class Head:
    """The head of a column: the order its link asks for, and how the table is sorted by it now."""

    title: str
    asks: str
    sorted: str


def heads(sort: str) -> list[Head]:
    """Return the heads in the order of the columns; the link of the one in use turns it round."""
    now, turned = sort.removeprefix("-") or FIRST, sort.startswith("-")
    return [
        Head(
            order.title,
            f"-{name}" if name == now and not turned else name,
            "none" if name != now else "descending" if turned != order.most_first else "ascending",
        )
        for name, order in ((name, ORDERS[name]) for name in ("area", "body", "state", "risk", "due", "officer"))
    ]
