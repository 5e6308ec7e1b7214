"""The production shape starts with the scripts of the containers, on PostgreSQL and Redis, and answers for itself."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
HOST = "portal.example.org"
SERVICES = ("web", "worker", "beat")

# One group, so that one process of a parallel run starts all this once.
pytestmark = [pytest.mark.postgres, pytest.mark.xdist_group("production")]


def run(*command, env, seconds=180) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=seconds, check=False
    )


def eventually_healthy(name, env, seconds=60) -> str:
    """Return what the health script last said: nothing when it exits 0."""
    deadline = time.monotonic() + seconds
    while (answer := run(ROOT / "bin" / "healthy", name, env=env)).returncode and time.monotonic() < deadline:
        time.sleep(0.5)
    return answer.stdout + answer.stderr if answer.returncode else ""


@pytest.fixture(scope="module")
def environment(tmp_path_factory, free_address):
    """The environment of docker-compose.yml, with a database and a data folder of its own, both removed afterwards."""
    server, _, name = os.environ["DATABASE_URL"].rpartition("/")
    own = f"{name}_production_{os.getpid()}"
    folder = tmp_path_factory.mktemp("production")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{own}"')
        yield os.environ | {
            "LSIP_ENVIRONMENT": "production",
            "LSIP_SECRET_KEY": "k" * 60,
            "LSIP_ALLOWED_HOSTS": HOST,
            "LSIP_SERVICE_URL": f"https://{HOST}",
            "LSIP_VAR_DIR": str(folder),
            "DATABASE_URL": f"{server}/{own}",
            "LSIP_WEB_PROCESSES": "2",
            "PORT": str(free_address),
        }
        connection.execute(f'DROP DATABASE "{own}" WITH (FORCE)')
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def free_address() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.fixture(scope="module")
def production(environment):
    """The migrated database, the collected static files, and the three services."""
    for command in ((ROOT / "bin" / "migrate",), (sys.executable, "manage.py", "collectstatic", "--noinput")):
        done = run(*command, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
    started = {
        name: subprocess.Popen([ROOT / "bin" / name], cwd=ROOT, env=environment, start_new_session=True)
        for name in SERVICES
    }
    yield environment
    for process in started.values():
        process.terminate()
    try:
        assert {name: process.wait(timeout=30) for name, process in started.items()} == dict.fromkeys(SERVICES, 0)
    finally:
        for process in started.values():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.parametrize("name", SERVICES)
def test_each_service_answers_its_health_check(production, name):
    assert eventually_healthy(name, production) == ""


def test_the_health_check_fails_where_nothing_answers(environment, free_address):
    assert eventually_healthy("web", environment | {"PORT": "9"}, seconds=0) != ""


def test_a_page_is_served_behind_the_proxy_alone(production):
    assert eventually_healthy("web", production) == ""
    address = f"http://127.0.0.1:{production['PORT']}/account/sign-in/"
    behind = urllib.request.Request(address, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
    with urllib.request.urlopen(behind, timeout=20) as answer:
        page = answer.read().decode()
        assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert "demonstration" not in page.lower(), "no demonstration account is offered in production"
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(address, timeout=20)  # the host name 127.0.0.1 is not allowed
