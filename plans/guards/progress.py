"""What must hold for a progress report (guidance 4.3.1)."""

from lifecycle.rules import Force, rule
from plans.guards.delivery import the_designation_is_in_force
from plans.models import ProgressReport, Rating
from plans.selectors.delivery import delivery_plan_to_report_on, open_reports_without_deadline, reports_on
from plans.selectors.work import milestones_of


@rule("Guidance 4.3.1", Force.GUIDANCE)
def a_delivery_plan_was_submitted(report: ProgressReport) -> str | None:
    """There is a delivery plan, submitted to the department, to report against."""
    if delivery_plan_to_report_on(report.designation):
        return None
    return "Submit a delivery plan first: a progress report says how you stand against it."


@rule("Guidance 4.3.1", Force.GUIDANCE)
def its_period_has_no_other_report(report: ProgressReport) -> str | None:
    """There is one report for each period; without a clock, one is drafted at a time."""
    if report.deadline:
        found = reports_on(report.deadline).exclude(pk=report.pk)
        return f"There is already a report for period {report.number}. Change that one." if found.exists() else None
    other = open_reports_without_deadline(report.designation).exclude(pk=report.pk).first()
    return f"Progress report {other.number} is being drafted. Submit that one first." if other else None


@rule("Guidance 4.3.1", Force.GUIDANCE)
def the_progress_is_described(report: ProgressReport) -> str | None:
    """The report says what progress was made; where the delivery plan has milestones, they say so by themselves."""
    if report.progress or milestones_of(report.delivery_plan).exists():
        return None
    return "Say what progress you made against the delivery plan."


@rule("Good administration", Force.LOCAL)
def a_rating_is_given(report: ProgressReport) -> str | None:
    """The report is rated green, amber or red."""
    return None if report.rating else "Rate the progress green, amber or red."


@rule("Good administration", Force.LOCAL)
def a_rating_that_is_not_green_has_a_reason(report: ProgressReport) -> str | None:
    """An amber or red rating has a reason."""
    wanting = _off_track(report) and not report.rating_reason
    return f"Give the reason for the {report.rating} rating." if wanting else None


@rule("Guidance 4.3.1", Force.GUIDANCE)
def work_that_is_off_track_has_a_way_back(report: ProgressReport) -> str | None:
    """With an amber or red rating, the report sets out the steps to get back on track."""
    return "Set out the steps to get back on track." if _off_track(report) and not report.recovery else None


@rule("Guidance 4.3.1", Force.GUIDANCE)
def risks_are_mitigated(report: ProgressReport) -> str | None:
    """Where there are risks, the report says what is done about them."""
    return "Say what you do about the risks." if report.risks and not report.mitigations else None


def _off_track(report: ProgressReport) -> bool:
    return report.rating in {Rating.AMBER, Rating.RED}


@rule("Good administration", Force.LOCAL)
def a_question_waits(report: ProgressReport) -> str | None:
    """The department has asked a question that is not answered."""
    return None if report.question_open else "No question waits for an answer."


CONTENT = (
    the_progress_is_described,
    a_rating_is_given,
    a_rating_that_is_not_green_has_a_reason,
    work_that_is_off_track_has_a_way_back,
    risks_are_mitigated,
)
DRAFTABLE = (the_designation_is_in_force, a_delivery_plan_was_submitted, its_period_has_no_other_report)
COMPLETE = (the_designation_is_in_force, *CONTENT)
