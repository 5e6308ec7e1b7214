"""How the milestones and packages of a delivery plan stand on a day (guidance 3.1 and 4.3.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from designations.models import Designation
from plans.models import DeliveryPlan, DeliveryPlanState, Milestone, MilestoneMark, WorkPackage
from plans.selectors.work import milestones_of, packages_of, with_rows


class Standing(StrEnum):
    """How a milestone or a package stands on a day."""

    DONE = "Done"
    DONE_LATE = "Done late"
    LATE = "Late"
    MOVED = "Moved"
    UNDER_WAY = "Under way"
    TO_COME = "To come"


@dataclass(frozen=True)
class MilestoneStanding:
    """A milestone with what was said of it, as it stands on a day."""

    milestone: Milestone
    mark: MilestoneMark | None
    today: date

    @property
    def done_on(self) -> date | None:
        """The day on which it was reached."""
        return self.mark.done_on if self.mark else None

    @property
    def expected_on(self) -> date:
        """The day that is expected now: the planned one, unless another was said for this version of the plan."""
        mark = self.mark
        said = mark.expected_on if mark and mark.plan_id == self.milestone.plan_id else None
        return said or self.milestone.due_on

    @property
    def moved(self) -> bool:
        """Whether another day than the planned one is expected."""
        return self.expected_on != self.milestone.due_on

    @property
    def reason(self) -> str:
        """Why another day is expected."""
        return self.mark.reason if self.mark and self.moved else ""

    @property
    def standing(self) -> Standing:
        """How it stands."""
        if self.done_on:
            return Standing.DONE if self.done_on <= self.milestone.due_on else Standing.DONE_LATE
        if self.expected_on < self.today:
            return Standing.LATE
        return Standing.MOVED if self.moved else Standing.TO_COME

    @property
    def slipped(self) -> bool:
        """Whether it is late, or expected later than it was planned."""
        return self.done_on is None and (self.expected_on < self.today or self.expected_on > self.milestone.due_on)


@dataclass(frozen=True)
class PackageStanding:
    """A package with its milestones, as it stands on a day."""

    package: WorkPackage
    milestones: tuple[MilestoneStanding, ...]
    today: date

    @property
    def done(self) -> int:
        """How many of its milestones are reached."""
        return sum(one.done_on is not None for one in self.milestones)

    @property
    def standing(self) -> Standing:
        """How it stands: late where a milestone is, or where its last day passed with a milestone open."""
        open_ones = [one for one in self.milestones if one.done_on is None]
        if self.milestones and not open_ones:
            return Standing.DONE
        if any(one.standing is Standing.LATE for one in open_ones):
            return Standing.LATE
        if self.package.starts_on > self.today:
            return Standing.TO_COME
        if self.package.ends_on < self.today:
            return Standing.LATE if open_ones else Standing.DONE
        return Standing.UNDER_WAY


def milestone_standings(plan: DeliveryPlan, today: date) -> list[MilestoneStanding]:
    """Return the milestones of a version as they stand on a day, in the order of their planned days."""
    marks = {mark.number: mark for mark in MilestoneMark.objects.filter(designation=plan.designation_id)}
    return [MilestoneStanding(one, marks.get(one.number), today) for one in milestones_of(plan)]


def late_milestones(designations: Iterable[Designation], today: date) -> dict[int, int]:
    """Return how many milestones are late on a day by the key of each designation, in a constant number of queries.

    They are those of the newest version of the delivery plan that the department has or approved.
    """
    sent = DeliveryPlan.objects.filter(designation__in=list(designations)).exclude(state=DeliveryPlanState.DRAFTING)
    plans = {plan.designation_id: plan for plan in with_rows(sent).order_by("number")}
    return {key: sum(one.standing is Standing.LATE for one in standings_of(plan, today)) for key, plan in plans.items()}


def standings_of(plan: DeliveryPlan, today: date) -> list[MilestoneStanding]:
    """Return the same for a version that was read with its rows and the marks of its designation."""
    marks = {mark.number: mark for mark in plan.designation.milestone_marks.all()}
    return [MilestoneStanding(one, marks.get(one.number), today) for one in plan.milestones.all()]


def package_standings(plan: DeliveryPlan, milestones: list[MilestoneStanding], today: date) -> list[PackageStanding]:
    """Return the packages of a version with their milestones, in the order of their first days."""
    return [
        PackageStanding(package, tuple(one for one in milestones if one.milestone.package_id == package.pk), today)
        for package in packages_of(plan)
    ]


def reached_milestones(plan: DeliveryPlan) -> QuerySet[Milestone]:
    """Return the milestones of a version that were reached."""
    return milestones_of(plan).filter(number__in=_reached(plan))


def open_milestones(plan: DeliveryPlan) -> QuerySet[Milestone]:
    """Return the milestones of a version that were not reached yet."""
    return milestones_of(plan).exclude(number__in=_reached(plan))


def _reached(plan: DeliveryPlan) -> QuerySet[MilestoneMark, int]:
    marks = MilestoneMark.objects.filter(designation=plan.designation_id, done_on__isnull=False)
    return marks.values_list("number", flat=True)


def mark_of(plan: DeliveryPlan, number: int) -> MilestoneMark | None:
    """Return what was said of a milestone, if anything was."""
    return MilestoneMark.objects.filter(designation=plan.designation_id, number=number).first()
