"""A worker that is killed between the moment a carrier took a letter and the moment it would have been written down."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.db import connection

from tests.mail import notify_server

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="The worker gets a copy of the database as a file."),
]
WORKER = """
import django, sys
from datetime import datetime
django.setup()
from lifecycle import clock, outbox
with clock.at(datetime.fromisoformat(sys.argv[1])):
    print(outbox.deliver())
"""


@pytest.fixture
def database(tmp_path, tell):
    """A file with what the outbox of this test holds."""
    tell()
    path = tmp_path / "portal.sqlite3"
    path.write_bytes(connection.connection.serialize())
    return path


@pytest.fixture
def worker(database):
    """Start a worker at a time of the day."""
    started = []

    def start(minute, **env):
        given = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "LSIP_VAR_DIR": str(database.parent), **env}
        command = [sys.executable, "-c", WORKER, f"2030-01-01T12:{minute:02}:00+00:00"]
        process = subprocess.Popen(command, env=given, cwd=django_settings.BASE_DIR, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def statuses(database):
    with sqlite3.connect(database) as rows:
        return [row[0] for row in rows.execute("SELECT status FROM lifecycle_message")]


def kill_once_taken(process, server):
    assert server.took.wait(timeout=60)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


def test_what_notify_took_from_a_killed_worker_is_found_by_the_next_and_not_sent_again(notify, database, worker):
    env = {
        "LSIP_NOTIFY_KEY": notify_server.KEY,
        "LSIP_NOTIFY_TEMPLATE": notify_server.TEMPLATE,
        "LSIP_NOTIFY_URL": notify.address,
    }
    notify.fault = notify_server.Fault(takes=True, silent=3)
    kill_once_taken(worker(0, **env), notify)
    assert statuses(database) == ["waiting"]
    notify.fault = None
    early, later = worker(5, **env), None
    assert early.communicate()[0] == "0\n"  # the claim of the killed worker still holds
    later = worker(11, **env)
    assert later.communicate()[0] == "1\n"
    assert statuses(database) == ["sent"]
    assert len(notify.letters) == 1


def test_what_a_mail_server_took_from_a_killed_worker_comes_again_under_the_same_message_id(smtp, database, worker):
    env = {
        "LSIP_EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "LSIP_EMAIL_HOST": "127.0.0.1",
        "LSIP_EMAIL_PORT": str(smtp.port),
    }
    smtp.silent = 3
    kill_once_taken(worker(0, **env), smtp)
    smtp.silent = 0
    assert worker(11, **env).communicate()[0] == "1\n"
    assert statuses(database) == ["sent"]
    first, second = smtp.mails
    assert first["Message-ID"] == second["Message-ID"]
