"""Chooses the tests that run on PostgreSQL and Redis: `python -m pytest -p tests.on_postgres`.

A test is chosen when it lies in one of `PLACES`, and then it runs on SQLite too, or when it is marked
`@pytest.mark.postgres`, and then it runs on PostgreSQL alone. The database and the broker themselves come from
DATABASE_URL and LSIP_BROKER_URL.
"""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PLACES = (TESTS / "journeys", TESTS / "unit" / "lifecycle", TESTS / "unit" / "reminders")
DERIVED = TESTS / "unit" / "lifecycle" / "test_tables.py"


def is_chosen(item: pytest.Item) -> bool:
    """Tell whether PostgreSQL could answer this test differently: what is derived from the tables could not."""
    if item.path == DERIVED:
        return False
    return bool(item.get_closest_marker("postgres")) or any(item.path.is_relative_to(place) for place in PLACES)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out every test that is not chosen, and say so in the count of deselected tests."""
    others = [item for item in items if not is_chosen(item)]
    config.hook.pytest_deselected(items=others)
    items[:] = [item for item in items if is_chosen(item)]
