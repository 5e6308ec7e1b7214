"""What the ledger must hold after a story, worked out plainly from the rules; it uses nothing of the portal.

The rules: a duty is said at its warning days before it is due, and 1, 7, 14, 28, 42 … days late. What falls on a day
off is said the working day before, but what is late on the working day after. On each working day, whoever holds the
duty, and once it is late each officer, is told of the newest window that has opened, once; a window that opened
before and was never told is overtaken.
"""

import csv
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.soak.reminding.story import DAY, MIDDAY, Event, Story, due_of

HOLIDAYS = Path(__file__).resolve().parents[3] / "reference" / "data" / "bank_holidays.csv"
SHORT, LONG = (-14, -7, -1, 0), (-56, -28, -14, -7, -1, 0)
BEFORE = {"delivery_plan": SHORT, "progress_report": SHORT, "plan_ready": LONG, "annual_review": LONG}
AFTER = (1, 7, *range(14, 3000, 14))


class Window(NamedTuple):
    """One window of one period of a duty, as it is due."""

    area: int
    clock: str
    number: int
    due: date
    offset: int


@dataclass
class Verdict:
    """Who is told of which window (with whether as an officer), on which day and before or after midday, and what
    passes: with whether it was overtaken."""

    told: dict[tuple[Window, str, bool], tuple[date, bool]] = field(default_factory=dict)
    passed: set[tuple[Window, bool]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.seen: set[Window] = set()


def working_days(first: date, last: date) -> list[date]:
    """Return the working days in England between two days."""
    holidays = {date.fromisoformat(row["day"]) for row in csv.DictReader(HOLIDAYS.open(encoding="utf-8"))}
    days = [first + number * DAY for number in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5 and day not in holidays]


def judge(story: Story) -> Verdict:
    """Return what the ledger must hold at the end."""
    verdict, duties = Verdict(), {}
    calendar = working_days(date(2022, 1, 4), story.last + timedelta(days=300))
    works, waiting = set(calendar), list(story.events)
    for number in range(story.days):
        day = story.first + number * DAY
        runs = day in works and not story.out(day)
        for afternoon in (False, True):
            while waiting and _happens_before(waiting[0], day, afternoon):
                _happen(duties, waiting.pop(0))
            if runs:
                for (area, clock), (period, due, _) in sorted(duties.items()):
                    opened = _opened(calendar, Window(area, clock, period, due, 0), day)
                    _look(verdict, story, opened, (day, afternoon))
    return verdict


def _happens_before(event: Event, day: date, afternoon: bool) -> bool:
    return event.moment.date() < day or (event.moment.date() == day and (afternoon or event.moment.timetz() < MIDDAY))


def _happen(duties: dict, event: Event) -> None:
    key = (event.area, event.clock)
    if event.kind == "start":
        duties[key] = (1, due_of(event.clock, event.day, 1), event.day)
    elif event.kind == "move" and key in duties:
        number, _, anchor = duties[key]
        duties[key] = (number, event.day, anchor)
    elif event.kind in {"end", "fulfil"} and key in duties:
        number, _, anchor = duties.pop(key)
        if event.kind == "fulfil" and event.clock in {"progress_report", "annual_review"}:
            duties[key] = (number + 1, due_of(event.clock, anchor, number + 1), anchor)


def _said_on(calendar: list[date], due: date, offset: int) -> date:
    day = due + offset * DAY
    return calendar[bisect_left(calendar, day)] if offset > 0 else calendar[bisect_right(calendar, day) - 1]


def _opened(calendar: list[date], duty: Window, day: date) -> list[Window]:
    late = (day - duty.due).days
    offsets = [*BEFORE[duty.clock], *(one for one in AFTER if one <= late)]
    return [duty._replace(offset=one) for one in offsets if _said_on(calendar, duty.due, one) <= day]


def _look(verdict: Verdict, story: Story, opened: list[Window], when: tuple[date, bool]) -> None:
    if not opened:
        return
    newest = opened[-1]
    people = {one.person: False for one in story.roles if one.area == newest.area and _holds(one, when[0])}
    if newest.offset > 0:
        people |= {one.person: True for one in story.roles if one.area is None and _holds(one, when[0])}
    new = [(person, officer) for person, officer in people.items() if (newest, person, officer) not in verdict.told]
    if not new and newest in verdict.seen:
        return
    for person, officer in new:
        verdict.told[newest, person, officer] = when
    if not new:
        verdict.passed.add((newest, False))
    verdict.passed |= {(window, True) for window in opened[:-1] if window not in verdict.seen}
    verdict.seen |= set(opened)


def _holds(one, day: date) -> bool:
    return one.since <= day and (one.until is None or day <= one.until)
