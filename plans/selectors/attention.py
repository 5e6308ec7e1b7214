"""Whether the department has something to do about an area's progress, and what (guidance 4.3.1).

Intervention is minimal where progress is satisfactory, or where risks are mitigated and there is a way back on track:
then nothing is to be done.
"""

from dataclasses import dataclass
from datetime import date

from designations.models import Designation
from lifecycle import clock
from lifecycle.models import Deadline
from lifecycle.periods import Period
from lsip_portal.kit.formats import day
from plans.models import ProgressReport, ProgressReportState, Rating
from plans.selectors.warnings import open_early_warnings


@dataclass(frozen=True)
class MissedReport:
    """A period on which no report came by its day; `came_on` is when one came after all."""

    number: int
    due_on: date
    came_on: date | None


def reasons_to_act(report: ProgressReport) -> list[str]:
    """Return what the department has to do about a submitted report; nothing where it is in order."""
    if report.state == ProgressReportState.DRAFTING:
        return []
    found = []
    if report.for_attention:
        found.append("It is marked for attention.")
    if report.rating == Rating.RED:
        found.append("The rating is red.")
    if report.rating == Rating.AMBER and not (report.recovery and (report.mitigations or not report.risks)):
        found.append("The rating is amber, without a way back on track.")
    if report.help_wanted:
        found.append("The ERB asks for help.")
    if report.question_open:
        found.append("A question waits for the ERB’s answer.")
    return found


def reasons_to_act_on(designation: Designation, newest: ProgressReport | None) -> list[str]:
    """Return what the department has to do about an area: its newest report, missed ones, and what was raised early."""
    found = reasons_to_act(newest) if newest else []
    found += [
        f"Report {one.number} was due on {day(one.due_on)}." for one in missed_reports(designation) if not one.came_on
    ]
    if count := open_early_warnings(designation).count():
        found.append(f"{'A risk or delay is' if count == 1 else f'{count} risks or delays are'} raised and open.")
    return found


def missed_reports(designation: Designation) -> list[MissedReport]:
    """Return the periods on which no report came by its day, the oldest first.

    A period after the open one has no deadline of its own yet; its day follows from the same anchor.
    """
    today = clock.today()
    deadlines = Deadline.objects.filter(chain=designation.chain, clock="progress_report", due_on__lt=today)
    found = []
    for deadline in deadlines.order_by("due_on", "pk"):
        if deadline.closed_by_id is None:
            found += _open_periods(deadline, today)
        elif deadline.days_late:
            found.append(MissedReport(deadline.number, deadline.due_on, deadline.closed_on))
    return found


def _open_periods(deadline: Deadline, today: date) -> list[MissedReport]:
    found = [MissedReport(deadline.number, deadline.due_on, None)]
    number = deadline.number + 1
    while deadline.every and (due := Period.parse(deadline.every).after(deadline.anchor, number)) < today:
        found.append(MissedReport(number, due, None))
        number += 1
    return found
