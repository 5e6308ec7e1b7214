"""Where the parts of a plan went: the later plans into which they were brought forward."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from plans.models import Action, Change, Priority, Version
from plans.selectors.parts import KINDS
from plans.selectors.versions import public_versions, versions_seen_by


@dataclass(frozen=True)
class Carried:
    """A part that was brought forward: its code then, and its code in the later plan."""

    then: str
    now: str

    def __str__(self) -> str:
        return self.then if self.then == self.now else f"{self.then} as {self.now}"


@dataclass(frozen=True)
class LaterPlan:
    """A later plan with what came into it, by kind of part."""

    version: Version
    parts: dict[str, list[Carried]] = field(default_factory=dict)


def later_plans_seen_by(person: Any, version: Version) -> list[LaterPlan]:
    """Return the later plans into which parts of a version were brought forward, as far as a person may see them."""
    return _later(version, versions_seen_by(person))


def later_public_plans(version: Version) -> list[LaterPlan]:
    """Return the published plans into which parts of a version were brought forward."""
    return _later(version, public_versions())


def _later(version: Version, among: QuerySet[Version]) -> list[LaterPlan]:
    found: dict[int, LaterPlan] = {}
    for plural, kind in KINDS.items():
        for part in _copies(kind.model, version, among):
            later = found.setdefault(part.version_id, LaterPlan(part.version))
            later.parts.setdefault(plural, []).append(Carried(part.came_from.code, part.code))
    return sorted(found.values(), key=lambda later: later.version.pk)


def _copies(model: type[Priority | Change | Action], version: Version, among: QuerySet[Version]) -> QuerySet[Any]:
    copies = model._default_manager.filter(came_from__version=version, version__in=among.order_by().values("pk"))
    return copies.select_related("came_from", "version__plan__series__area").order_by("pk")
