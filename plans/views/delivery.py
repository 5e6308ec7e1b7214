"""The pages of delivery plans and progress reports; they are changed on the pages of their moves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from designations.selectors import designations_seen_by
from lifecycle import clock, pages
from plans.selectors import delivery as selectors


def delivery(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the delivery plans and progress reports of a designation, and what is due."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    context = {
        "designation": designation,
        "plans": selectors.delivery_plans_seen_by(request.user).filter(designation=designation),
        "reports": selectors.progress_reports_seen_by(request.user).filter(designation=designation),
        "duties": selectors.delivery_duties(designation),
        "beginnings": pages.beginnings("delivery-plan", designation, request.user)
        + pages.beginnings("progress-report", designation, request.user),
        "today": clock.today(),
    }
    return render(request, "plans/delivery/delivery.html", context)


def delivery_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version of a delivery plan."""
    plan = get_object_or_404(selectors.delivery_plans_seen_by(request.user), pk=pk)
    context = _page_of(plan, request.user) | {"plan": plan, "duty": selectors.duty_of(plan)}
    return render(request, "plans/delivery/delivery_plan.html", context)


def progress_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a progress report."""
    report = get_object_or_404(selectors.progress_reports_seen_by(request.user), pk=pk)
    context = _page_of(report, request.user) | {"report": report, "duty": report.deadline}
    return render(request, "plans/delivery/progress_report.html", context)


def _page_of(record: Any, person: Any) -> dict[str, Any]:
    """Return what both pages show: what may be done next, and what happened."""
    moves = pages.moves(record, person)
    return {
        "record": record,
        "choices": moves.choices,
        "may_write": "write" in moves.open,
        "happenings": pages.timeline(record),
        "today": clock.today(),
    }
