"""The page of a change of terms."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from designations.terms_changes import drafting, selectors
from lifecycle import clock, pages


def terms_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a change of terms to the department and to the body, with the time that is left to object."""
    change = get_object_or_404(selectors.terms_changes_seen_by(request.user), pk=pk)
    today = clock.today()
    context = {
        "change": change,
        "new_terms": drafting.new_terms_in_words(change),
        "left": selectors.working_days_to_answer(change, today),
        "choices": pages.choices(change, request.user),
        "timeline": pages.timeline(change),
        "today": today,
    }
    return render(request, "designations/terms_change.html", context)
