"""The closing line of `make test` counts every test of every run."""

import os
import sys

import results
from results import Count

REPORT = """<?xml version="1.0"?><testsuites><testsuite name="pytest" tests="{tests}" failures="{failures}"
errors="{errors}" skipped="{skipped}">{cases}</testsuite></testsuites>"""


def report(folder, name, *, tests, failures=0, errors=0, skipped=0, cases=""):
    text = REPORT.format(tests=tests, failures=failures, errors=errors, skipped=skipped, cases=cases)
    (folder / f"{name}.xml").write_text(text)


def test_an_error_counts_as_a_failure_and_a_skip_not_as_a_pass(tmp_path):
    report(tmp_path, "sqlite", tests=10, failures=2, errors=1, skipped=3)
    assert results.count_of(tmp_path / "sqlite.xml") == Count(passed=4, failed=3, skipped=3)


def test_the_runs_are_added_up_in_the_words_of_a_closing_line(tmp_path):
    report(tmp_path, "sqlite", tests=10, skipped=1)
    report(tmp_path, "postgres", tests=5, failures=2)
    assert str(results.total(tmp_path)) == "12 passed, 2 failed, 1 skipped"


def test_a_run_that_wrote_no_report_has_no_count(tmp_path):
    assert results.count_of(tmp_path / "browser.xml") is None
    assert results.total(tmp_path) == Count()


def test_each_reason_for_a_skip_is_told_once(tmp_path):
    case = '<testcase name="{0}"><skipped message="needs a scanner"/></testcase>'
    report(tmp_path, "sqlite", tests=2, skipped=2, cases=case.format(1) + case.format(2))
    assert list(results.reasons_of_skips(tmp_path)) == ["needs a scanner"]


def test_a_step_that_hangs_is_ended_with_its_children(tmp_path):
    script = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    log = tmp_path / "log"
    code = results.run_logged([sys.executable, "-c", script], env=dict(os.environ), log=log, minutes=0.01)
    assert code == 1
    assert "did not end within 0.01 minutes" in log.read_text()
