"""The pages of governance groups and their meetings."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from designations.governance import selectors
from designations.selectors import designations_seen_by
from lifecycle import pages

MEETINGS_ON_A_PAGE = 25


def groups(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the governance groups of a designation to those who work with it."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    context = {
        "designation": designation,
        "groups": selectors.groups_seen_by(request.user).filter(designation=designation),
        "choices": pages.beginnings("governance-group", designation, request.user),
    }
    return render(request, "designations/governance/groups.html", context)


def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a group with its members and meetings."""
    found = get_object_or_404(selectors.groups_seen_by(request.user), pk=pk)
    context = {
        "group": found,
        "members": found.members.all(),
        "page": Paginator(found.meetings.all(), MEETINGS_ON_A_PAGE).get_page(request.GET.get("page")),
        "choices": pages.choices(found, request.user),
        "meeting_choices": pages.beginnings("meeting", found, request.user) if found.state == "active" else [],
        "timeline": pages.timeline(found),
    }
    return render(request, "designations/governance/group.html", context)


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting: items with what was decided, conflicts with who left, and actions."""
    found = get_object_or_404(selectors.meetings_seen_by(request.user), pk=pk)
    context = {
        "meeting": found,
        "items": selectors.items_of(found),
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "designations/governance/meeting.html", context)
