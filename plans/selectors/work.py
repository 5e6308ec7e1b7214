"""What may be read of the rows of a delivery plan: packages of work, milestones, targets, risks and funding."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db.models import Max, QuerySet
from django.forms.models import model_to_dict

from designations.models import Designation
from lsip_portal.kit.formats import day, pounds
from plans.models import (
    DeliveryPlan,
    EngagementTarget,
    FundingLine,
    Milestone,
    PlanRow,
    Risk,
    SubmittedDeliveryPlan,
    WorkPackage,
)


@dataclass(frozen=True)
class RowKind:
    """A kind of row: its name in moves, forms and the history, and its words on pages."""

    name: str
    plural: str
    model: type[Any]  # a PlanRow, each kind with fields of its own
    one: str
    title: str
    intro: str

    def rows_of(self, plan: DeliveryPlan) -> QuerySet[Any]:
        """Return the rows of a version, in their order."""
        rows = self.model._default_manager.filter(plan=plan)
        return rows.select_related("package") if self.model is Milestone else rows

    @property
    def labels(self) -> list[str]:
        """What its fields are called, as the heads of columns."""
        return [label_of(self.model, name) for name in self.model.CONTENT]

    @staticmethod
    def in_words(row: PlanRow, name: str) -> str:
        """Return what a field of a row says, in words for a page."""
        return in_words(row, name)

    def facts_of(self, row: PlanRow) -> dict[str, Any]:
        """Return what a row says, by field, and the revision at which it says so."""
        return model_to_dict(row, fields=self.model.CONTENT) | {"number": row.number, "revision": row.revision}


_KINDS = (
    RowKind(
        "package",
        "packages",
        WorkPackage,
        "work package",
        "Work packages",
        "Divide the work into packages, each with its days and somebody who answers for it. Cover stages A, B and C of "
        "developing the plan, and its review.",
    ),
    RowKind(
        "milestone",
        "milestones",
        Milestone,
        "milestone",
        "Milestones",
        "Say by which day each package comes to a point that others can see. Progress reports start from these.",
    ),
    RowKind(
        "target",
        "targets",
        EngagementTarget,
        "engagement target",
        "Engagement targets",
        "Say how many organisations you plan to have heard by which day. Progress is counted from your engagement "
        "records, each organisation once.",
    ),
    RowKind(
        "risk",
        "risks",
        Risk,
        "risk",
        "Risks",
        "Say what could put the plan at risk, how likely and how serious it is, what you do about it, and who looks "
        "after it.",
    ),
    RowKind(
        "funding_line",
        "funding",
        FundingLine,
        "line of funding",
        "Funding",
        "Estimate what it will cost to develop the plan and to keep it under review, by financial year and heading. "
        "The totals are the sums of the lines. The department approves each line.",
    ),
)
KINDS = {kind.plural: kind for kind in _KINDS}
BY_NAME = {kind.name: kind for kind in _KINDS}


def with_rows(plans: QuerySet[DeliveryPlan]) -> QuerySet[DeliveryPlan]:
    """Return delivery plans with all their rows and the marks of their milestones, in a fixed number of queries."""
    return plans.prefetch_related(
        "packages", "milestones", "targets", "risks", "funding_lines", "designation__milestone_marks"
    )


def label_of(model: type[Any], name: str) -> str:
    """Return what a field is called, as the head of a column."""
    words = str(model._meta.get_field(name).verbose_name)
    return f"{words[:1].upper()}{words[1:]}"


def row_of(plan: DeliveryPlan, kind: RowKind, number: int) -> PlanRow | None:
    """Return the row of a version with a number, or `None` where it has no such row."""
    found: PlanRow | None = kind.rows_of(plan).filter(number=number).first()
    return found


def next_row_number(designation: Designation, kind: RowKind) -> int:
    """Return the number after the highest that any version, or a submission of one, ever gave a row of a kind."""
    rows = kind.model._default_manager.filter(plan__designation=designation)
    highest = rows.aggregate(highest=Max("number"))["highest"] or 0
    frozen = SubmittedDeliveryPlan.objects.filter(plan__designation=designation).values_list("content", flat=True)
    return 1 + max([highest, *(row["number"] for content in frozen for row in content[kind.plural])])


def packages_of(plan: DeliveryPlan) -> QuerySet[WorkPackage]:
    """Return the packages of work of a version, in the order of their first days."""
    return WorkPackage.objects.filter(plan=plan)


def milestones_of(plan: DeliveryPlan) -> QuerySet[Milestone]:
    """Return the milestones of a version with their packages, in the order of their days."""
    return Milestone.objects.filter(plan=plan).select_related("package")


def targets_of(plan: DeliveryPlan) -> QuerySet[EngagementTarget]:
    """Return the engagement targets of a version."""
    return EngagementTarget.objects.filter(plan=plan)


def risks_of(plan: DeliveryPlan) -> QuerySet[Risk]:
    """Return the risks of a version."""
    return Risk.objects.filter(plan=plan)


def funding_lines_of(plan: DeliveryPlan) -> QuerySet[FundingLine]:
    """Return the lines of funding of a version, by purpose, financial year and heading."""
    return FundingLine.objects.filter(plan=plan)


def submissions_of(plan: DeliveryPlan) -> QuerySet[SubmittedDeliveryPlan]:
    """Return what a version said each time that it was submitted, in order."""
    return SubmittedDeliveryPlan.objects.filter(plan=plan)


def in_words(row: PlanRow, name: str) -> str:
    """Return what a field of a row says, in words for a page."""
    value = getattr(row, name)
    if getattr(row._meta.get_field(name), "choices", None):
        return str(getattr(row, f"get_{name}_display")())
    if name == "year":
        return cast(FundingLine, row).years
    if isinstance(value, Decimal):
        return pounds(value)
    return day(value) if isinstance(value, date) else "" if value is None else str(value)


def words_of(row: PlanRow, names: Iterable[str]) -> dict[str, str]:
    """Return what some fields of a row say, in words for a page."""
    return {name: in_words(row, name) for name in names}


def no_milestones() -> QuerySet[Milestone]:
    """Return no milestone: where no plan is worked to yet, there is none to choose."""
    return Milestone.objects.none()
