"""Beginning and reading progress reports; they are written and submitted like delivery plans."""

from typing import Any

from designations.models import Designation
from lifecycle.engine import run
from lifecycle.models import Entry
from plans.models import ProgressReport
from plans.selectors.delivery import delivery_plan_to_report_on, newest_report, open_duty


def new_progress_report(designation: Designation) -> ProgressReport:
    """Return the report on the open period, not saved yet; where no clock runs, the next one without a due date."""
    deadline = open_duty(designation, "progress_report")
    newest = newest_report(designation)
    return ProgressReport(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
        deadline=deadline,
        number=deadline.number if deadline else newest.number + 1 if newest else 1,
    )


def begin_progress_report(report: ProgressReport, *, by: Any) -> Entry:
    """Begin the report on a period."""
    facts = {name: getattr(report, name) for name in ("designation", "deadline", "number")}
    plan = delivery_plan_to_report_on(report.designation)
    return run(report, "begin", by=by, facts=facts | {"delivery_plan": plan})


def mark_for_attention(report: ProgressReport, *, by: Any, note: str) -> Entry:
    """Mark a report for the department's attention, with the reason."""
    return run(report, "mark_for_attention", by=by, note=note, facts={"for_attention": True})
