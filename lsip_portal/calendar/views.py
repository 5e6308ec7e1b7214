"""The page of the calendar."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.selectors import nation
from approvals.dates.selectors import changes_dates
from lifecycle import clock, pages
from lsip_portal.calendar.forms import CalendarForm

A_PAGE = 50


def calendar(request: HttpRequest) -> HttpResponse:
    """Show a month of what is due in the places where the person works; for the department, in all of them."""
    form = CalendarForm(request.GET, person=request.user)
    valid = form.is_valid()
    month = form.shown_month
    page = Paginator(form.items(), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "month": month,
        "late_only": form.cleaned_data.get("standing") == "late_now",
        "page": page,
        "before": (month.moved(-1), form.address(month.moved(-1))),
        "after": (month.moved(1), form.address(month.moved(1))),
        "place": form.shown_place,
        "choices": _beginnings(form, request.user),
        "changes_dates": changes_dates(request.user),
        "today": clock.today(),
    }
    return render(request, "calendar/calendar.html", context, status=200 if valid else 422)


def _beginnings(form: CalendarForm, person: Any) -> list[pages.Choice]:
    """Return what the person may enter: dates for the place that is shown, else what holds everywhere."""
    if form.shown_place:
        return pages.beginnings("entered-date", form.shown_place, person)
    return pages.beginnings("pre-election", nation(), person)
