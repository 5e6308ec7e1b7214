"""The pages of declarations of interest: one of them, and all of one's own."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.roles import DEPARTMENT
from accounts.selectors import holds_any
from designations.declarations import selectors
from designations.selectors import designations_seen_by
from lifecycle import pages

A_PAGE = 25


def declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a declaration to those who may read it."""
    found = get_object_or_404(selectors.declarations_seen_by(request.user), pk=pk)
    context = {
        "declaration": found,
        "works_here": designations_seen_by(request.user).filter(pk=found.designation_id).exists(),
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "designations/declarations/declaration.html", context)


def your_interests(request: HttpRequest) -> HttpResponse:
    """Show a person what they declared, and where they may declare an interest."""
    declared = Paginator(selectors.declared_by(request.user), A_PAGE)
    context = {
        "page": declared.get_page(request.GET.get("page")),
        "places": selectors.places_to_declare_in(request.user),
        "in_the_department": holds_any(request.user, DEPARTMENT),
    }
    return render(request, "designations/declarations/yours.html", context)
