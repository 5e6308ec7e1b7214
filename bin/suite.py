"""`make test`: every step is run even when an earlier one failed, timed, and counted on one closing line.

Usage: suite.py [static] [sqlite] [postgres] [browser] [soak]; without a name, all of them but soak.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import results
import servers
from console import ROOT, VENV, SetUpError, dotenv, outcome, say
from doctor import examine
from prepare import prepare

STEP_MINUTES = 20
OUTPUT = ROOT / "var" / "test"
BIN = VENV / "bin"
PLACES = ("tests/unit", "tests/pages", "tests/journeys", "tests/consistency")
PARALLEL = ("-n", str(len(os.sched_getaffinity(0))), "--dist", "loadgroup")


@dataclass(frozen=True)
class Check:
    """One step: a title, a command, and what its environment adds."""

    title: str
    command: tuple[str | Path, ...]
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """Name the files that this step writes."""
        return self.title.lower().replace(" ", "-").replace(",", "")


def manage(*words: str) -> tuple[str | Path, ...]:
    """Return the command line of a management command."""
    return (BIN / "python", "manage.py", *words)


def static() -> Iterator[Check]:
    """Yield what reads the code without running it."""
    yield Check("Lint", (BIN / "ruff", "check", "--quiet", "."))
    yield Check("Format", (BIN / "ruff", "format", "--check", "--quiet", "."))
    yield Check("Types", (BIN / "mypy", "."))
    yield Check("Import contracts", (BIN / "lint-imports",))
    yield Check("Templates", (BIN / "djlint", "templates", "--lint", "--quiet"))
    yield Check("Migrations complete", manage("makemigrations", "--check", "--dry-run"))
    yield Check("Generated pages fresh", manage("write_docs", "--check"))


def pytest(title: str, *words: str, env: Mapping[str, str] | None = None) -> Check:
    """Return a run of pytest that also writes its results for the closing count."""
    bare = Check(title, ())
    report = f"--junitxml={OUTPUT / bare.slug}.xml"
    return Check(title, (BIN / "python", "-m", "pytest", "-q", "--durations=10", report, *words), env or {})


def sqlite() -> Iterator[Check]:
    """Yield all tests without a browser, on SQLite and without any server."""
    yield pytest("Tests on SQLite", *PARALLEL, "-m", "not postgres", *PLACES)


def postgres() -> Iterator[Check]:
    """Yield the tests that tests/on_postgres.py chooses, on PostgreSQL and Redis."""
    # The name is this folder's own: two checkouts on one machine do not empty each other's database.
    name = "lsip_" + hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    env = {"DATABASE_URL": f"{servers.postgres_address()}/{name}", **servers.redis_settings()}
    words = ("-p", "tests.on_postgres", *PARALLEL, "--create-db", *PLACES)
    yield pytest("Tests on PostgreSQL and Redis", *words, env=env)


def browser() -> Iterator[Check]:
    """Yield the tests in headless Chromium: each worker starts a portal on data of its own, and takes whole files."""
    yield pytest("Tests in the browser", *PARALLEL[:2], "--dist", "loadfile", "tests/browser")


def soak() -> Iterator[Check]:
    """Yield the long tests, which `make test` leaves out."""
    yield pytest("Long tests", "-s", "tests/soak")


GROUPS: dict[str, Callable[[], Iterator[Check]]] = {
    "static": static,
    "sqlite": sqlite,
    "postgres": postgres,
    "browser": browser,
    "soak": soak,
}


def carry_out(check: Check, env: Mapping[str, str]) -> bool:
    """Run one step, tell how it went on one line, and show all that it printed when it failed."""
    say(f"{check.title}… ", end="")
    began = time.monotonic()
    log = OUTPUT / f"{check.slug}.log"
    code = results.run_logged(check.command, env={**env, **check.env}, log=log, minutes=STEP_MINUTES)
    count = results.count_of(OUTPUT / f"{check.slug}.xml")
    told = [str(count)] if count else []
    told += ["failed"] if code else []
    say(", ".join([*told, f"{time.monotonic() - began:.0f} s"]))
    if code:
        say(log.read_text(encoding="utf-8", errors="replace").rstrip())
    return code == 0


def chosen(names: list[str]) -> Iterator[tuple[str, list[Check]]]:
    """Yield each group with its steps; PostgreSQL and Redis may be left out, but never in CI."""
    for name in names:
        absent = servers.absent() if name == "postgres" else None
        if absent and os.environ.get("CI") != "true":
            say(f"Tests on PostgreSQL and Redis left out: {absent}")
        elif absent:
            say(f"Tests on PostgreSQL and Redis… failed: {absent}")
            yield name, []
        else:
            yield name, list(GROUPS[name]())


def sealed_environment() -> dict[str, str]:
    """Return an environment in which a test cannot reach a person's own database, broker or mail."""
    if "DATABASE_URL" in dotenv():
        raise SetUpError("The settings read .env in tests too: take DATABASE_URL out of .env and run make test again.")
    own = {name: value for name, value in os.environ.items() if name != "DATABASE_URL" and not name.startswith("LSIP_")}
    return own | {
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONPATH": str(ROOT),
        "LSIP_ENVIRONMENT": "development",
        "LSIP_VAR_DIR": str(OUTPUT / "data"),
        "LSIP_BROKER_URL": "filesystem://",
        "LSIP_CACHE_URL": "",
    }


def main(names: list[str]) -> int:
    """Run the named groups, print the closing lines, and return the exit code."""
    examine("test")
    prepare("test")
    results.empty(OUTPUT)
    (OUTPUT / "data").mkdir()
    env = sealed_environment()
    began = time.monotonic()
    failed: list[str] = []
    for name, checks in chosen(names or [name for name in GROUPS if name != "soak"]):
        failed += [check.title for check in checks if not carry_out(check, env)]
        failed += [] if checks else [name]
    for line in results.reasons_of_skips(OUTPUT):
        say(f"Skipped: {line}")
    say(f"\nFailed steps: {', '.join(failed)}" if failed else "\nEvery step passed.")
    say(f"{(time.monotonic() - began) / 60:.1f} minutes; the full output is in {OUTPUT.relative_to(ROOT)}.")
    if any(name != "static" for name in names or GROUPS):
        say(str(results.total(OUTPUT)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(outcome(lambda: main(sys.argv[1:])))
