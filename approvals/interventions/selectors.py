"""What may be read of interventions: all by the department, its own by an ERB, without what is not decided yet."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Max, Q, QuerySet

from accounts.selectors import is_national
from approvals.models import (
    Audience,
    Case,
    CaseState,
    Intelligence,
    IntelligenceState,
    Intervention,
    InterventionState,
    InterventionStep,
    Level,
    Result,
)
from approvals.selectors import without_internal
from designations.models import Designation
from designations.selectors import scopes_read_by
from lifecycle.models import Attachment, Entry, Record
from lifecycle.selectors import entries_of, files_of
from plans.models import ProgressReport, ProgressReportState
from reference.models import Area

SETTLED = (CaseState.APPROVED, CaseState.PUBLISHED, CaseState.CLOSED)


def interventions_seen_by(person: Any) -> QuerySet[Intervention]:
    """Return the interventions that a person may see: all for the department, its own for an ERB, else none."""
    found = Intervention.objects.select_related(
        "chain", "edition", "designation__area", "designation__body", "designation__scope", "report", "case__version"
    )
    return found if is_national(person) else found.filter(designation__scope__in=scopes_read_by(person))


def interventions_about(designation: Designation, person: Any) -> QuerySet[Intervention]:
    """Return the interventions in the area of a designation that a person may see, the newest first."""
    return interventions_seen_by(person).filter(designation=designation)


def interventions_in(area: Area, person: Any) -> QuerySet[Intervention]:
    """Return the interventions in an area, under any of its designations, that a person may see."""
    return interventions_seen_by(person).filter(designation__area=area)


def in_state(found: QuerySet[Intervention], state: str) -> QuerySet[Intervention]:
    """Return the interventions in a state; all of them where the text names no state."""
    return found.filter(state=state) if state in InterventionState.values else found


def open_interventions_by_designation() -> dict[int, list[Intervention]]:
    """Return the open interventions of every designation by its key, the newest first, in one query."""
    found: dict[int, list[Intervention]] = defaultdict(list)
    for one in Intervention.objects.filter(state=InterventionState.OPEN):
        found[one.designation_id].append(one)
    return dict(found)


def highest_levels(found: Iterable[Intervention]) -> dict[int, Level]:
    """Return the highest step that each of some interventions reached and everybody concerned may know, by its key."""
    order = list(Level)
    reached: dict[int, Level] = {}
    for step in _told(InterventionStep.objects.filter(intervention__in=[one.pk for one in found])):
        level = Level(step.level)
        held = reached.setdefault(step.intervention_id, level)
        reached[step.intervention_id] = max(held, level, key=order.index)
    return reached


def _told(steps: QuerySet[InterventionStep]) -> QuerySet[InterventionStep]:
    """Return steps without funding decisions that are proposed and not made, or were withdrawn before they were."""
    return steps.exclude(level=Level.FUNDING, funding__decided_on=None)


def steps_shown_to(person: Any, record: Intervention) -> QuerySet[InterventionStep]:
    """Return the steps of an intervention, the first one first; an ERB sees a funding decision once it is made."""
    steps = record.steps.select_related("removal", "funding__proposed_by", "funding__decided_by")
    steps = steps.prefetch_related("entry__attachments").order_by("number")
    return steps if is_national(person) else _told(steps)


def entries_shown_to(person: Any, record: Intervention) -> QuerySet[Entry]:
    """Return the history of an intervention, newest first, as far as a person may read it."""
    return without_internal(person, entries_of(record))


def intelligence_behind(record: Intervention, seen: QuerySet[Intelligence]) -> Intelligence | None:
    """Return the intelligence that led to an intervention, where it is among what a person sees."""
    return seen.filter(pk=record.intelligence_id).first() if record.intelligence_id else None


def opened_from(record: Record, seen: QuerySet[Intervention]) -> QuerySet[Intervention]:
    """Return the interventions to which a report, intelligence or a case led, among those that a person sees."""
    fields: dict[type[Record], str] = {ProgressReport: "report", Intelligence: "intelligence", Case: "case"}
    return seen.filter(**{fields[type(record)]: record.pk})


def reports_to_act_on(designation: Designation) -> QuerySet[ProgressReport]:
    """Return the submitted progress reports of a designation, the newest first."""
    found = ProgressReport.objects.filter(designation=designation, submitted_on__isnull=False)
    found = found.exclude(state=ProgressReportState.DRAFTING)
    return found.order_by("-number", "-pk")


def intelligence_to_act_on(designation: Designation) -> QuerySet[Intelligence]:
    """Return the intelligence on a designation that is weighed and that everybody in the department sees."""
    found = Intelligence.objects.filter(Q(designation=designation) | Q(also=designation), state=IntelligenceState.HELD)
    return found.exclude(audience=Audience.NAMED).select_related("designation__area").distinct()


def submissions_to_act_on(designation: Designation) -> QuerySet[Case]:
    """Return the submissions of a designation that were returned or are stalled, the newest first (guidance 6.5)."""
    found = Case.objects.filter(version__designation=designation).exclude(state__in=SETTLED)
    return found.select_related("version__plan__series").order_by("-submitted_on", "-pk")


def next_number(designation: Designation) -> int:
    """Return the number that the next intervention of a designation gets."""
    latest: int | None = Intervention.objects.filter(designation=designation).aggregate(latest=Max("number"))["latest"]
    return (latest or 0) + 1


def open_steps(record: Intervention) -> QuerySet[InterventionStep]:
    """Return the steps of an intervention of which nothing has come yet, without a funding decision to be made."""
    return record.steps.filter(result="").exclude(level=Level.FUNDING, funding__decided_on=None)


def proposed_funding(record: Intervention) -> InterventionStep | None:
    """Return the step of a funding decision that is proposed and not made; at most one."""
    found = record.steps.filter(level=Level.FUNDING, result="", funding__decided_on=None)
    return found.select_related("funding").first()


def untried(record: Intervention, before: Level) -> list[Level]:
    """Return the steps below one that were not taken, or whose outcome is not recorded yet, the lowest first."""
    done = record.steps.exclude(result__in=["", Result.WITHDRAWN]).values_list("level", flat=True)
    tried, below = set(done), list(Level)[: list(Level).index(before)]
    return [level for level in below if level not in tried]


def last_result(record: Intervention) -> Result | None:
    """Return the outcome that was recorded last, `None` where there is none."""
    ended = record.steps.exclude(result__in=["", Result.WITHDRAWN]).order_by("ended_on", "number").last()
    return Result(ended.result) if ended else None


def amount_decided(record: Intervention) -> Decimal | None:
    """Return the funding that was decided on last, `None` where no decision was made."""
    step = record.steps.filter(funding__decided_on__isnull=False).select_related("funding").order_by("number").last()
    return step.funding.amount if step else None


def files_of_opening(record: Intervention) -> list[Attachment]:
    """Return the evidence that was given when an intervention was opened."""
    return files_of(record, "open")
