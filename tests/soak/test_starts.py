"""The portal is started and stopped many times on the same data, kindly and unkindly, and nothing stays behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 20
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)


def processes_of(folder: Path) -> list[str]:
    """Return the command lines of the running processes whose environment names this data folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"LSIP_VAR_DIR={folder}".encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            continue
    return found


@pytest.fixture(scope="module")
def env(tmp_path_factory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("soak")
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    env = os.environ | {"LSIP_VAR_DIR": str(folder), "PORT": str(port)}
    subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=env, check=True)
    return env


@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_start_after_any_kind_of_stop_works_and_leaves_nothing_behind(env, number):
    folder = Path(env["LSIP_VAR_DIR"])
    log = folder / "log"
    with log.open("w") as out:
        portal = subprocess.Popen([ROOT / "bin" / "serve"], env=env, stdout=out, stderr=out, start_new_session=True)
        deadline = time.monotonic() + 60
        while "The portal is at" not in log.read_text():
            assert portal.poll() is None and time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)
        portal.send_signal(STOPS[number % len(STOPS)])
        portal.wait(timeout=30)
    deadline = time.monotonic() + 20
    while processes_of(folder) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert processes_of(folder) == []
