"""A portal in a process of its own that lives through a story hour by hour, on a real SQLite file.

`python -m tests.soak.reminding.portal SEED DAYS AREAS KILLS DOUBLED`: the workers are children that run the hourly
task; some are killed with SIGKILL, at a moment that chance alone decides; for DOUBLED days two of them run each hour at
once. What the outbox and the ledger hold at the end is written as JSON.
"""

import csv
import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from tests.soak.reminding.oracle import HOLIDAYS, judge
from tests.soak.reminding.story import MIDDAY, Event, Story, told

NOTICE = "https://www.gov.uk/government/publications/notice"


def kill_hours(story: Story, kills: int) -> set[datetime]:
    """Return the hours in which a worker is killed, at most one before and one after midday: most of them are hours
    in which something is sent for the first time, the rest any hour at all."""
    random = Random(f"kills of {story.seed}")
    busy: dict[tuple[date, bool], datetime] = {}
    sent = set(judge(story).told.values())
    by_half: dict[tuple[date, bool], list[datetime]] = {}
    for hour in story.hours:
        if not story.out(hour.date()):
            by_half.setdefault((hour.date(), hour.timetz() > MIDDAY), []).append(hour)
    for half in random.sample(sorted(sent), min(len(sent), kills * 3 // 5)):
        office = [hour for hour in by_half[half] if in_london(hour) == (12 if half[1] else 8)]
        busy[half] = office[0] if office and not half[1] else by_half[half][0]
    others = [half for half in by_half if half not in busy]
    for half in random.sample(others, kills - len(busy)):
        busy[half] = random.choice(by_half[half])
    return set(busy.values())


def in_london(hour: datetime) -> int:
    from lifecycle.clock import LONDON

    return hour.astimezone(LONDON).hour


class World:
    """The areas of a story in the database, and what happens to them."""

    def __init__(self, story: Story) -> None:
        from lifecycle.services import load_editions
        from reference.models import BankHoliday

        self.edition = next(edition for edition in load_editions() if edition.code == "2022-08")
        rows = csv.DictReader(HOLIDAYS.open(encoding="utf-8"))
        BankHoliday.objects.bulk_create(BankHoliday(day=row["day"], title=row["title"]) for row in rows)
        self.records = [self._designation(number) for number in range(story.areas)]
        self.people: dict[str, Any] = {}
        for held in story.roles:
            self._hold(held)

    def _designation(self, number: int) -> Any:
        from accounts.models import Organisation, Scope
        from designations.models import Designation
        from lifecycle.models import Chain
        from reference.models import Area

        body = Organisation.objects.create(name=f"Body {number}", kind=Organisation.Kind.BODY)
        chain = Chain.objects.create(title=f"Area {number}: Body {number}")
        scope = Scope.objects.create(kind="designation", title=chain.title, organisation=body, chain=chain)
        area = Area.objects.create(slug=f"area-{number}", name=f"Area {number}")
        dates = {
            "effective_on": date(2025, 1, 1),
            "published_on": date(2024, 12, 1),
            "notice_address": NOTICE,
            "taken_in": True,
        }
        return Designation.objects.create(
            state="designated", chain=chain, edition=self.edition, scope=scope, area=area, body=body, **dates
        )

    def _hold(self, held: Any) -> None:
        from accounts.models import Organisation, RoleHeld, User
        from accounts.selectors import nation

        if held.person not in self.people:
            self.people[held.person] = User.objects.create_user(f"{held.person}@example.org", name=held.person)
        scope = nation() if held.area is None else self.records[held.area].scope
        RoleHeld.objects.create(
            state="held" if held.until is None else "ended",
            chain=scope.chain,
            person=self.people[held.person],
            organisation=scope.organisation or Organisation.objects.get_or_create(name="DfE", kind="department")[0],
            role="case_officer" if held.area is None else "erb_lead",
            scope=scope,
            since=held.since,
            until=held.until,
        )

    def happen(self, event: Event) -> None:
        """Let an event happen, in one transaction with its entry in the history."""
        from django.db import transaction

        from lifecycle import clock, deadlines, history
        from lifecycle.calendar import the_portal
        from lifecycle.models import Deadline

        record = self.records[event.area]
        with clock.at(event.moment), transaction.atomic():
            entry = history.append(
                history.lock(record.chain),
                workflow="designation",
                record_id=record.pk,
                move=event.kind,
                source="designated",
                target="designated",
                actor_id=the_portal().actor_id,
                effective_on=event.moment.date(),
                facts={},
                texts={},
            )
            if event.kind == "start":
                deadlines.start(record, event.clock, event.day, entry)
            elif event.kind == "move":
                for deadline in Deadline.objects.filter(chain=record.chain, clock=event.clock, closed_by=None):
                    deadlines.change(deadline, event.day, entry)
            else:
                {"fulfil": deadlines.fulfil, "end": deadlines.end}[event.kind](record, event.clock, entry)


class Workers:
    """Children that run the hourly task, and how many of them were killed while they did."""

    def __init__(self) -> None:
        self.runs = self.killed = self.killed_at_work = 0
        self.longest = 0.02
        self.chance = Random()

    def run(self, hours: list[datetime], *, twice: bool, kill: bool) -> None:
        """Run the task for each of the hours; where `kill`, a worker is killed in the last of them."""
        from django.db import connections

        if not hours:
            return
        connections.close_all()
        together = multiprocessing.Barrier(2) if twice else None
        reading, writing = os.pipe()
        first = self._fork(lambda: _work(hours, together, writing if kill else None))
        second = self._fork(lambda: _work(hours, together, None)) if twice else None
        os.close(writing)
        with os.fdopen(reading, "rb") as said:
            if kill and said.read(1):
                time.sleep(self.chance.uniform(0, 1.2 * self.longest))
                os.kill(first, signal.SIGKILL)
            _, status = os.waitpid(first, 0)
            finished = said.read() if kill else b"done"
        if second:
            assert os.waitpid(second, 0)[1] == 0
        assert status == (signal.SIGKILL if kill else 0), status
        self.runs += len(hours) * (2 if twice else 1)
        self.killed += kill
        self.killed_at_work += kill and not finished

    def _fork(self, work: Callable[[], None]) -> int:
        pid = os.fork()
        if pid:
            return pid
        code = 1
        try:
            work()
            code = 0
        except Exception:  # noqa: BLE001  the child ends here whatever happened, and says so by its code
            import traceback

            traceback.print_exc()
        finally:
            os._exit(code)


def _work(hours: list[datetime], together: Any, said: int | None) -> None:
    """Run the task in each hour; where somebody listens, say when the last begins and ends, and wait to be killed."""
    from lifecycle import clock
    from lifecycle.reminders.services import remind

    for hour in hours:
        if together:
            together.wait(timeout=60)
        if said is not None and hour == hours[-1]:
            os.write(said, b"b")
        with clock.at(hour):
            remind()
    if said is not None:
        os.write(said, b"e")
        signal.pause()


def live(story: Story, *, kills: int, doubled: int) -> dict[str, Any]:
    """Live through a story and return what the outbox and the ledger hold, with counts of what was done to them."""
    world, workers = World(story), Workers()
    _warm()
    dying = kill_hours(story, kills)
    begins = story.first + timedelta(days=story.days // 3)
    waiting, stretch, twice = list(story.events), [], False
    for hour in story.hours:
        now_twice = begins <= hour.date() < begins + timedelta(days=doubled)
        if (waiting and waiting[0].moment <= hour) or now_twice != twice:
            workers.run(stretch, twice=twice, kill=False)
            stretch, twice = [], now_twice
        while waiting and waiting[0].moment <= hour:
            world.happen(waiting.pop(0))
        if story.out(hour.date()):
            continue
        stretch.append(hour)
        if hour in dying:
            workers.run(stretch, twice=twice, kill=True)
            stretch = []
    workers.run(stretch, twice=twice, kill=False)
    return _held(workers)


def _warm() -> None:
    """Compile the templates before the workers fork, as a worker that lives for weeks has done."""
    from django.template.loader import get_template

    from lifecycle import wiring
    from lifecycle.reminders.wording import STAGES

    for name in ("delivery_plan", "progress_report", "plan_ready", "annual_review"):
        for stage in STAGES:
            get_template(f"reminders/{name}/{stage}.txt")
    wiring.load()


def _held(workers: Workers) -> dict[str, Any]:
    from lifecycle.models import Message, Reminder

    told = Message.objects.values_list(
        "reminder__deadline__started_by__chain__title",
        "reminder__deadline__clock",
        "reminder__deadline__number",
        "reminder__due_on",
        "reminder__offset",
        "actor__name",
        "reminder__escalated",
        "reminder__claimed_at",
    )
    passed = Reminder.objects.filter(recipient=None).values_list(
        "deadline__started_by__chain__title", "deadline__clock", "deadline__number", "due_on", "offset", "overtaken"
    )
    return {
        "told": [[_area(row[0]), *row[1:3], str(row[3]), *row[4:7], row[7].isoformat()] for row in told],
        "passed": [[_area(row[0]), *row[1:3], str(row[3]), *row[4:]] for row in passed],
        "rows": Reminder.objects.exclude(recipient=None).count(),
        "runs": workers.runs,
        "killed": workers.killed,
        "killed_at_work": workers.killed_at_work,
    }


def _area(title: str) -> int:
    return int(title.split(":", maxsplit=1)[0].removeprefix("Area "))


def main(seed: int, days: int, areas: int, kills: int, doubled: int) -> None:
    """Live through the story of a seed and write what came of it."""
    import django

    django.setup()
    from lifecycle import tasks

    tasks.deliver_outbox.delay = lambda: None  # the mail itself is not what is tried here
    json.dump(live(told(seed, days=days, areas=areas), kills=kills, doubled=doubled), sys.stdout)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
