"""One trial: an empty database, the portal that lives through a story in it, and the oracle's verdict on both."""

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from tests.soak.reminding.oracle import Window, judge
from tests.soak.reminding.story import told

ROOT = Path(__file__).resolve().parents[3]
LONDON = ZoneInfo("Europe/London")


def empty_database(path: Path) -> None:
    """Make a file with the tables of the test database, and nothing in them."""
    kinds = "CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY {kinds}"
        )
        statements = [row[0] for row in cursor.fetchall()]
    with sqlite3.connect(path) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.executescript(";\n".join([*statements, ""]))


def try_out(seed: int, *, days: int, areas: int, kills: int, doubled: int, folder: Path) -> dict[str, Any]:
    """Live through the story of a seed, assert that the outbox and the ledger are as the oracle has them, and return
    the counts."""
    story = told(seed, days=days, areas=areas)
    database = folder / "portal.sqlite3"
    empty_database(database)
    env = os.environ | {
        "DATABASE_URL": f"sqlite:///{database}",
        "LSIP_VAR_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "lsip_portal.settings",
    }
    words = [str(number) for number in (seed, days, areas, kills, doubled)]
    command = [sys.executable, "-m", "tests.soak.reminding.portal", *words]
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=False)
    assert done.returncode == 0, f"seed {seed}"
    held = json.loads(done.stdout)
    assert_as_judged(held, judge(story), seed)
    counts = Counter(event.kind for event in story.events)
    return {name: held[name] for name in ("runs", "killed", "killed_at_work")} | {
        "reminders": len(held["told"]),
        "passed": len(held["passed"]),
        **counts,
    }


def assert_as_judged(held: dict[str, Any], verdict: Any, seed: int) -> None:
    """Assert that each message was written once and on its day, and no other, and that the ledger says the same."""
    found = Counter((_window(row), row[5], row[6]) for row in held["told"])
    assert [one for one, times in found.items() if times > 1] == [], f"repeated, seed {seed}"
    wanted = set(verdict.told)
    assert wanted - set(found) == set(), f"lost, seed {seed}"
    assert set(found) - wanted == set(), f"not due, seed {seed}"
    days = {(_window(row), row[5], row[6]): datetime.fromisoformat(row[7]).astimezone(LONDON) for row in held["told"]}
    assert [one for one, moment in days.items() if moment.date() != verdict.told[one][0]] == [], f"late, seed {seed}"
    assert [one for one, moment in days.items() if not 8 <= moment.hour < 18] == [], f"at night, seed {seed}"
    assert {(_window(row), row[5]) for row in held["passed"]} == verdict.passed, f"passed, seed {seed}"
    assert held["rows"] == len(held["told"]), f"ledger and outbox, seed {seed}"


def _window(row: list[Any]) -> Window:
    return Window(row[0], row[1], row[2], date.fromisoformat(row[3]), row[4])
