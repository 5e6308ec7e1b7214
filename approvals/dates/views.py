"""The pages of due dates: one duty with its history, and changing many dates as one act."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from approvals.dates import selectors, services
from approvals.dates.forms import ChangeManyForm
from lifecycle import clock, pages
from lifecycle.engine import NotPossible
from lifecycle.reminders.selectors import reads_reminders_in
from lsip_portal.kit.formats import plural


def deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a duty: when it is due, how strongly that binds, what was changed and why."""
    found = get_object_or_404(selectors.deadlines_seen_by(request.user), pk=pk)
    entered = selectors.entered_date_of(found)
    context = {
        "deadline": found,
        "place": found.chain.scope,
        "reads_reminders": reads_reminders_in(request.user, found.chain),
        "changes": found.changes.order_by("pk"),
        "choices": [
            *(pages.beginnings("date-change", found, request.user) if found.closed_on is None else []),
            *(pages.choices(entered, request.user) if entered and found.closed_on is None else []),
        ],
        "timeline": [pages.happening(entry) for entry in selectors.history_of(found)],
        "today": clock.today(),
    }
    return render(request, "approvals/dates/deadline.html", context)


def change_dates(request: HttpRequest) -> HttpResponse:
    """Show the form that moves many dates as one act, or move them."""
    if not selectors.changes_dates(request.user):
        raise Http404
    clock_name = request.GET.get("clock", "")
    form = ChangeManyForm(request.POST or None, person=request.user, clock_name=clock_name)
    if request.method == "POST" and form.is_valid() and (answer := _move(request, form)):
        return answer
    context = {"form": form, "clock": clock_name, "clocks": selectors.open_clocks(request.user)}
    return render(request, "approvals/dates/change_many.html", context, status=422 if form.errors else 200)


def _move(request: HttpRequest, form: ChangeManyForm) -> HttpResponse | None:
    """Move the chosen dates; where one refuses, say each reason on the form and move none."""
    asked = form.cleaned_data
    try:
        made = services.change_dates(
            form.chosen(),
            by=request.user,
            note=asked["note"],
            together=asked["once"],
            due_on=asked["due_on"],
            days=asked["days"] or 0,
        )
    except NotPossible as refusal:
        form.add_error("deadlines", refusal.reasons)
        return None
    messages.success(request, f"{plural(len(made), 'due date')} changed.")
    return redirect("calendar")
