"""The department's home: all areas in one table, with where each stands and what is due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from approvals.models import Case
from approvals.selectors import cases_seen_by
from designations.selectors import AreaRow, national_overview
from lifecycle.models import Deadline
from plans.models import DeliveryPlan, DeliveryPlanState, Version, VersionState
from plans.selectors.delivery import delivery_plans_seen_by
from plans.selectors.versions import versions_seen_by

DONE = (VersionState.SUPERSEDED, VersionState.WITHDRAWN)
WITH_THE_DEPARTMENT = ("assessing", "ready", "approved")
LATE, DUE, NOTHING_DUE = "late", "due", "nothing"


@dataclass(frozen=True)
class Standing:
    """An area with its designation, where its plan stands in words, and the duty that falls due next."""

    row: AreaRow
    stage: str
    href: str

    @property
    def deadline(self) -> Deadline | None:
        """The duty that falls due next."""
        return self.row.deadline

    @property
    def urgency(self) -> tuple[int, date]:
        """A key that puts the area which is latest first, and areas without a deadline last."""
        return (0, self.deadline.due_on) if self.deadline else (1, date.max)

    @property
    def lateness(self) -> str:
        """Whether the next duty is late, due, or there is none."""
        if self.deadline is None:
            return NOTHING_DUE
        return LATE if self.deadline.late else DUE


def standings(person: Any, today: date) -> list[Standing]:
    """Return every area of the country, the latest first, in a constant number of queries."""
    rows = national_overview(today)
    versions = _newest(versions_seen_by(person).exclude(state__in=DONE).order_by("pk"))
    delivery = _newest(delivery_plans_seen_by(person).order_by("pk"))
    cases = {case.version_id: case for case in cases_seen_by(person).order_by("pk")}
    found = [_standing(row, versions, delivery, cases) for row in rows]
    return sorted(found, key=lambda standing: (standing.urgency, standing.row.area.name))


def _newest(records: QuerySet[Any]) -> dict[int, Any]:
    return {record.designation_id: record for record in records}


def _standing(
    row: AreaRow, versions: dict[int, Version], delivery: dict[int, DeliveryPlan], cases: dict[int, Case]
) -> Standing:
    designation = row.foremost
    if designation is None:
        return Standing(row, row.state, "")
    if version := versions.get(designation.pk):
        case = cases.get(version.pk)
        with_department = case is not None and case.state in WITH_THE_DEPARTMENT
        shown = case if case is not None and with_department else version
        return Standing(row, f"Plan: {shown.get_state_display().lower()}", shown.get_absolute_url())
    plan = delivery.get(designation.pk)
    if plan is None:
        return Standing(row, row.state, designation.get_absolute_url())
    stage = "Developing the plan" if plan.state == DeliveryPlanState.APPROVED else "Delivery plan"
    return Standing(row, f"{stage}: {plan.get_state_display().lower()}", plan.get_absolute_url())


def chosen(found: Iterable[Standing], only: str) -> list[Standing]:
    """Return the areas whose next duty is late or due, or all of them."""
    return [standing for standing in found if only in ("", standing.lateness)]
