"""The working pages of plans and statements; they are changed on the pages of their moves."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from designations.declarations.selectors import may_declare_in
from designations.selectors import designations_seen_by
from lifecycle import clock, pages
from plans.content import content_of
from plans.document import Document
from plans.models import Version
from plans.selectors import overview
from plans.selectors.authorities import people_of_authority, somebody_acts_for
from plans.selectors.carried import later_plans_seen_by
from plans.selectors.carrying import earlier_plans
from plans.selectors.statements import statements_on, statements_seen_by
from plans.selectors.versions import versions_of, versions_seen_by


def plans_of_designation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the versions of plans of a designation, and what may be begun."""
    designation = get_object_or_404(designations_seen_by(request.user), pk=pk)
    context = {
        "designation": designation,
        "versions": versions_of(designation),
        "beginnings": pages.beginnings("plan", designation, request.user),
        "duties": overview.duties(designation),
        "today": clock.today(),
    }
    return render(request, "plans/plans_of_designation.html", context)


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the working page of a version: its sections, priorities, roadmap and statements, and what to do next."""
    version = get_object_or_404(versions_seen_by(request.user), pk=pk)
    moves = pages.moves(version, request.user)
    context = {
        "version": version,
        "overview": overview.overview_of(version),
        "statements": statements_on(version),
        "requests": pages.beginnings("statement", version, request.user),
        "choices": moves.choices,
        "may": moves.open,
        "may_declare": may_declare_in(version.designation, request.user),
        "happenings": pages.timeline(version),
        "today": clock.today(),
    }
    return render(request, "plans/plan.html", context | _plans_around(version, request.user, moves.open))


def _plans_around(version: Version, person: Any, may: set[str]) -> dict[str, Any]:
    """Return whether there are plans to bring parts forward from, and those into which parts of this one went."""
    return {
        "earlier": "carry_forward" in may and bool(earlier_plans(version)),
        "later": later_plans_seen_by(person, version),
    }


def plan_preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a version as its readers would see it if it were published as it stands."""
    version = get_object_or_404(versions_seen_by(request.user), pk=pk)
    return render(request, "plans/preview.html", {"version": version, "doc": Document(content_of(version))})


def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the statement of an authority, and what to do next."""
    found = get_object_or_404(statements_seen_by(request.user), pk=pk)
    context = {
        "statement": found,
        "people": people_of_authority(request.user, found.authority),
        "acted_for": somebody_acts_for(found.scope),
        "may_declare": may_declare_in(found.version.designation, request.user),
        "changed_since": overview.changed_since(found),
        "choices": pages.choices(found, request.user),
        "happenings": pages.timeline(found),
    }
    return render(request, "plans/statement.html", context)
