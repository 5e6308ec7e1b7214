"""What happens to the duties of some areas over some days, by a seed: plain data, which the portal and the oracle play.

Everything happens either at night or at 10:30 UTC, between two runs of the hourly task.
"""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

NIGHT, MIDDAY = time(2, 30, tzinfo=UTC), time(10, 30, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Event:
    """Something that happens to a duty: `day` is the anchor of a start, or the new date of a move."""

    moment: datetime
    kind: str  # start, fulfil, move or end
    area: int
    clock: str
    day: date | None = None


@dataclass(frozen=True)
class Held:
    """A person leads an area, or is a case officer (area None), from a day until a last day."""

    person: str
    area: int | None
    since: date
    until: date | None = None


@dataclass
class Story:
    """A number of days from the first, with what happens, who holds which role, and when no worker runs at all."""

    seed: int
    first: date
    days: int
    areas: int
    events: list[Event] = field(default_factory=list)
    roles: list[Held] = field(default_factory=list)
    outages: list[tuple[date, date]] = field(default_factory=list)

    @property
    def last(self) -> date:
        return self.first + (self.days - 1) * DAY

    def out(self, day: date) -> bool:
        """Whether no worker runs on a day."""
        return any(first <= day <= last for first, last in self.outages)

    @property
    def hours(self) -> list[datetime]:
        """Every full hour, by UTC."""
        began = datetime.combine(self.first, time(0, tzinfo=UTC))
        return [began + timedelta(hours=number) for number in range(24 * self.days)]


def due_of(clock: str, anchor: date, number: int) -> date:
    """Return when a period of a duty ends, as the guidance of August 2022 has it."""
    if clock == "delivery_plan":
        return anchor + timedelta(days=28)
    if clock == "progress_report":
        return anchor + timedelta(days=42 * number)
    months = 9 if clock == "plan_ready" else 12 * number
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    return date(year, month + 1, min(anchor.day, monthrange(year, month + 1)[1]))


def told(seed: int, *, days: int, areas: int, first: date = date(2025, 3, 3)) -> Story:
    """Return the story of a seed."""
    story, random = Story(seed, first, days, areas), Random(seed)
    for area in range(areas):
        story.events += _life_of(story, area, random)
        story.roles += _leads_of(story, area, random)
    joins = first + (days // 2) * DAY
    story.roles += [
        Held("officer-1", None, date(2020, 1, 1)),
        Held("officer-2", None, date(2020, 1, 1), joins + 5 * DAY),
        Held("officer-3", None, joins),
    ]
    for year in range(-(-days // 365)):
        begins = first + (random.randrange(30, min(days, 365) - 10) + 365 * year) * DAY
        story.outages.append((begins, begins + 6 * DAY))
    story.events.sort(key=lambda event: event.moment)
    return story


def _life_of(story: Story, area: int, random: Random) -> list[Event]:
    """Return what happens in one area; some begin late, with duties that are overdue already; some are removed."""
    begins = story.first + random.randrange(0, max(2, story.days // 4)) * DAY
    anchor = begins - random.choice((0, 0, 14, 60, 200)) * DAY
    removed = story.first + random.randrange(20, story.days) * DAY if random.random() < 0.15 else None
    events = _duty(story, area, "delivery_plan", (anchor, begins), random)
    ready = _duty(story, area, "plan_ready", (anchor, begins), random)
    submitted = next((event.moment for event in ready if event.kind == "fulfil"), None)
    reports = _duty(story, area, "progress_report", (anchor, begins), random)
    if submitted:  # reports end with the submission, and the review of each year begins
        reports = [event for event in reports if event.moment < submitted]
        reports.append(Event(submitted, "end", area, "progress_report"))
        reviewed = _duty(story, area, "annual_review", (submitted.date(), submitted.date() + DAY), random)
        events += reviewed
    events += ready + reports
    if removed:
        moment = datetime.combine(removed, MIDDAY)
        events = [event for event in events if event.moment < moment]
        events += [Event(moment, "end", area, clock) for clock in {event.clock for event in events}]
    return events


def _duty(story: Story, area: int, clock: str, dates: tuple[date, date], random: Random) -> list[Event]:
    """Return the start of a clock (dates: its anchor, and when it starts) and how each of its periods ends."""
    anchor, begins = dates
    events = [Event(_some_moment(begins, random), "start", area, clock, anchor)]
    earliest, number = begins + DAY, 1
    while earliest < story.last:
        due = due_of(clock, anchor, number)
        if random.random() < 0.2:
            moved_on = max(earliest, due + random.randrange(-12, 6) * DAY)
            due = max(due, moved_on) + random.randrange(3, 40) * DAY
            events.append(Event(_some_moment(moved_on, random), "move", area, clock, due))
            earliest = moved_on + DAY
        done = max(earliest, due + _punctuality(random) * DAY)
        events.append(Event(_some_moment(done, random), "fulfil", area, clock))
        if clock not in {"progress_report", "annual_review"}:
            break
        earliest, number = done + DAY, number + 1
    end = datetime.combine(story.last, time.max, tzinfo=UTC)
    return [event for event in events if event.moment <= end]


def _punctuality(random: Random) -> int:
    """Return how many days after its due date a duty is fulfilled: early, on the day, late, or very late."""
    return random.choice((random.randrange(-25, 0), random.randrange(-3, 1), 0, random.randrange(1, 60)))


def _some_moment(day: date, random: Random) -> datetime:
    return datetime.combine(day, random.choice((NIGHT, MIDDAY)))


def _leads_of(story: Story, area: int, random: Random) -> list[Held]:
    """Return who leads an area: one person, two in succession, two with a gap between, or two at once."""
    always, kind = date(2020, 1, 1), random.random()
    one, two = f"lead-{area}", f"second-lead-{area}"
    turn = story.first + random.randrange(10, story.days) * DAY
    if kind < 0.6:
        return [Held(one, area, always)]
    if kind < 0.8:
        return [Held(one, area, always, turn - DAY), Held(two, area, turn)]
    if kind < 0.9:
        return [Held(one, area, always, turn - DAY), Held(two, area, turn + 25 * DAY)]
    return [Held(one, area, always), Held(two, area, turn)]
