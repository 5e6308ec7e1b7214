"""Whether the hourly reminders ask no more of 100,000 deadlines than of few, and cost little more than bare SQL.

39 areas with ten years of history: 100,000 deadlines, of which 500 are open in a warning window and the rest fulfilled,
each with the reminders that it had.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
AREAS, IN_A_WINDOW, DEADLINES = 39, 500, 100_000
TODAY = datetime(2026, 3, 10, 10, tzinfo=UTC)  # a Tuesday
MOST_RATIO = 60.0  # of choosing, with objects and rules, to one statement that finds the same people and deadlines
MOST_MILLISECONDS = 10.0  # for each reminder that is written
BARE = """
SELECT d.id, d.title, d.due_on, c.title, p.actor_id, p.email, p.name
FROM lifecycle_deadline d
JOIN lifecycle_chain c ON c.id = d.chain_id
JOIN accounts_scope s ON s.chain_id = c.id
JOIN accounts_roleheld h ON h.scope_id = s.id AND h.role = 'erb_lead' AND h.since <= %s AND h.until IS NULL
JOIN accounts_user p ON p.id = h.person_id AND p.is_active
WHERE d.closed_by_id IS NULL AND d.due_on <= %s AND NOT EXISTS (
    SELECT 1 FROM lifecycle_reminder r
    WHERE r.deadline_id = d.id AND r.due_on = d.due_on AND r."offset" = -7 AND r.recipient_id = p.actor_id)
"""


def people_and_areas(number: int) -> list[Any]:
    """Make the areas, each with a lead, and two case officers; return the places."""
    from accounts.models import Organisation, RoleHeld, Scope, User
    from accounts.selectors import nation
    from lifecycle.models import Chain

    def hold(name: str, role: str, scope: Any, organisation: Any) -> None:
        person = User.objects.create_user(f"{name}@example.org", name=name)
        since = {"since": date(2015, 1, 1), "state": "held", "chain": scope.chain}
        RoleHeld.objects.create(person=person, role=role, scope=scope, organisation=organisation, **since)

    department = Organisation.objects.create(name="Department", kind="department")
    for officer in ("officer-1", "officer-2"):
        hold(officer, "case_officer", nation(), department)
    places = []
    for area in range(number):
        body = Organisation.objects.create(name=f"Body {area}", kind="body")
        chain = Chain.objects.create(title=f"Area {area}: Body {area}")
        places.append(Scope.objects.create(kind="designation", title=chain.title, organisation=body, chain=chain))
        hold(f"lead-{area}", "erb_lead", places[-1], body)
    return places


def entry_in(chain: Any) -> Any:
    """Write the entry that started, and closed, the deadlines of a chain."""
    from lifecycle import history
    from lifecycle.calendar import the_portal

    states = {
        "workflow": "designation",
        "record_id": "0",
        "move": "end",
        "source": "designated",
        "target": "designated",
    }
    acted = {"actor_id": the_portal().actor_id, "effective_on": date(2016, 1, 1), "facts": {}, "texts": {}}
    return history.append(history.lock(chain), **states, **acted)


def fill(places: list[Any], *, closed: int, opened: int) -> None:
    """Write deadlines: fulfilled ones over ten years, with their reminders, and open ones due in a week."""
    from django.db import transaction

    from accounts.roles import ERB_LEAD
    from lifecycle.models import Deadline, Edition, Reminder
    from lsip_portal import wiring

    rows: list[Deadline] = []
    common = {"title": "Progress report", "force": "guidance", "source": "Guidance 4.3.1", "workflow": "designation"}
    common |= {"record_id": "0", "edition": Edition.objects.get(code="2022-08")}
    with transaction.atomic():
        entries = [entry_in(place.chain) for place in places]
        for number in range(closed + opened):
            entry, is_open = entries[number % len(entries)], number >= closed
            due = TODAY.date() + timedelta(days=7) if is_open else TODAY.date() - timedelta(days=1 + number % 3650)
            shut = {} if is_open else {"closed_by": entry, "closed_on": due, "fulfilled": True}
            clock = f"duty_{number}" if is_open else "progress_report"
            wiring.DUTIES[clock] = ERB_LEAD
            days = {"anchor": due - timedelta(days=42), "due_on": due, "first_due_on": due, "number": 1 + number}
            rows.append(Deadline(chain_id=entry.chain_id, clock=clock, started_by=entry, **common, **days, **shut))
        made = Deadline.objects.bulk_create(rows, batch_size=2000)
        past = [
            Reminder(deadline=one, due_on=one.due_on, offset=offset, overtaken=True)
            for one in made
            if one.fulfilled
            for offset in (-14, -7)
        ]
        Reminder.objects.bulk_create(past, batch_size=2000)


def measured(act: Callable[[], Any], times: int = 1) -> tuple[float, int]:
    """Return the processor milliseconds and the queries of an act, on average."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        act()
    began = time.process_time()
    for _ in range(times):
        act()
    return (time.process_time() - began) * 1000 / times, len(asked)


def bare() -> int:
    """Return how many deadlines the selection finds, in one statement."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(BARE, [TODAY.date(), TODAY.date() + timedelta(days=7)])
        return len(cursor.fetchall())


def main() -> int:
    """Print queries, times and ratios; return 1 where the queries grow or a bound is passed."""
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LSIP_VAR_DIR": folder, "DJANGO_SETTINGS_MODULE": "lsip_portal.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        from lifecycle import clock, tasks
        from lifecycle.models import Message
        from lifecycle.reminders import selectors
        from lifecycle.reminders.services import remind

        tasks.deliver_outbox.delay = lambda: None
        call_command("migrate", verbosity=0)
        for command in ("load_reference", "load_editions"):
            with open(os.devnull, "w", encoding="utf-8") as quiet:
                call_command(command, stdout=quiet)
        places = people_and_areas(AREAS)
        with clock.at(TODAY):
            fill(places, closed=100, opened=5)
            _, few = measured(lambda: selectors.due_on_day(clock.today()))
            remind()
            fill(places, closed=DEADLINES - IN_A_WINDOW, opened=IN_A_WINDOW)
            chosen, many = measured(lambda: selectors.due_on_day(clock.today()), times=5)
            plain, _ = measured(bare, times=5)
            found = bare()
            before, began = Message.objects.count(), time.process_time()
            sent = remind()
            each = (time.process_time() - began) * 1000 / sent
            assert sent == IN_A_WINDOW == found == Message.objects.count() - before
            idle, _ = measured(lambda: selectors.due_on_day(clock.today()), times=5)
            plain_idle, _ = measured(bare, times=5)
    print(f"queries to choose            {few:6} among 105 deadlines")
    print(f"queries to choose            {many:6} among {DEADLINES + 105}, {IN_A_WINDOW} of them in a window")
    print(f"choosing {IN_A_WINDOW}, ms            {chosen:6.1f}, bare SQL {plain:.1f}, ratio {chosen / plain:.1f}")
    print(f"an hour with nothing due, ms {idle:6.1f}, bare SQL {plain_idle:.1f}, ratio {idle / plain_idle:.1f}")
    print(f"choosing and writing, ms     {each:6.2f} for each reminder (bound {MOST_MILLISECONDS})")
    return int(few != many or each > MOST_MILLISECONDS or chosen / plain > MOST_RATIO)


if __name__ == "__main__":
    sys.exit(main())
