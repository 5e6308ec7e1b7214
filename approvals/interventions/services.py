"""Writes about interventions: opening, the steps of the ladder with their outcomes, the funding decision, closing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from approvals.interventions import selectors
from approvals.models import FundingDecision, Intervention, InterventionStep, Level, Result
from designations.models import Designation, Removal
from designations.removals import services as removing
from designations.removals.selectors import open_removal_of
from lifecycle import clock, history
from lifecycle.engine import NotPossible, run
from lifecycle.models import Entry
from lsip_portal.kit.formats import day, pounds
from lsip_portal.kit.forms import Upload
from plans.models import ProgressReport, ProgressReportState
from plans.services import progress

Explanations = Mapping[str, str] | None


@dataclass(frozen=True)
class Agreement:
    """What a step is about: the issue, what was agreed and by when, and its evidence."""

    issue: str
    agreed: str = ""
    by_when: date | None = None
    attached: Sequence[Upload] = ()

    @property
    def words(self) -> str:
        """The step in the words that its history keeps."""
        until = f" By {day(self.by_when)}." if self.by_when else ""
        return "\n\n".join(filter(None, (self.issue, f"Agreed: {self.agreed}{until}" if self.agreed else "")))


def new_intervention(designation: Designation) -> Intervention:
    """Return an intervention in the area of a designation that is not saved yet, in its history."""
    return Intervention(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


@transaction.atomic
def open_intervention(
    record: Intervention, *, by: Any, origin: Mapping[str, Any], attached: Sequence[Upload] = (), **facts: Any
) -> Entry:
    """Open an intervention; a progress report that led to it is marked for attention, where it was not yet.

    `origin` names what led to it: {"report": …}, {"intelligence": …} or {"case": …}, or nothing.
    """
    history.lock(record.chain)  # before the number is read: two that are opened at once must not both get it
    about = {"designation": record.designation, "number": selectors.next_number(record.designation)}
    said = facts | about | dict(origin) | {"opened_on": clock.today()}
    entry = run(record, "open", by=by, facts=said, note=facts["issue"], attached=attached)
    report: ProgressReport | None = origin.get("report")
    if report and report.state == ProgressReportState.SUBMITTED and not report.for_attention:
        progress.mark_for_attention(report, by=by, note=facts["issue"])
    return entry


@transaction.atomic
def _take_step(
    record: Intervention,
    move: str,
    level: Level,
    step: Agreement,
    *,
    by: Any,
    explanations: Explanations,
    **more: Any,
) -> InterventionStep:
    """Take the next step: its row is part of the move, and the entry holds its evidence."""

    def write(held: Intervention) -> None:
        said = {"issue": step.issue, "agreed": step.agreed, "by_when": step.by_when, "taken_on": clock.today()}
        taken = InterventionStep(intervention=held, number=held.steps.count() + 1, level=level, **said, **more)
        taken.full_clean()
        taken.save()

    entry = run(
        record,
        move,
        by=by,
        children=write,
        note=step.words,
        explanations=explanations,
        attached=step.attached,
    )
    taken = record.steps.order_by("number").last()
    if taken is None:
        raise ValueError("A step that was taken has a row.")
    taken.entry = entry
    taken.save(update_fields=["entry"])
    return taken


def give_support(record: Intervention, *, by: Any, explanations: Explanations = None, **step: Any) -> Entry:
    """Record support that the department gives."""
    return _entry(_take_step(record, "give_support", Level.SUPPORT, Agreement(**step), by=by, explanations=None))


def raise_at_working_level(record: Intervention, *, by: Any, explanations: Explanations = None, **step: Any) -> Entry:
    """Raise the issue with those who do the work."""
    taken = _take_step(
        record, "raise_at_working_level", Level.WORKING, Agreement(**step), by=by, explanations=explanations
    )
    return _entry(taken)


def raise_with_leaders(
    record: Intervention,
    *,
    by: Any,
    leader: str,
    leader_role: str,
    explanations: Explanations = None,
    **step: Any,
) -> Entry:
    """Raise the issue with a leader of the ERB, who is named."""
    who = {"leader": leader, "leader_role": leader_role}
    taken = _take_step(
        record, "raise_with_leaders", Level.LEADERSHIP, Agreement(**step), by=by, explanations=explanations, **who
    )
    return _entry(taken)


@transaction.atomic
def propose_funding(record: Intervention, *, by: Any, proposed: Decimal, exceptional: str) -> Entry:
    """Propose how much to fund from now on, with the exceptional reason; somebody else decides."""
    said = Agreement(issue=f"{exceptional}\n\nAmount proposed: {pounds(proposed)}")
    taken = _take_step(record, "propose_funding", Level.FUNDING, said, by=by, explanations=None)
    decision = FundingDecision(step=taken, proposed=proposed, exceptional=exceptional, proposed_by=by.actor)
    decision.full_clean(exclude=["step"])
    decision.save()
    return _entry(taken)


def withdraw_funding(record: Intervention, *, by: Any, note: str) -> Entry:
    """Withdraw a proposed funding decision, with the reason."""

    def write(held: Intervention) -> None:
        step = selectors.proposed_funding(held)
        if step is None:
            raise NotPossible("No funding decision is proposed.")
        _end(step, result=Result.WITHDRAWN, outcome=note, ended_on=clock.today())

    return run(record, "withdraw_funding", by=by, children=write, note=note)


def decide_funding(record: Intervention, *, by: Any, amount: Decimal, note: str) -> Entry:
    """Decide for the Secretary of State how much to fund from now on."""

    def write(held: Intervention) -> None:
        step = selectors.proposed_funding(held)
        if step is None:
            raise NotPossible("No funding decision is proposed.")
        decision = step.funding
        decision.amount, decision.reasons = amount, note
        decision.decided_on, decision.decided_by = clock.today(), by.actor
        decision.full_clean()
        decision.save()

    words = f"Amount decided: {pounds(amount)}\n\n{note}"
    return run(record, "decide_funding", by=by, children=write, note=words)


@transaction.atomic
def consider_removal(record: Intervention, *, by: Any, issue: str, explanations: Explanations = None) -> Entry:
    """Consider removal: a removal begins, or the one that is open is joined, and goes its own way (Act s.3)."""
    removal = open_removal_of(record.designation) or _begin_removal(record.designation, by=by)
    taken = _take_step(
        record,
        "consider_removal",
        Level.REMOVAL,
        Agreement(issue=issue),
        by=by,
        explanations=explanations,
        removal=removal,
    )
    return _entry(taken)


def _begin_removal(designation: Designation, *, by: Any) -> Removal:
    removal = removing.new_removal(designation)
    run(removal, "propose", by=by)
    return removal


def record_outcome(
    record: Intervention, *, by: Any, step: InterventionStep, result: str, outcome: str, ended_on: date
) -> Entry:
    """Record what came of a step, and when."""

    def write(held: Intervention) -> None:
        waiting = selectors.open_steps(held).filter(pk=step.pk).first()
        if waiting is None:
            raise NotPossible(f"{step}: its outcome is recorded already.")
        _end(waiting, result=result, outcome=outcome, ended_on=ended_on)

    note = f"{step}: {Result(result).label.lower()}. {outcome}"
    return run(record, "record_outcome", by=by, children=write, note=note)


def _end(step: InterventionStep, *, result: str, outcome: str, ended_on: date) -> None:
    step.result, step.outcome, step.ended_on = result, outcome, ended_on
    step.full_clean()
    step.save()


def amend(record: Intervention, *, by: Any, note: str, **facts: Any) -> Entry:
    """Change what an intervention is about: its title, phase, type and aim."""
    return run(record, "amend", by=by, facts=facts, note=note)


def close(record: Intervention, *, by: Any, result: str, outcome: str, learned: str) -> Entry:
    """Close an intervention with its outcome and what was learned."""
    facts = {"result": result, "outcome": outcome, "learned": learned, "closed_on": clock.today()}
    return run(record, "close", by=by, facts=facts, note=f"{outcome}\n\nLearned: {learned}")


def _entry(step: InterventionStep) -> Entry:
    """Return the entry of a step that was just taken."""
    if step.entry is None:
        raise ValueError("A step that was taken has an entry.")
    return step.entry
