"""What a machine lacks is said in one sentence with the remedy, before anything else happens."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import doctor
import pytest
from console import SetUpError

ROOT = Path(__file__).resolve().parents[3]
# What a machine without Debian's package tools still has; apt-get is not among it, so nothing is ever installed here.
PLAIN_TOOLS = ("sh", "id", "env", "cat")


class Machine:
    """A PATH that holds just what the test puts there."""

    def __init__(self, folder: Path, port: int):
        self.folder, self.port = folder, port
        for tool in PLAIN_TOOLS:
            (folder / tool).symlink_to(f"/bin/{tool}")
        self.has("python3.11", f'exec "{sys.executable}" "$@"')
        self.has("node", "echo v20.19.0")
        self.has("npm", "echo 11.0.0")

    def has(self, name: str, script: str):
        self.lacks(name)
        (self.folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (self.folder / name).chmod(0o755)

    def lacks(self, name: str):
        (self.folder / name).unlink(missing_ok=True)

    def examine(self, **env: str) -> subprocess.CompletedProcess:
        own = {"PATH": str(self.folder), "PORT": str(self.port), "HOME": os.environ.get("HOME", "/"), **env}
        command = [ROOT / "bin" / "py", ROOT / "bin" / "doctor.py", "run"]
        return subprocess.run(command, env=own, capture_output=True, text=True, timeout=60, check=False)

    def refusal(self, **env: str) -> str:
        answer = self.examine(**env)
        assert answer.returncode == 1
        assert answer.stdout == ""
        assert answer.stderr.count("\n") == 1, "one sentence on one line"
        return answer.stderr.strip()


@pytest.fixture
def machine(tmp_path, free_port) -> Machine:
    return Machine(tmp_path, free_port)


def test_a_machine_with_everything_is_not_commented_on(machine):
    answer = machine.examine()
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")


@pytest.mark.parametrize("name", ["python3.11", "python3", "python"])
def test_python_is_found_under_any_of_its_names(machine, name):
    machine.lacks("python3.11")
    machine.has(name, f'exec "{sys.executable}" "$@"')
    assert machine.examine().returncode == 0


@pytest.mark.parametrize("version", ["2.7", "3.9", "3.12"])
def test_another_python_is_named_with_the_remedy(machine, version):
    machine.lacks("python3.11")
    machine.has("python3", f"printf {version}")
    assert machine.refusal() == (
        f"Python 3.11 is needed and this machine has Python {version}: install it "
        "(on Debian 12: apt-get install python3.11 python3.11-venv) and run the same command again."
    )


def test_a_machine_without_python_is_told_so(machine):
    machine.lacks("python3.11")
    assert machine.refusal().startswith("Python 3.11 is needed and this machine has no Python: install it")


def test_a_machine_without_node_is_told_so(machine):
    machine.lacks("node")
    assert machine.refusal() == (
        "Node.js is needed to build the styles and scripts and this machine has none: "
        "install Node.js 20.19 or newer with npm, and run the same command again."
    )


@pytest.mark.parametrize(("version", "is_enough"), [("v18.19.0", False), ("v20.18.3", False), ("v22.1.0", True)])
def test_an_old_node_is_refused_and_a_newer_one_is_not(machine, version, is_enough):
    machine.has("node", f"echo {version}")
    if is_enough:
        assert machine.examine().returncode == 0
    else:
        assert machine.refusal().startswith(f"Node.js {version[1:]} is too old: install Node.js 20.19 or newer")


def test_a_machine_without_npm_is_told_so(machine):
    machine.lacks("npm")
    assert machine.refusal().startswith("npm, which comes with Node.js, is not on this machine: install")


def test_a_port_in_use_is_named_with_one_that_is_free(machine):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        sentence, _, suggestion = machine.refusal(PORT=str(taken)).rpartition(" ")
    assert sentence == (f"Port {taken} is in use: stop the program that listens there, or use another one: make run")
    assert machine.examine(PORT=suggestion.removeprefix("PORT=")).returncode == 0


@pytest.mark.parametrize("port", ["web", "-1", "0", "65536", "80.5"])
def test_a_port_that_is_none_is_refused(machine, port):
    assert machine.refusal(PORT=port).startswith(f"PORT={port} is not a port: give a number from 1024 to 65535")


MISSING = (
    doctor.Need("the library Pango", lambda: False, ("libpango-1.0-0",)),
    doctor.Need("what is there", lambda: True, ("not-needed",)),
    doctor.Need("a font", lambda: False, ("fonts-liberation2", "fonts-dejavu-core")),
)


def test_an_ordinary_user_is_told_the_command_that_installs_what_is_missing(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SetUpError) as refusal:
        doctor.install_what_is_missing(MISSING)
    assert str(refusal.value) == (
        "Missing from this machine are the library Pango, a font: install with sudo apt-get install "
        "libpango-1.0-0 fonts-liberation2 fonts-dejavu-core and run the same command again."
    )


def test_root_has_what_is_missing_installed(monkeypatch):
    ran = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(doctor.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(doctor, "run_step", lambda title, command, env: ran.append(command))
    doctor.install_what_is_missing(MISSING)
    assert ran[0][:2] == ["apt-get", "update"]
    assert ran[1][:2] == ["apt-get", "install"]
    assert ran[1][-3:] == ["libpango-1.0-0", "fonts-liberation2", "fonts-dejavu-core"]


def test_a_library_is_there_when_it_can_be_loaded():
    assert doctor.has_library("libc.so.6")
    assert not doctor.has_library("libnobody-has-this.so.0")
