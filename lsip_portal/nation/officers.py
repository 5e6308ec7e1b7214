"""The case officers with their areas: who has which, who covers today, and which areas have nobody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from accounts.models import User
from approvals.caseload import selectors
from approvals.models import Assignment, Cover
from lsip_portal.nation.rows import in_order
from lsip_portal.nation.standings import Standing


@dataclass(frozen=True)
class Caseload:
    """An officer with the assignments they hold, and those of others that they cover for today."""

    officer: User
    own: list[Assignment] = field(default_factory=list)
    covered: list[Assignment] = field(default_factory=list)
    away: Cover | None = None

    @property
    def areas(self) -> set[int]:
        """The keys of the areas they look after today: their own, and those they cover for."""
        return {one.area_id for one in [*self.own, *self.covered]}


def caseloads(today: date) -> list[Caseload]:
    """Return every case officer with their areas, by name, in a constant number of queries."""
    own: dict[int, list[Assignment]] = defaultdict(list)
    for assignment in selectors.assignments_now():
        own[assignment.officer_id].append(assignment)
    covers = list(selectors.covers_on(today))
    away = {cover.officer_id: cover for cover in covers}
    covered: dict[int, list[Assignment]] = defaultdict(list)
    for cover in covers:
        covered[cover.by_id] += own[cover.officer_id]
    return [Caseload(one, own[one.pk], covered[one.pk], away.get(one.pk)) for one in selectors.officers()]


def caseload_of(officer: Any, today: date) -> Caseload | None:
    """Return the caseload of a person; `None` where the person is no case officer."""
    return next((one for one in caseloads(today) if one.officer.pk == officer.pk), None)


def areas_of(caseload: Caseload, everything: Iterable[Standing]) -> list[Standing]:
    """Return the areas that an officer looks after today, the one most at risk first."""
    return in_order([one for one in everything if one.row.area.pk in caseload.areas], "risk")
