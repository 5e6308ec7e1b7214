"""The picture of a delivery plan: its packages as bars and its milestones as marks on a line of months.

This works out where everything stands, in units of the drawing; the template draws it. It knows no colours.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from plans.selectors.milestones import MilestoneStanding, PackageStanding

LABELS, TRACK, EDGE = 240, 700, 20  # widths: the names, the line of time, the margin
HEAD, ROW, FOOT = 40, 44, 12  # heights
LONGEST_NAME = 30
FEWEST_PIXELS = 52  # between two names of months


@dataclass(frozen=True)
class Bar:
    """A package: its name, where its bar begins and how long it is."""

    standing: PackageStanding
    name: str
    x: float
    y: float
    width: float
    marks: tuple["Mark", ...]


@dataclass(frozen=True)
class Mark:
    """A milestone on the bar of its package."""

    standing: MilestoneStanding
    x: float


@dataclass(frozen=True)
class Tick:
    """The first day of a month; without words where there is no room for them."""

    x: float
    words: str


@dataclass(frozen=True)
class Gantt:
    """The whole picture; `today` is where the line of today stands, `None` where today lies outside it."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    today: float | None


def picture(packages: list[PackageStanding], first: date | None, last: date | None, today: date) -> Gantt | None:
    """Return the picture of packages between two days, widened to hold every one of them; `None` without packages."""
    if not packages:
        return None
    days = [day for one in packages for day in (one.package.starts_on, one.package.ends_on)]
    days += [mark.done_on or mark.expected_on for one in packages for mark in one.milestones]
    days += [day for day in (first, last) if day]
    line = _Line(_month(min(days)), max(days) + timedelta(days=1))
    bars = tuple(_bar(one, at, line) for at, one in enumerate(packages))
    height = HEAD + ROW * len(bars) + FOOT
    inside = line.first <= today <= line.last
    return Gantt(LABELS + TRACK + EDGE, height, bars, line.ticks(), line.at(today) if inside else None)


@dataclass(frozen=True)
class _Line:
    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day stands."""
        return round(LABELS + TRACK * (day - self.first).days / (self.last - self.first).days, 1)

    def room(self, day: date) -> bool:
        """Return whether the name of a month fits in before the line ends."""
        return self.at(day) + FEWEST_PIXELS <= LABELS + TRACK + EDGE

    def ticks(self) -> tuple[Tick, ...]:
        """Return the months, with the names of as many as there is room for."""
        months = [self.first]
        while (following := _following(months[-1])) < self.last:
            months.append(following)
        apart = max(1, -(-FEWEST_PIXELS * len(months) // TRACK))
        return tuple(
            Tick(self.at(month), month.strftime("%b %y") if number % apart == 0 and self.room(month) else "")
            for number, month in enumerate(months)
        )


def _month(day: date) -> date:
    return day.replace(day=1)


def _following(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def _bar(one: PackageStanding, at: int, line: _Line) -> Bar:
    package = one.package
    name = str(package)
    x = line.at(package.starts_on)
    return Bar(
        standing=one,
        name=name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…",
        x=x,
        y=HEAD + ROW * at + 10,
        width=round(line.at(package.ends_on + timedelta(days=1)) - x, 1),
        marks=tuple(Mark(mark, line.at(mark.done_on or mark.expected_on)) for mark in one.milestones),
    )
