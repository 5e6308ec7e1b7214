"""The pages of engagement records and needs; they are changed on the pages of their moves."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from engagement import selectors
from engagement.forms import RouteForm
from lifecycle import pages

A_PAGE = 25


def engagement_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who was heard for a designation, in figures and record by record."""
    designation = get_object_or_404(selectors.designations_worked_in_by(request.user), pk=pk)
    listed = Paginator(selectors.engagement_listed_for(designation), A_PAGE)
    context = {
        "designation": designation,
        "counts": selectors.engagement_counts(designation),
        "page": listed.get_page(request.GET.get("page")),
        "beginnings": pages.beginnings("engagement", designation, request.user),
    }
    return render(request, "engagement/engagement_list.html", context)


def engagement_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an engagement record: all of it to the body and the department, its outline to others concerned."""
    record = get_object_or_404(selectors.engagement_seen_by(request.user), pk=pk)
    if not selectors.reads_in_full(request.user, record):
        return render(request, "engagement/engagement_outline.html", {"record": record})
    moves = pages.moves(record, request.user)
    context = {
        "record": record,
        "participations": selectors.participations_in(record),
        "needs": selectors.needs_seen_by(request.user).filter(pk__in=selectors.needs_heard_in(record).values("pk")),
        "choices": moves.choices,
        "may_describe": "describe" in moves.open,
        "timeline": pages.timeline(record),
    }
    return render(request, "engagement/engagement_record.html", context)


def needs_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the needs that stand for a designation, all or those of a route."""
    designation = get_object_or_404(selectors.designations_worked_in_by(request.user), pk=pk)
    form = RouteForm(request.GET)
    valid = form.is_valid()
    listed = Paginator(selectors.needs_of(designation, route=form.cleaned_data.get("route")), A_PAGE)
    context = {
        "designation": designation,
        "form": form,
        "page": listed.get_page(request.GET.get("page")),
        "beginnings": pages.beginnings("need", designation, request.user),
    }
    return render(request, "engagement/needs_list.html", context, status=200 if valid else 422)


def need(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a need with the evidence behind it."""
    found = get_object_or_404(selectors.needs_seen_by(request.user), pk=pk)
    context = {
        "need": found,
        "evidence": selectors.evidence_of(found),
        "read_in_full": selectors.evidence_read_in_full_by(request.user, found),
        "carried_into": selectors.needs_carried_from(found, request.user),
        "choices": pages.choices(found, request.user),
        "timeline": pages.timeline(found),
    }
    return render(request, "engagement/need.html", context)
