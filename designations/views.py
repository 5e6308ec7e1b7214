"""The pages of designations: the public notices, and the working pages."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404, get_object_or_404, render

from accounts import selectors as accounts
from designations import drafting, notices, selectors
from designations.designating.selectors import commitments_of
from designations.forms import RecordTestForm
from designations.interests.selectors import flags_of
from designations.models import CRITERIA, ELIGIBILITY, SATISFACTION, Designation, DesignationState, DesignationTest
from designations.removals import selectors as removals
from designations.terms_changes import selectors as terms_changes
from lifecycle import clock, pages, wiring
from lifecycle import selectors as lifecycle
from lifecycle.reminders.selectors import reads_reminders_in


def areas(request: HttpRequest) -> HttpResponse:
    """Show every area to national roles, with its body, its proposals and the ways to begin a designation."""
    get_list_or_404(selectors.areas_open_to(request.user))
    today = clock.today()
    rows = [
        (row, pages.beginnings("designation", row.area, request.user)) for row in selectors.national_overview(today)
    ]
    return render(request, "designations/areas.html", {"rows": rows, "today": today})


def reviews(request: HttpRequest) -> HttpResponse:
    """Show national roles which designations are due for review, the earliest first."""
    get_list_or_404(selectors.areas_open_to(request.user))
    context = {"designations": selectors.reviews(), "today": clock.today()}
    return render(request, "designations/reviews.html", context)


def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one designation with its notice, to everybody, once the notice is published."""
    designation = get_object_or_404(selectors.public_designations(), pk=pk)
    context = {
        "designation": designation,
        "notices": notices.published_notices(designation),
        "partners": designation.partners.select_related("organisation"),
        "confirmation": selectors.last_confirmation(designation),
        "terms": drafting.terms_in_words(designation),
        "today": clock.today(),
    }
    return render(request, "designations/notice.html", context)


def designation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a designation to those who work with it."""
    found = get_object_or_404(selectors.designations_seen_by(request.user), pk=pk)
    context = {
        "designation": found,
        "findings": selectors.findings_of(found),
        "groups": [("Is it an eligible body?", ELIGIBILITY), ("Is the Secretary of State satisfied?", SATISFACTION)],
        "criteria": CRITERIA,
        "commitments": commitments_of(found),
        "consent_files": lifecycle.files_of(found, "record_consent", "give_consent"),
        "notice": selectors.latest_notice(found),
        "removals": removals.removals_of(found),
        "terms_changes": terms_changes.terms_changes_of(found),
        "partners": found.partners.select_related("organisation"),
        "terms": drafting.terms_in_words(found),
        "deadlines": pages.due(found),
        "reads_reminders": reads_reminders_in(request.user, found.chain),
        "choices": pages.choices(found, request.user) + _beginnings(found, request.user),
        "flags": flags_of(found),
        "may_redesignate": _may_redesignate(found, request.user),
        "before": selectors.predecessors_of(found),
        "after": selectors.successors_of(found),
        "interventions": _interventions(found, request.user),
        "sees_people": accounts.sees_people_of(request.user, found.scope),
        "timeline": pages.timeline(found),
        "today": clock.today(),
    }
    return render(request, "designations/designation.html", context)


def _beginnings(found: Designation, person: Any) -> list[pages.Choice]:
    """Return what the person may begin about a designation whose notice is published."""
    if found.state != DesignationState.DESIGNATED:
        return []
    about = [("terms-change", found), ("removal", found), ("entered-date", found.scope)]
    return [choice for workflow, parent in about for choice in pages.beginnings(workflow, parent, person)]


def test(request: HttpRequest, pk: int, test: str) -> HttpResponse:
    """Show one test of a designation with every finding on it, and the form of the next one to those who may record."""
    found = get_object_or_404(selectors.designations_seen_by(request.user), pk=pk)
    if test not in DesignationTest.Test.values:
        raise Http404
    asked = DesignationTest.Test(test)
    context = {
        "designation": found,
        "test": asked,
        "criterion": CRITERIA[asked],
        "findings": selectors.findings_on(found, asked),
        "may_record": "record_test" in pages.moves(found, request.user).open,
        "form": RecordTestForm(record=found, initial={"test": test}),
    }
    return render(request, "designations/test.html", context)


def _interventions(found: Designation, person: Any) -> list[Any]:
    """Return the interventions in the area that the person may see, the newest first."""
    about = wiring.answer("interventions_about")
    return list(about(found, person)) if about else []


def _may_redesignate(found: Designation, person: Any) -> bool:
    """Say whether the person may begin a redesignation, whose button stands on the page of what it would follow."""
    running = found.state == DesignationState.DESIGNATED and found.ended_on is None
    return running and "redesignate" in pages.moves(Designation(area=found.area), person).open
