"""What falls due in the next twelve weeks, week by week and by kind of duty."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from lifecycle.models import Deadline
from lifecycle.selectors import open_deadlines
from lsip_portal.nation.standings import Standing

WEEKS = 12


@dataclass(frozen=True)
class Week:
    """A week from its Monday: how many duties of each kind fall due, and in which areas."""

    monday: date
    counts: Counter[str] = field(default_factory=Counter)
    areas: set[int] = field(default_factory=set)

    @property
    def total(self) -> int:
        """How many duties fall due."""
        return self.counts.total()


@dataclass(frozen=True)
class Coming:
    """The weeks to come, and the kinds of duty in them, the commonest first."""

    weeks: list[Week]

    @property
    def kinds(self) -> list[str]:
        """The kinds of duty that fall due, the commonest first."""
        total: Counter[str] = sum((week.counts for week in self.weeks), Counter())
        return sorted(total, key=lambda kind: (-total[kind], kind))

    def areas_in(self, week: date) -> set[int]:
        """Return the areas in which something falls due in the week of a day; none outside the weeks held."""
        return next((one.areas for one in self.weeks if one.monday == _monday(week)), set())


def coming(found: Iterable[Standing], today: date) -> Coming:
    """Return what falls due for some areas from the Monday of this week on; what is late already is left out."""
    first = _monday(today)
    weeks = [Week(first + timedelta(weeks=number)) for number in range(WEEKS)]
    for area, deadline in _duties(found):
        number = (deadline.due_on - first).days // 7
        if deadline.due_on >= today and number < WEEKS:
            weeks[number].counts[deadline.kind] += 1
            weeks[number].areas.add(area)
    return Coming(weeks)


def _duties(found: Iterable[Standing]) -> list[tuple[int, Deadline]]:
    areas: dict[int, list[int]] = defaultdict(list)
    chains = []
    for one in found:
        if one.row.designation:
            areas[one.row.designation.chain_id].append(one.row.area.pk)
            chains.append(one.row.designation.chain)
    return [(area, deadline) for deadline in open_deadlines(chains) for area in areas[deadline.chain_id]]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
