"""What every test may use. Here alone are the triggers of the history lifted, around a flush of the test database."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

from lifecycle.models import Edition
from lifecycle.services import load_editions
from tests.reference_fixture import (  # noqa: F401  the fixtures of the reference data
    _reference_of_module,
    _reference_tables,
    committed_reference_data,
    reference_data,
    reference_everything,
    reference_folder,
)

append_only = import_module("lifecycle.migrations.0002_history_is_append_only")


class Direct:
    """Runs a migration's statements in the transaction at hand, which SQLite's schema editor refuses."""

    connection = connection

    def execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)


@contextmanager
def triggers_lifted() -> Iterator[None]:
    """Take the triggers of the history away inside the block."""
    append_only.fall(apps, Direct())
    try:
        yield
    finally:
        append_only.stand(apps, Direct())


@pytest.fixture(autouse=True, scope="session")
def _flush_may_empty_the_history() -> Iterator[None]:
    """Let the flush after a transactional test empty the history too."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def lifted(self, sql_list):
        if not sql_list:
            return
        with triggers_lifted():
            flush(self, sql_list)

    patch = pytest.MonkeyPatch()
    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", lifted)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _own_folders(settings, tmp_path):
    """Keep files, mail and broker messages of a test in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.CELERY_BROKER_URL = "memory://"


@pytest.fixture(autouse=True)
def _sessions_outlast_the_dates_of_a_test(settings):
    """Let the clock of a test move by months while people stay signed in: that it ends has tests of its own."""
    settings.IDLE_MINUTES = settings.IDLE_MINUTES_SECOND_FACTOR = 10 * 366 * 24 * 60


@pytest.fixture
def editions(db) -> dict[str, Edition]:
    """Both editions of the guidance, by code."""
    load_editions()
    return {edition.code: edition for edition in Edition.objects.order_by("revision")}


@pytest.fixture(autouse=True)
def _nudges_reach_no_broker(monkeypatch):
    """Let no test write to a broker: a nudge to a worker is only a nudge."""
    monkeypatch.setattr("lifecycle.tasks.work.delay", lambda pk: None)
    monkeypatch.setattr("lifecycle.tasks.deliver_outbox.delay", lambda: None)
