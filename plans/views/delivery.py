"""The pages of delivery plans and progress reports; they are changed on the pages of their moves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from designations.selectors import designations_seen_by
from lifecycle import clock, pages
from plans.models import ProgressReport, ProgressReportState
from plans.overview import tasks_of, work_of
from plans.selectors import delivery as selectors
from plans.selectors.attention import missed_reports, reasons_to_act, reasons_to_act_on
from plans.selectors.comparison import edition_count
from plans.selectors.reporting import facts_to_report
from plans.selectors.warnings import early_warnings_seen_by
from plans.selectors.work import BY_NAME

ROW_BY_ROW = {"remove_row", *(f"write_{name}" for name in BY_NAME)}  # too many to read; the comparison says it better


def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the delivery plans and progress reports of a designation, and what is due."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    context = {
        "designation": designation,
        "plans": selectors.delivery_plans_seen_by(request.user)
        .filter(designation=designation)
        .prefetch_related("funding_lines"),
        "reports": selectors.progress_reports_seen_by(request.user).filter(designation=designation),
        "duties": selectors.delivery_duties(designation),
        "beginnings": pages.beginnings("delivery-plan", designation, request.user)
        + pages.beginnings("progress-report", designation, request.user)
        + pages.beginnings("early-warning", designation, request.user),
        "warnings": early_warnings_seen_by(request.user).filter(designation=designation),
        "missed": missed_reports(designation),
        "reasons": reasons_to_act_on(designation, selectors.last_reports_sent([designation]).first()),
        "today": clock.today(),
    }
    return render(request, "plans/delivery/delivery.html", context)


def delivery_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version of a delivery plan."""
    plan = get_object_or_404(selectors.delivery_plans_seen_by(request.user), pk=pk)
    page = _page_of(plan, request.user)
    context = page | {
        "plan": plan,
        "duty": selectors.duty_of(plan),
        "work": work_of(plan, clock.today()),
        "tasks": tasks_of(plan) if page["may_write"] else [],
        "editions": edition_count(plan.designation),
    }
    return render(request, "plans/delivery/delivery_plan.html", context)


def progress_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a progress report."""
    report = get_object_or_404(selectors.progress_reports_seen_by(request.user), pk=pk)
    context = _page_of(report, request.user) | {
        "report": report,
        "duty": report.deadline,
        "facts": facts_to_report(report),
        "reasons": reasons_to_act(report),
    }
    context["choices"] += _stepping_in(report, request.user)
    return render(request, "plans/delivery/progress_report.html", context)


def early_warning(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a risk or a delay that was raised between reports."""
    warning = get_object_or_404(early_warnings_seen_by(request.user), pk=pk)
    return render(request, "plans/delivery/early_warning.html", _page_of(warning, request.user) | {"warning": warning})


def _stepping_in(report: ProgressReport, person: Any) -> list[pages.Choice]:
    """Return how the person may open an intervention on a submitted report (guidance 4.3.1)."""
    if report.state == ProgressReportState.DRAFTING:
        return []
    return pages.beginnings("intervention", report.designation, person, origin=f"report-{report.pk}")


def _page_of(record: Any, person: Any) -> dict[str, Any]:
    """Return what both pages show: what may be done next, and what happened."""
    moves = pages.moves(record, person)
    return {
        "record": record,
        "choices": moves.choices,
        "may": moves.open,
        "may_write": "write" in moves.open,
        "happenings": pages.timeline(record, left_out=ROW_BY_ROW),
        "today": clock.today(),
    }
