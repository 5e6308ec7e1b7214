"""The pages of cases: the list, a case, one test of it, and the submission as it was frozen."""

from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from approvals import board, evidence, selectors
from approvals.dates.pre_election.selectors import period_on
from approvals.desks import NOT_THE_PRIORITIES
from approvals.forms import FindingForm
from approvals.interventions.selectors import interventions_seen_by, opened_from, submissions_to_act_on
from approvals.models import Case, CaseState
from designations.declarations.selectors import standing_aside
from lifecycle import clock, pages
from plans.document import Document

CASES_ON_A_PAGE = 25


def cases(request: HttpRequest) -> HttpResponse:
    """Show the cases that the person may see, the newest submission first; `state` narrows them."""
    if not selectors.works_with_cases(request.user):
        raise Http404
    state = request.GET.get("state", "")
    found = selectors.cases_in(selectors.cases_seen_by(request.user), state)
    page = Paginator(found, CASES_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "approvals/cases.html", {"page": page, "states": CaseState, "state": state})


def case(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a case: the whole of it to the department, to the ERB what concerns it."""
    found = get_object_or_404(selectors.cases_seen_by(request.user), pk=pk)
    context = _shared(found, request.user) | {
        "concerns": selectors.concerns_shown_to(request.user, found),
        "earlier": selectors.earlier_concerns(found),
        "decision": selectors.decision_on(found),
        "aside": standing_aside(found.version.designation, request.user, since=found.submitted_on),
        "rendering": selectors.rendering_of(found),
        "barred_in": period_on(clock.today()) if found.state in (CaseState.READY, CaseState.APPROVED) else None,
        "happenings": [pages.happening(entry) for entry in selectors.entries_shown_to(request.user, found)],
        "interventions": opened_from(found, interventions_seen_by(request.user)),
        "stepping_in": _stepping_in(found, request.user),
    }
    return render(request, "approvals/case.html", context)


def _stepping_in(case: Case, person: Any) -> list[pages.Choice]:
    """Return how the person may open an intervention on a submission that was returned or is stalled (guidance 6.5)."""
    designation = case.version.designation
    if not submissions_to_act_on(designation).filter(pk=case.pk).exists():
        return []
    return pages.beginnings("intervention", designation, person, origin=f"case-{case.pk}")


def test(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show one test of a case with its evidence and finding, and the form of the finding to an assessor."""
    found = get_object_or_404(selectors.cases_seen_by(request.user), pk=pk)
    context = _shared(found, request.user)
    line = board.line(found, key)
    if line is None or not context["sees_assessment"]:
        raise Http404
    context |= {"line": line, "form": FindingForm(record=found, initial=_said(line))}
    return render(request, "approvals/test.html", context)


def _said(line: board.Line) -> dict[str, Any]:
    """Return what the form of a finding begins with: the test, and the finding so far."""
    if line.finding is None:
        return {"test": line.key}
    return {"test": line.key, "satisfied": "yes" if line.finding.satisfied else "no", "reasons": line.finding.reasons}


def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plan as it was frozen when it was submitted."""
    found = get_object_or_404(selectors.cases_seen_by(request.user), pk=pk)
    document = Document(found.snapshot.data, sha256=found.snapshot.sha256)
    return render(request, "approvals/submission.html", {"case": found, "doc": document})


def submission_pdf(request: HttpRequest, pk: int) -> FileResponse:
    """Send the PDF of the plan as it was submitted."""
    found = get_object_or_404(selectors.cases_seen_by(request.user), pk=pk)
    rendering = selectors.rendering_of(found).rendering
    if rendering is None or not rendering.made:
        raise Http404
    name = f"{found.version.designation.area.slug}-{found.version.plan.slug}-submission-{found.number}.pdf"
    return FileResponse(rendering.file.open("rb"), filename=name, content_type="application/pdf")


def _shared(case: Case, person: Any) -> dict[str, Any]:
    """Return what the pages of a case share: the board where the person may see it, and the words of the law."""
    sees = selectors.sees_the_assessment(person, case)
    moves = pages.moves(case, person)
    return {
        "case": case,
        "moves": moves,
        "sees_assessment": sees,
        "board": board.lines(case) if sees else [],
        "evidence_on": evidence.evidence_on(case),
        "may_find": "record_finding" in moves.open,
        "may_settle": "settle_concern" in moves.open,
        "section_titles": selectors.section_titles(case),
        "not_the_priorities": NOT_THE_PRIORITIES,
        "today": clock.today(),
    }
