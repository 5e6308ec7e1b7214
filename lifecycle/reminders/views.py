"""The pages of reminders: all that a person may read, and those of one deadline."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from lifecycle import clock
from lifecycle.reminders import selectors, wording

ON_A_PAGE = 25
KINDS = {
    "": "All",
    "attention": "Reached nobody by email",
    "waiting": "Waiting to be sent",
    "sent": "Sent",
    "passed": "Not sent",
}


def reminders(request: HttpRequest) -> HttpResponse:
    """Show the reminders of the duties that the person may read, newest first; `show` narrows them."""
    if not selectors.reads_reminders(request.user):
        raise Http404
    kind = request.GET.get("show", "")
    found = selectors.chosen(selectors.reminders_seen_by(request.user), kind)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "lifecycle/reminders.html", {"page": page, "kinds": KINDS, "kind": kind})


def of_deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the reminders of one deadline, with what it is, when it is due and the record it belongs to."""
    deadline = get_object_or_404(selectors.deadlines_seen_by(request.user), pk=pk)
    found = selectors.reminders_seen_by(request.user).filter(deadline=deadline)
    context = {
        "deadline": deadline,
        "force": wording.label_of(deadline),
        "record": wording.links([deadline]).get(deadline.pk, ""),
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "today": clock.today(),
    }
    return render(request, "lifecycle/deadline_reminders.html", context)
