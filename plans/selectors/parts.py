"""Priorities, changes and actions as the pages and addresses know them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms.models import model_to_dict

from lsip_portal.kit.formats import day
from plans.models import Action, Change, Priority, Version


@dataclass(frozen=True)
class Kind:
    """A kind of part: its name in moves and forms, its place on the working page, and what a link may fill in."""

    name: str
    plural: str
    anchor: str
    model: type[Priority | Change | Action]
    asked: tuple[str, ...] = ()

    def facts_of(self, part: Any) -> dict[str, Any]:
        """Return what a part says, by field, and the revision at which it says so."""
        return model_to_dict(part) | {"revision": part.revision}


KINDS = {
    "priorities": Kind("priority", "priorities", "priorities", Priority, ("parent",)),
    "changes": Kind("change", "changes", "priorities", Change, ("priority",)),
    "actions": Kind("action", "actions", "roadmap", Action, ("changes",)),
}


def words_of(part: Priority | Change | Action, names: Iterable[str]) -> dict[str, str]:
    """Return what some fields of a part say, in words for a page."""
    return {name: _in_words(part, name) for name in names}


def _in_words(part: Priority | Change | Action, name: str) -> str:
    field, value = part._meta.get_field(name), getattr(part, name)
    if field.many_to_many:
        return "; ".join(str(one) for one in value.all())
    if getattr(field, "choices", None):
        return str(getattr(part, f"get_{name}_display")())
    return day(value) if isinstance(value, date) else "" if value is None else str(value)


def part_of(version: Version, kind: str, pk: int) -> Priority | Change | Action | None:
    """Return a part of a version, or `None` where the version has no such part."""
    found: Priority | Change | Action | None = KINDS[kind].model._default_manager.filter(version=version, pk=pk).first()
    return found
