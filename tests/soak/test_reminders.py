"""Three years of reminders for 39 areas, hour by hour, with workers killed 200 times and the beat doubled for a month.

`REMINDER_SEED` names the seed; a failure names the seed that repeats it.
"""

import os

import pytest

from tests.soak.reminding.trial import try_out

SEED = int(os.environ.get("REMINDER_SEED", "2027"))


@pytest.mark.django_db
def test_in_three_years_every_reminder_is_in_the_outbox_exactly_once(tmp_path):
    counts = try_out(SEED, days=3 * 365 + 1, areas=39, kills=200, doubled=31, folder=tmp_path)
    print(f"\nseed {SEED}: {', '.join(f'{name} {count}' for name, count in counts.items())}")
    assert counts["killed"] == 200
    assert counts["killed_at_work"] > 0
