"""The pages of issues of providers."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from approvals.models import ProviderIssueState
from approvals.provider_issues import selectors
from lifecycle import pages
from lifecycle.selectors import files_of

ROWS_A_PAGE = 25


def provider_issues(request: HttpRequest) -> HttpResponse:
    """List the issues that the person may see, the newest first; `state` narrows the list."""
    if not selectors.works_with_issues(request.user):
        raise Http404
    state = request.GET.get("state", "")
    found = selectors.in_state(selectors.issues_seen_by(request.user), state)
    places = selectors.places_to_raise_from(request.user)
    context = {
        "page": Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "state": state if state in ProviderIssueState.values else "",
        "states": ProviderIssueState,
        "places": [(place, pages.beginnings("provider-issue", place, request.user)) for place in places],
    }
    return render(request, "approvals/provider_issues/list.html", context)


def provider_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an issue of a provider with the replies of the department."""
    found = get_object_or_404(selectors.issues_seen_by(request.user), pk=pk)
    context = {
        "issue": found,
        "files": files_of(found, "raise"),
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "approvals/provider_issues/issue.html", context)
