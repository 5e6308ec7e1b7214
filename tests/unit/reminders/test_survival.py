"""Ninety days of reminders, hour by hour, with twenty killed workers; `make soak` runs three years of it."""

import pytest
from django.db import connection

from tests.soak.reminding.trial import try_out

SEED = 90


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the workers are killed over a file of SQLite")
@pytest.mark.django_db
def test_every_reminder_is_in_the_outbox_exactly_once_however_many_workers_are_killed(tmp_path):
    counts = try_out(SEED, days=90, areas=13, kills=20, doubled=5, folder=tmp_path)
    print(f"\nseed {SEED}: {counts}")
    assert counts["killed"] == 20 and counts["killed_at_work"] > 0
    assert counts["reminders"] > 100
    assert counts["passed"] > 0
