"""What may be read of cases: everything for the department; for the ERB its own case without the department's notes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from accounts.roles import ERB_ALL, ScopeKind
from accounts.selectors import holds_any, is_national, scopes_of
from approvals.models import Case, CaseState, Concern, Disposition, Intelligence, Intervention
from approvals.models.cases import OPEN
from lifecycle.models import Actor, Entry, Job
from lifecycle.selectors import entries_of
from plans.models import Rendering, Version

INTERNAL = {
    Case.workflow_name: ("record_finding", "raise_concern", "settle_concern", "recommend", "reopen"),
    Intervention.workflow_name: ("propose_funding", "withdraw_funding"),
}


def cases_seen_by(person: Any) -> QuerySet[Case]:
    """Return the cases that a person may see: all for the department, its own for an ERB, else none."""
    found = Case.objects.select_related(
        "chain",
        "edition",
        "snapshot",
        "version__plan__series",
        "version__designation__area",
        "version__designation__body",
    )
    if is_national(person):
        return found
    return found.filter(version__designation__scope__in=scopes_of(person, ScopeKind.DESIGNATION))


def works_with_cases(person: Any) -> bool:
    """Say whether there are cases for a person at all: for the department, and for the people of an ERB."""
    return is_national(person) or holds_any(person, ERB_ALL)


def cases_in(cases: QuerySet[Case], state: str) -> QuerySet[Case]:
    """Return the cases in a state; all of them where the text names no state."""
    return cases.filter(state=state) if state in CaseState.values else cases


def open_case_of(version: Version) -> Case | None:
    """Return the case on which the department still works for a version; at most one."""
    return Case.objects.filter(version=version, state__in=OPEN).select_related("chain", "edition").first()


def open_concerns(case: Case) -> QuerySet[Concern]:
    """Return the concerns of a case of which nothing has become yet, in order."""
    return case.concerns.filter(disposition=Disposition.OPEN).select_related("case")


def unsettled_concerns(case: Case) -> QuerySet[Concern]:
    """Return the open concerns on this and earlier submissions of the case's version, the oldest first."""
    found = Concern.objects.filter(case__version=case.version_id, case__number__lte=case.number)
    return found.filter(disposition=Disposition.OPEN).select_related("case")


def earlier_concerns(case: Case) -> QuerySet[Concern]:
    """Return the concerns that were raised on earlier submissions of the case's version, the oldest first."""
    found = Concern.objects.filter(case__version=case.version_id, case__number__lt=case.number)
    return found.select_related("case")


def next_concern(case: Case) -> int:
    """Return the number that the next concern of a case gets."""
    latest: int | None = case.concerns.aggregate(latest=Max("number"))["latest"]
    return (latest or 0) + 1


@dataclass(frozen=True)
class Decision:
    """The approval of a plan for the Secretary of State: by whom, on which day, and why.

    `departures` are the explanations given where guidance was departed from.
    """

    by: Actor
    on: date
    reasons: str
    departures: list[str]


def decision_on(case: Case) -> Decision | None:
    """Return the approval of a case's plan; `None` until then."""
    entry = entries_of(case).filter(move="approve").first()
    if entry is None:
        return None
    texts = {text.name: text.text for text in entry.texts.all()}
    departures = [text for name, text in sorted(texts.items()) if name.startswith("explained:")]
    return Decision(entry.actor, entry.effective_on, texts.get("note", ""), departures)


def sees_the_assessment(person: Any, case: Case) -> bool:
    """Say whether a person sees the findings: the department always, the ERB once the plan is approved."""
    return case.decided or is_national(person)


def concerns_shown_to(person: Any, case: Case) -> QuerySet[Concern]:
    """Return the concerns of a case that a person may see: to the ERB they are told when the plan is returned."""
    told = is_national(person) or case.state == CaseState.RETURNED
    return case.concerns.select_related("case") if told else case.concerns.none()


def entries_shown_to(person: Any, case: Case) -> QuerySet[Entry]:
    """Return the history of a case, newest first, without the department's notes for everybody else."""
    return without_internal(person, entries_of(case))


def without_internal(person: Any, entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Return entries as far as a person may read what the department does.

    The department reads all but intelligence, which has pages of its own; an ERB what the department does not note
    among itself; everybody else nothing of cases and interventions.
    """
    entries = entries.exclude(workflow=Intelligence.workflow_name)
    if is_national(person):
        return entries
    own = holds_any(person, ERB_ALL)
    for workflow, moves in INTERNAL.items():
        entries = entries.exclude(Q(move__in=moves) if own else Q(), workflow=workflow)
    return entries


@dataclass(frozen=True)
class RenderingStatus:
    """Whether the PDF of a submission is there, with its job; `problem` is the reason why it is not."""

    rendering: Rendering | None
    problem: str | None

    @property
    def failed(self) -> bool:
        """Whether making the PDF failed and can be tried again."""
        return self.rendering is not None and self.rendering.job.status in {Job.Status.FAILED, Job.Status.CANCELLED}


def rendering_of(case: Case) -> RenderingStatus:
    """Return whether the PDF of a case's submission has been made."""
    rendering = (
        Rendering.objects.filter(snapshot=case.snapshot_id, format=Rendering.Format.PDF).select_related("job").first()
    )
    if rendering and rendering.made:
        return RenderingStatus(rendering, None)
    if rendering and rendering.job.status in {Job.Status.FAILED, Job.Status.CANCELLED}:
        return RenderingStatus(
            rendering, "The PDF of this submission could not be made. Try again on the page of the case."
        )
    return RenderingStatus(rendering, "The PDF of this submission is being made. Wait a minute, then look again.")


def acted_on(person: Any, workflow: str, record_ids: list[str], moves: tuple[str, ...]) -> bool:
    """Say whether a person made, or signed, one of some moves on one of some records."""
    own = Q(actor_id=person.actor_id) | Q(signatory_id=person.actor_id)
    return Entry.objects.filter(own, workflow=workflow, record_id__in=record_ids, move__in=moves).exists()


def case_ids_of(version_id: int) -> list[str]:
    """Return the keys of every case of a version, as the history writes them."""
    return [str(pk) for pk in Case.objects.filter(version=version_id).values_list("pk", flat=True)]


def is_assessed(case: Case) -> bool:
    """Say whether the department has recorded a finding or a concern on a case."""
    return case.findings.exists() or case.concerns.exists()


def section_titles(case: Case) -> dict[str, str]:
    """Return the titles of the sections that a concern may be about, by key, as the edition's template orders them."""
    return {section.key: section.title for part in case.edition.parts() for section in part.sections}
