"""Say what is going on, one line a step, and read the environment that every process of the portal shares."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"


class SetUpError(Exception):
    """One sentence that says why a command stops here and what to do about it."""


def say(text: str, *, end: str = "\n") -> None:
    """Write one line at once, also when standard output is a file."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


def dotenv() -> dict[str, str]:
    """Read the lines of `.env`; empty where there is no such file."""
    values: dict[str, str] = {}
    file = ROOT / ".env"
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else []:
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if equals and not name.startswith("#"):
            values[name.strip()] = value.strip().strip("'\"")
    return values


def environment() -> dict[str, str]:
    """Return the environment of this process on top of the lines of `.env`, as the settings see it."""
    return dotenv() | os.environ | {"PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def data_folder(env: Mapping[str, str]) -> Path:
    """Return the folder that holds the local database, files and mail."""
    return Path(env.get("LSIP_VAR_DIR") or ROOT / "var")


def outcome(action: Callable[[], int | None]) -> int:
    """Return the exit code of a whole command; a `SetUpError` or a stop by signal ends it with one sentence."""
    # A stop by SIGTERM ends like Ctrl-C, so that the program which runs under a step is ended too; and a shell that
    # starts this in the background has SIGINT ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        return action() or 0
    except SetUpError as sentence:
        sys.stderr.write(f"{sentence}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. Run the same command to go on.\n")
        return 130


def run_step(title: str, command: Sequence[str | Path], *, env: Mapping[str, str]) -> None:
    """Run a command quietly under its title; show what it printed only when it fails, and raise `SetUpError`."""
    say(f"{title}… ", end="")
    began = time.monotonic()
    done = subprocess.run(  # noqa: S603  every command is written in this folder, none comes from a person
        [str(part) for part in command],
        cwd=ROOT,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        say(f"failed\n{done.stdout.rstrip()}")
        raise SetUpError(f"{title} failed: what it printed is above.")
    say(f"{time.monotonic() - began:.0f} s")
