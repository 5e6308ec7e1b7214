"""Web, worker and beat start together and end together, however the end comes."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
WEB = """
import http.server, os, pathlib
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 404)
        self.end_headers()
    def log_message(self, *words):
        pass
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Health).serve_forever()
"""


class Portal:
    """The real supervisor over three small services, in a folder of its own."""

    def __init__(self, folder: Path, port: int):
        self.folder = folder
        (folder / "bin").mkdir()
        for program in (ROOT / "bin").glob("*.py"):
            shutil.copy(program, folder / "bin")
        self.service("web", f"exec '{sys.executable}' -c '{WEB}'")
        self.service("worker", "exec sleep 300")
        self.service("beat", "exec sleep 300")
        # The only LSIP_ settings are these, whatever the environment of the tests says.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LSIP_")}
        self.env = {**kept, "PORT": str(port), "LSIP_VAR_DIR": str(folder / "var")}
        self.process: subprocess.Popen | None = None

    def service(self, name: str, script: str):
        file = self.folder / "bin" / name
        file.write_text(f'#!/bin/sh\necho $$ > "{self.folder}/{name}.pid"\n{script}\n')
        file.chmod(0o755)

    def start(self) -> "Portal":
        # Under `nohup` a hang-up is ignored, which the supervisor respects: these tests are to be heard all the same.
        command = ["env", "--default-signal=HUP", sys.executable, self.folder / "bin" / "supervise.py"]
        self.log = (self.folder / "log").open("w")
        self.process = subprocess.Popen(command, env=self.env, stdout=self.log, stderr=self.log, start_new_session=True)
        return self

    def output(self) -> str:
        return (self.folder / "log").read_text()

    def has_said(self, words: str) -> bool:
        return eventually(lambda: words in self.output())

    def pid(self, name: str) -> int:
        return int((self.folder / f"{name}.pid").read_text())

    def running(self) -> list[str]:
        return [name for name in ("web", "worker", "beat") if is_alive(self.pid(name))]

    def clear(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
        for file in self.folder.glob("*.pid"):
            if is_alive(int(file.read_text())):
                os.kill(int(file.read_text()), signal.SIGKILL)


def is_alive(pid: int) -> bool:
    """A process that has ended and waits for its parent counts as gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def eventually(condition, seconds=20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def portal(tmp_path, free_port):
    portal = Portal(tmp_path, free_port)
    yield portal
    portal.clear()


def test_the_start_says_where_the_portal_is_and_how_to_sign_in(portal):
    portal.start()
    assert portal.has_said("Ctrl-C stops the portal")
    address = f"http://127.0.0.1:{portal.env['PORT']}"
    assert f"The portal is at {address}\n" in portal.output()
    assert f"Sign in at {address}/account/sign-in/: the page offers a demonstration account" in portal.output()
    assert portal.running() == ["web", "worker", "beat"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_every_process_and_the_next_start_works(portal, number):
    for _ in range(2):
        portal.start()
        assert portal.has_said("The portal is at")
        portal.process.send_signal(number)
        assert portal.process.wait(timeout=20) == 0
        assert portal.running() == []
        assert portal.output().endswith("The portal has stopped.\n")


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_when_one_process_ends_by_itself_the_others_are_stopped_and_it_is_named(portal, name):
    portal.start()
    assert portal.has_said("The portal is at")
    os.kill(portal.pid(name), signal.SIGKILL)
    assert portal.process.wait(timeout=20) == 1
    assert f"bin/{name} ended by itself (exit code -9)" in portal.output()
    assert portal.running() == []


def test_a_service_that_does_not_come_up_stops_the_start(portal):
    portal.service("worker", "echo no such broker >&2; exit 3")
    portal.start()
    assert portal.process.wait(timeout=20) == 1
    assert "no such broker\nbin/worker ended by itself (exit code 3): the reason is above.\n" in portal.output()
    assert portal.running() == []


def test_nothing_is_left_behind_when_the_supervisor_itself_is_killed(portal):
    portal.start()
    assert portal.has_said("The portal is at")
    portal.process.kill()
    assert eventually(lambda: portal.running() == [])


def test_a_second_signal_no_longer_waits_for_a_service_that_does_not_end(portal):
    portal.service("worker", "trap '' TERM; while true; do sleep 1; done")
    portal.start()
    assert portal.has_said("The portal is at")
    portal.process.send_signal(signal.SIGINT)
    assert eventually(lambda: portal.running() == ["worker"])
    portal.process.send_signal(signal.SIGINT)
    assert portal.process.wait(timeout=5) == 0
    assert portal.running() == []


def test_a_second_start_on_the_same_data_is_refused_while_the_first_runs(portal, tmp_path_factory):
    portal.start()
    assert portal.has_said("The portal is at")
    command = [sys.executable, portal.folder / "bin" / "supervise.py"]
    second = subprocess.run(command, env=portal.env, capture_output=True, text=True, timeout=20, check=False)
    assert second.returncode == 1
    assert f"already runs on the data in {portal.folder / 'var'} (process {portal.process.pid})" in second.stderr
    assert portal.running() == ["web", "worker", "beat"]
