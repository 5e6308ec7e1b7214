"""Every area with where it stands, the duty that falls due next and how much at risk it is."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet, TextChoices

from accounts.models import User
from approvals.caseload.selectors import assignments_now
from approvals.models import Case
from approvals.risk.score import Risk
from approvals.risk.selectors import risks_of
from approvals.selectors import cases_seen_by
from designations.models import Designation
from designations.selectors import AreaRow, national_overview
from lifecycle.models import Deadline, Record
from plans.models import DeliveryPlan, Version, VersionState
from plans.selectors.delivery import delivery_plans_seen_by
from plans.selectors.versions import versions_seen_by

OVER = (VersionState.SUPERSEDED, VersionState.WITHDRAWN)
WITH_THE_DEPARTMENT = ("assessing", "ready", "approved")


class Stage(TextChoices):
    """How far an area has come."""

    NO_BODY = "no-body", "No body designated"
    DESIGNATING = "designating", "Being designated"
    PLANNING = "planning", "Delivery plan"
    DRAFTING = "drafting", "Plan in work"
    DECIDING = "deciding", "Plan with the department"
    IN_FORCE = "in-force", "Plan in force"


class Lateness(TextChoices):
    """How the duty that falls due next stands."""

    LATE = "late", "Late"
    DUE = "due", "Due"
    NOTHING = "nothing", "Nothing due"


@dataclass(frozen=True)
class Standing:
    """An area with its designation, where it stands in words, the page of that, and its risk."""

    row: AreaRow
    stage: Stage
    words: str
    href: str
    risk: Risk
    officer: User | None = None

    @property
    def name(self) -> str:
        """The name of the area."""
        return self.row.area.name

    @property
    def deadline(self) -> Deadline | None:
        """The duty that falls due next."""
        return self.row.deadline

    @property
    def lateness(self) -> Lateness:
        """Whether the next duty is late, due, or there is none."""
        if self.deadline is None:
            return Lateness.NOTHING
        return Lateness.LATE if self.deadline.late else Lateness.DUE


@dataclass(frozen=True)
class _Held:
    """What is held of all designations, by the key of the designation."""

    versions: dict[int, Version]
    cases: dict[int, Case]
    delivery: dict[int, DeliveryPlan]
    risks: dict[int, Risk]


def standings(person: Any, today: date) -> list[Standing]:
    """Return every area of the country by name, in a constant number of queries."""
    rows = national_overview(today)
    held = _Held(
        versions=_newest(versions_seen_by(person).exclude(state__in=OVER).order_by("pk")),
        cases={case.version_id: case for case in cases_seen_by(person).order_by("pk")},
        delivery=_newest(delivery_plans_seen_by(person).order_by("pk")),
        risks=risks_of([row.designation for row in rows if row.designation], today),
    )
    officers = {one.area_id: one.officer for one in assignments_now()}
    found = (replace(_standing(row, held), officer=officers.get(row.area.pk)) for row in rows)
    return sorted(found, key=lambda one: one.name)


def _newest(records: QuerySet[Any]) -> dict[int, Any]:
    return {record.designation_id: record for record in records}


def _standing(row: AreaRow, held: _Held) -> Standing:
    foremost = row.foremost
    if foremost is None:
        return Standing(row, Stage.NO_BODY, row.state, "", Risk(()))
    risk = held.risks.get(foremost.pk, Risk(()))
    if row.designation is None:
        return Standing(row, Stage.DESIGNATING, row.state, foremost.get_absolute_url(), risk)
    if version := held.versions.get(foremost.pk):
        stage, shown = _of_plan(version, held.cases.get(version.pk))
        return Standing(row, stage, f"Plan: {_state(shown)}", shown.get_absolute_url(), risk)
    return Standing(row, Stage.PLANNING, *_of_delivery(row, foremost, held.delivery.get(foremost.pk)), risk)


def _of_plan(version: Version, case: Case | None) -> tuple[Stage, Record]:
    """Return the stage of a plan and the record that shows it: the case while the department has it."""
    if case is not None and case.state in WITH_THE_DEPARTMENT:
        return Stage.DECIDING, case
    return (Stage.IN_FORCE if version.state == VersionState.PUBLISHED else Stage.DRAFTING), version


def _of_delivery(row: AreaRow, designation: Designation, plan: DeliveryPlan | None) -> tuple[str, str]:
    if plan is None:
        return row.state, designation.get_absolute_url()
    return f"Delivery plan: {_state(plan)}", plan.get_absolute_url()


def _state(record: Any) -> str:
    words: str = record.get_state_display()
    return words.lower()
