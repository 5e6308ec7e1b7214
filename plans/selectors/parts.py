"""Priorities, changes and actions as the pages and addresses know them."""

from dataclasses import dataclass
from typing import Any

from django.forms.models import model_to_dict

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
        """Return what a part says, by field."""
        return model_to_dict(part)


KINDS = {
    "priorities": Kind("priority", "priorities", "priorities", Priority, ("parent",)),
    "changes": Kind("change", "changes", "priorities", Change, ("priority",)),
    "actions": Kind("action", "actions", "roadmap", Action, ("changes",)),
}


def part_of(version: Version, kind: str, pk: int) -> Priority | Change | Action | None:
    """Return a part of a version, or `None` where the version has no such part."""
    found: Priority | Change | Action | None = KINDS[kind].model._default_manager.filter(version=version, pk=pk).first()
    return found
