"""Writing the rows of a delivery plan, and marking its milestones, each with an entry in the history."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from lifecycle.desk import Do
from lifecycle.engine import NotPossible, run
from lifecycle.models import Entry
from plans.content import frozen
from plans.models import DeliveryPlan, EngagementTarget, FundingLine, Milestone, MilestoneMark, PlanRow
from plans.selectors.milestones import mark_of
from plans.selectors.work import BY_NAME, KINDS, RowKind, next_row_number
from plans.services.outdated import OutdatedError


class RemovedError(NotPossible):
    """A row was removed by somebody else after it was opened; nothing is saved."""

    def __init__(self, kind: RowKind) -> None:
        super().__init__(f"Somebody removed this {kind.one} after you opened it. Save to add it again.")


def writing(name: str) -> Do:
    """Return the service that adds or changes a row of a kind."""

    def write(plan: DeliveryPlan, *, by: Any, **facts: Any) -> Entry:
        return write_row(plan, BY_NAME[name], by=by, **facts)

    return write


def write_row(
    plan: DeliveryPlan, kind: RowKind, *, by: Any, number: int | None = None, revision: int | None = None, **facts: Any
) -> Entry:
    """Add a row, or change the one with a number as it was seen at a revision."""
    row = kind.model(number=number or next_row_number(plan.designation, kind))

    def save(plan: DeliveryPlan) -> None:
        held = _held(plan, kind, number, revision) if number else row
        held.revision = held.revision + 1 if number else 1
        for name, value in ({"plan": plan} | facts).items():
            setattr(held, name, value)
        _refuse_double(held, kind)
        held.full_clean(validate_constraints=False)
        held.save()

    said = {name: value.pk if isinstance(value, models.Model) else value for name, value in facts.items()}
    changed = {kind.name: row.number, "sha256": frozen(said)[1]}
    return run(plan, f"write_{kind.name}", by=by, facts={"changed": changed}, children=save, note=_named(row, facts))


def _named(row: PlanRow, facts: dict[str, Any]) -> str:
    title = facts.get("title") or facts.get("what") or ""
    return f"{row.code} {title}".strip()


def _held(plan: DeliveryPlan, kind: RowKind, number: int, revision: int | None) -> PlanRow:
    """Return the row that is changed, at the revision that was seen.

    Raises:
        OutdatedError: if it is at another revision.
        RemovedError: if it is no longer there.
    """
    held: PlanRow | None = kind.model._default_manager.select_for_update().filter(plan=plan, number=number).first()
    if held is None:
        raise RemovedError(kind)
    if held.revision != revision:
        raise OutdatedError(held)
    return held


def _refuse_double(row: PlanRow, kind: RowKind) -> None:
    """Refuse a second line or target where there can be one, and say beside the field that tells them apart."""
    others = kind.model._default_manager.exclude(pk=row.pk)
    if isinstance(row, FundingLine):
        same = others.filter(plan=row.plan_id, purpose=row.purpose, year=row.year, heading=row.heading).first()
        if same:
            said = f"There is a line for this purpose, year and heading already: {same.code}. Change that one"
            raise ValidationError({"heading": said})
    elif isinstance(row, EngagementTarget):
        same = others.filter(plan=row.plan_id, group=row.group, by_day=row.by_day).first()
        if same:
            said = f"There is a target for this group and day already: {same.code}. Change that one"
            raise ValidationError({"by_day": said})


def remove_row(plan: DeliveryPlan, *, by: Any, kind: str, number: int) -> Entry:
    """Remove a row; a package can go once no milestone belongs to it."""
    of = KINDS[kind]
    name = of.model(number=number).code

    def remove(plan: DeliveryPlan) -> None:
        row = of.model._default_manager.filter(plan=plan, number=number).first()
        if row is None:
            raise ValidationError(f"The plan has no {of.one} {name}")
        belonging = Milestone.objects.filter(package__plan=plan, package__number=number) if kind == "packages" else ()
        if codes := ", ".join(one.code for one in belonging):
            raise ValidationError(f"{name} cannot be removed while these milestones belong to it: {codes}")
        row.delete()

    changed = {of.name: number, "removed": True}
    return run(plan, "remove_row", by=by, facts={"changed": changed}, children=remove, note=name)


def copy_rows(source: DeliveryPlan) -> Callable[[DeliveryPlan], None]:
    """Return what gives a new version the rows of the one before it, with their numbers and without decisions.

    A milestone that is expected on another day is planned for that day now.
    """

    def copy(target: DeliveryPlan) -> None:
        packages: dict[int, Any] = {}
        for kind in KINDS.values():
            for row in kind.rows_of(source):
                facts = {name: getattr(row, name) for name in kind.model.CONTENT}
                if isinstance(row, Milestone):
                    facts |= {"package": packages[row.package_id], "due_on": _expected(source, row)}
                made = kind.model._default_manager.create(plan=target, number=row.number, **facts)
                if kind.name == "package":
                    packages[row.pk] = made

    return copy


def _expected(plan: DeliveryPlan, milestone: Milestone) -> date:
    mark = mark_of(plan, milestone.number)
    said = mark.expected_on if mark and mark.plan_id == plan.pk and mark.done_on is None else None
    return said or milestone.due_on


def mark_milestone(plan: DeliveryPlan, *, by: Any, milestone: Milestone, done_on: date) -> Entry:
    """Say that a milestone was reached on a day."""
    facts = {"milestone": milestone.number, "done_on": done_on.isoformat()}
    return run(
        plan,
        "mark_milestone",
        by=by,
        facts={"changed": facts},
        children=lambda plan: _mark(plan, milestone, done_on=done_on),
        note=str(milestone),
    )


def move_milestone(plan: DeliveryPlan, *, by: Any, milestone: Milestone, expected_on: date, note: str) -> Entry:
    """Say on which other day a milestone is expected now, and why."""
    facts = {"milestone": milestone.number, "expected_on": expected_on.isoformat()}
    return run(
        plan,
        "move_milestone",
        by=by,
        facts={"changed": facts},
        children=lambda plan: _mark(plan, milestone, expected_on=expected_on, reason=note),
        note=f"{milestone}: {note}",
    )


def reopen_milestone(plan: DeliveryPlan, *, by: Any, milestone: Milestone, note: str) -> Entry:
    """Say that a milestone was not reached after all, and why."""
    return run(
        plan,
        "reopen_milestone",
        by=by,
        facts={"changed": {"milestone": milestone.number, "done_on": None}},
        children=lambda plan: _mark(plan, milestone, done_on=None),
        note=f"{milestone}: {note}",
    )


def _mark(plan: DeliveryPlan, milestone: Milestone, **facts: Any) -> None:
    MilestoneMark.objects.update_or_create(
        designation=plan.designation, number=milestone.number, defaults={"plan": plan} | facts
    )
