"""The pages of departures from the guidance: of one body, one departure, and the department's log of all."""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, render

from accounts.roles import ERB_ALL
from designations.departures import export, forms, selectors
from designations.models import Departure
from designations.selectors import areas_open_to, designations_seen_by
from lifecycle import clock, pages

A_PAGE = 25


def departures(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where a body departs from the guidance, and what it explained at a move, to those who work with it."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    found = selectors.departures_seen_by(request.user).filter(designation=designation)
    context = {
        "designation": designation,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "explanations": pages.explanations(designation.chain, ERB_ALL),
        "choices": pages.beginnings("departure", designation, request.user),
    }
    return render(request, "designations/departures/departures.html", context)


def departure(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one departure, with what was said of it before, to those who work with the designation."""
    found = get_object_or_404(selectors.departures_seen_by(request.user), pk=pk)
    context = {
        "departure": found,
        "earlier": selectors.earlier_wordings(found),
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "designations/departures/departure.html", context)


def log(request: HttpRequest) -> HttpResponse:
    """Show the department every departure, or those of an area and of one standing."""
    get_list_or_404(areas_open_to(request.user))
    form = forms.LogForm(request.GET)
    found = _asked_for(request, form)
    context = {
        "form": form,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "today": clock.today(),
    }
    return render(request, "designations/departures/log.html", context, status=422 if form.errors else 200)


def log_csv(request: HttpRequest) -> HttpResponse:
    """Send the department the log as a table for spreadsheets, narrowed as on its page."""
    get_list_or_404(areas_open_to(request.user))
    text = export.log_as_csv(_asked_for(request, forms.LogForm(request.GET)))
    headers = {"Content-Disposition": 'attachment; filename="departures-from-the-guidance.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _asked_for(request: HttpRequest, form: forms.LogForm) -> QuerySet[Departure]:
    """Return the departures that a form asks for; all of them where it is filled in wrongly."""
    asked = form.cleaned_data if form.is_valid() else {}
    return selectors.in_log(selectors.departures_seen_by(request.user), **asked)
