"""Beginning, submitting and reading progress reports; drafts are written like those of delivery plans."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from designations.models import Designation
from lifecycle import clock, history
from lifecycle.engine import NotPossible, reach, run
from lifecycle.models import Entry
from lifecycle.rules import unmet
from plans.content import frozen
from plans.guards.progress import CONTENT
from plans.models import ProgressReport
from plans.selectors.delivery import delivery_plan_to_report_on, newest_report, open_duty
from plans.selectors.reporting import facts_of_today, report_before


def new_progress_report(designation: Designation) -> ProgressReport:
    """Return the report on the open period, not saved yet, with the risks of the one before.

    Where no clock runs, it is the next one without a due date.
    """
    deadline = open_duty(designation, "progress_report")
    newest = newest_report(designation)
    report = ProgressReport(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
        deadline=deadline,
        number=deadline.number if deadline else newest.number + 1 if newest else 1,
    )
    if plan := delivery_plan_to_report_on(designation):
        report.delivery_plan = plan
    if before := report_before(report):
        report.risks, report.mitigations = before.risks, before.mitigations
    return report


def begin_progress_report(report: ProgressReport, *, by: Any) -> Entry:
    """Begin the report on a period."""
    return run(report, "begin", by=by, facts=_placed(report))


def send_progress_report(
    report: ProgressReport, *, by: Any, period: int | None = None, revision: int | None = None, **content: Any
) -> Entry:
    """Write and submit the report on a period at once.

    `period` is the one that the page showed: another one may be open now.
    """
    if period is not None and period != report.number:
        said = f"Report {period} is there already. The next one is report {report.number}: begin it from its own page"
        raise ValidationError(said)
    reach(report, "report", by)
    facts = _placed(report) | content
    for name, value in facts.items():
        setattr(report, name, value)
    if report.delivery_plan_id and (wanting := unmet(CONTENT, report)):  # the table would refuse too, without words
        raise NotPossible("The report is not complete yet.", wanting)
    return _submit(report, "report", by=by, facts=facts)


def submit_progress_report(report: ProgressReport, *, by: Any) -> Entry:
    """Submit a progress report today; what the record says of its period is frozen with it."""
    return _submit(report, "submit", by=by, facts={})


def _submit(report: ProgressReport, move: str, *, by: Any, facts: dict[str, Any]) -> Entry:
    with transaction.atomic():
        history.lock(report.chain)
        text, sha256 = frozen(facts_of_today(report))

        def freeze(report: ProgressReport) -> None:
            report.snapshot = json.loads(text)
            report.save(update_fields=["snapshot"])

        today = {"submitted_on": clock.today(), "changed": {"sha256": sha256}}
        return run(report, move, by=by, facts=facts | today, children=freeze)


def _placed(report: ProgressReport) -> dict[str, Any]:
    """Return where a new report belongs, and what it takes over from the one before."""
    plan = delivery_plan_to_report_on(report.designation)
    names = ("designation", "deadline", "number", "risks", "mitigations")
    return {name: getattr(report, name) for name in names} | {"delivery_plan": plan}


def ask(report: ProgressReport, *, by: Any, note: str) -> Entry:
    """Ask the body a question about a report."""
    return run(report, "ask", by=by, note=note, facts={"question_open": True})


def answer(report: ProgressReport, *, by: Any, note: str) -> Entry:
    """Answer the department's question."""
    return run(report, "answer", by=by, note=note, children=_settle)


def _settle(report: ProgressReport) -> None:
    report.question_open = False
    report.save(update_fields=["question_open"])


def mark_for_attention(report: ProgressReport, *, by: Any, note: str) -> Entry:
    """Mark a report for the department's attention, with the reason."""
    return run(report, "mark_for_attention", by=by, note=note, facts={"for_attention": True})
