"""The pages of good practice."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from approvals.interventions.selectors import interventions_seen_by
from approvals.practice import selectors
from approvals.practice.forms import SearchForm
from lifecycle import pages

ROWS_A_PAGE = 20


def practices(request: HttpRequest) -> HttpResponse:
    """Search the good practice that is posted, by words, stage and topic."""
    if not selectors.reads_practice(request.user):
        raise Http404
    form = SearchForm(request.GET)
    valid = form.is_valid()
    asked = form.cleaned_data
    found = selectors.matching(
        selectors.practices_seen_by(request.user),
        words=asked.get("q", ""),
        stage=asked.get("stage", ""),
        topic=asked.get("topic", ""),
    )
    places = selectors.places_to_post_from(request.user)
    context = {
        "form": form,
        "page": Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "query": urlencode({name: request.GET.get(name, "") for name in form.fields}),
        "places": [(place, pages.beginnings("practice", place, request.user)) for place in places],
    }
    return render(request, "approvals/practice/list.html", context, status=200 if valid else 422)


def practice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an item of good practice."""
    found = get_object_or_404(selectors.practices_seen_by(request.user), pk=pk)
    learned_in = interventions_seen_by(request.user).filter(pk=found.learned_in_id or 0).first()
    context = {
        "practice": found,
        "learned_in": learned_in,
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "approvals/practice/practice.html", context)
