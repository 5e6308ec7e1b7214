"""Make everything that the portal needs on this machine, and skip what is unchanged since the last time.

Usage: prepare.py run|test. `run` installs the runtime packages and fills the local database; `test` installs the
development packages too and fills nothing: the tests make their own databases.
"""

import fcntl
import hashlib
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from console import ROOT, VENV, data_folder, environment, outcome, run_step

PYTHON = VENV / "bin" / "python"
IGNORED_PARTS = {"__pycache__", "node_modules", ".venv"}


@dataclass(frozen=True)
class Step:
    """A command, the files whose change makes it due again, and what must be there for it to be done."""

    title: str
    command: tuple[str | Path, ...]
    inputs: tuple[str, ...]
    output: Path


TOOLS = VENV / "stamps"
PIP_INSTALL = (PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--requirement")
RUNTIME = Step(
    "Installing Python packages",
    (*PIP_INSTALL, "requirements/runtime.lock"),
    ("requirements/runtime.lock",),
    VENV / "bin" / "gunicorn",
)
DEVELOPMENT = Step(
    "Installing Python packages for development",
    (*PIP_INSTALL, "requirements/dev.lock"),
    ("requirements/dev.lock",),
    VENV / "bin" / "pytest",
)
FRONT_END = (
    Step(
        "Installing npm packages",
        ("npm", "ci", "--no-audit", "--no-fund"),
        ("package.json", "package-lock.json"),
        ROOT / "node_modules" / ".package-lock.json",
    ),
    Step(
        "Building styles and scripts",
        ("node", "bin/build-assets.mjs"),
        ("package-lock.json", "bin/build-assets.mjs", "static/src/**/*"),
        ROOT / "static" / "build",
    ),
)


def data_steps(env: Mapping[str, str]) -> Iterator[Step]:
    """Yield the steps that fill the database, in their order."""
    database = data_folder(env) / "portal.sqlite3"
    rows = [
        ("Preparing the database", "migrate", ("*/migrations/*.py", "requirements/runtime.lock")),
        ("Loading reference data", "load_reference", ("reference/**/*",)),
        ("Loading guidance editions", "load_editions", ("lifecycle/**/*",)),
        ("Loading terms of designation", "load_terms", ("designations/**/*",)),
    ]
    if env.get("LSIP_DEMONSTRATION", "true").lower() not in {"false", "0", "no", "off"}:
        stories = ("lsip_portal/demonstration/**/*", "lsip_portal/management/commands/load_demonstration.py")
        rows.append(("Loading demonstration data", "load_demonstration", stories))
    for title, command, inputs in rows:
        yield Step(title, (ROOT / "bin" / "manage", command), inputs, database)


def digest(patterns: Iterable[str], *, seed: str = "") -> str:
    """Return a digest of the names and contents of all files that match the patterns under the root."""
    answer = hashlib.sha256(seed.encode())
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            relative = path.relative_to(ROOT)
            if path.is_file() and not IGNORED_PARTS.intersection(relative.parts):
                answer.update(f"{relative}\0".encode() + path.read_bytes())
    return answer.hexdigest()


def carry_out(steps: Iterable[Step], *, stamps: Path, env: Mapping[str, str], always: bool = False) -> None:
    """Run the steps whose inputs, or whose earlier steps' inputs, have changed since their stamp was written."""
    seed = ""
    for step in steps:
        seed = digest(step.inputs, seed=seed)
        stamp = stamps / step.title.lower().replace(" ", "-")
        done = stamp.exists() and stamp.read_text(encoding="ascii") == seed and step.output.exists()
        if done and not always:
            continue
        stamp.unlink(missing_ok=True)
        run_step(step.title, step.command, env=env)
        stamps.mkdir(parents=True, exist_ok=True)
        stamp.write_text(seed, encoding="ascii")


def make_virtual_environment(env: Mapping[str, str]) -> None:
    """Make `.venv`, anew where it is of another Python, broken, or copied here from another folder."""
    question: Sequence[str | Path] = (PYTHON, "-c", "import sys, pip; sys.exit(sys.version_info[:2] != (3, 11))")
    pip = VENV / "bin" / "pip"
    is_ours = pip.exists() and str(VENV) in pip.read_text(encoding="utf-8")
    works = is_ours and subprocess.run(question, capture_output=True, check=False).returncode == 0  # noqa: S603
    if not works:
        command = (sys.executable, "-m", "venv", "--clear", VENV)
        run_step("Making the virtual environment", command, env=env)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other set-up works in this folder; the lock goes with the process, so none is ever stale."""
    folder = ROOT / "var"
    folder.mkdir(exist_ok=True)
    with (folder / "prepare.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def prepare(command: str) -> None:
    """Do the whole set-up for `make run` or `make test`."""
    env = environment()
    with one_at_a_time():
        make_virtual_environment(env)
        # The development lock holds the runtime lock, so each is installed at most once for a change.
        carry_out([DEVELOPMENT if command == "test" else RUNTIME], stamps=TOOLS, env=env)
        carry_out(FRONT_END, stamps=TOOLS, env=env)
        if command == "run":
            # Stamps tell about the local SQLite file; what happened to another database since, they cannot know.
            carry_out(data_steps(env), stamps=data_folder(env) / "stamps", env=env, always="DATABASE_URL" in env)


if __name__ == "__main__":
    sys.exit(outcome(lambda: prepare(sys.argv[1])))
