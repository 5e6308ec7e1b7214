"""Run a step into a log, and count tests from the result files that pytest writes."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from console import ROOT


@dataclass(frozen=True)
class Count:
    """How many tests passed, failed (errors among them) and were skipped."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        """Add up two counts."""
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        """Say the count in the words of a test runner's closing line."""
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def empty(folder: Path) -> None:
    """Begin with an empty folder of results."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def run_logged(command: Sequence[str | Path], *, env: Mapping[str, str], log: Path, minutes: float) -> int:
    """Run a command with all it prints in a file and return its exit code; after `minutes`, kill it."""
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(  # noqa: S603  every command is written in this folder, none comes from a person
            command, cwd=ROOT, env=dict(env), stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )
        try:
            return process.wait(timeout=minutes * 60)
        except subprocess.TimeoutExpired:
            out.write(f"\nStopped: this step did not end within {minutes:g} minutes.\n")
            return 1
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def suites(report: Path) -> list[ElementTree.Element]:
    """Read the test suites of one result file; none where pytest wrote no file."""
    if not report.exists():
        return []
    return list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314  pytest wrote it a moment ago


def count_of(report: Path) -> Count | None:
    """Count the tests of one result file, or return None where there is no such file."""
    found = suites(report)
    return sum((count_of_suite(suite) for suite in found), Count()) if found else None


def count_of_suite(suite: ElementTree.Element) -> Count:
    """Count the tests of one suite; an error counts as a failure."""
    tests, failures, errors, skipped = (
        int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped")
    )
    return Count(tests - failures - errors - skipped, failures + errors, skipped)


def total(folder: Path) -> Count:
    """Add up all result files of a folder."""
    return sum((count_of(report) or Count() for report in folder.glob("*.xml")), Count())


def reasons_of_skips(folder: Path) -> Iterator[str]:
    """Yield each reason for a skipped test once, so that no skip goes unseen."""
    elements = [
        element for report in folder.glob("*.xml") for suite in suites(report) for element in suite.iter("skipped")
    ]
    yield from sorted({element.get("message", "no reason given") for element in elements})
