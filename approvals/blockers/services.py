"""Writes about national blockers."""

from datetime import date
from typing import Any

from accounts.models import Scope
from accounts.selectors import nation
from approvals.blockers import selectors
from approvals.models import Blocker, BlockerReferral
from lifecycle import clock
from lifecycle.engine import NotPossible, run
from lifecycle.models import Entry


def new_blocker(scope: Scope) -> Blocker:
    """Return a blocker that is raised from a place and is not saved yet; it is told in the history of the nation."""
    designation = getattr(scope, "designation", None)
    return Blocker(scope=scope, chain=nation().chain, demonstration=bool(designation and designation.demonstration))


def raise_blocker(record: Blocker, *, by: Any, demonstration: bool = False, **facts: Any) -> Entry:
    """Raise a national blocker with Skills England."""
    record.demonstration = record.demonstration or demonstration
    raised = {"scope": record.scope, "raised_on": clock.today(), "raised_by": by.actor}
    return run(record, "raise", by=by, facts=facts | raised)


def pass_on(record: Blocker, *, by: Any, department: str, recommendation: str) -> Entry:
    """Pass a blocker to a department with what Skills England recommends."""
    name = BlockerReferral.Department(department).label

    def write(held: Blocker) -> None:
        if selectors.referrals_without_answer(held).filter(department=department).exists():
            raise NotPossible(f"The {name} has it already and owes an answer.")
        held.referrals.create(department=department, recommendation=recommendation, passed_on=clock.today())

    return run(record, "pass_on", by=by, children=write, note=f"To the {name}: {recommendation}")


def answer(
    record: Blocker, *, by: Any, referral: BlockerReferral, answered_for: str, answer: str, answered_on: date
) -> Entry:
    """Record what a department answered, who answered for it and when."""

    def write(held: Blocker) -> None:
        waiting = selectors.referrals_without_answer(held).filter(pk=referral.pk).first()
        if waiting is None:
            raise NotPossible(f"The answer of the {referral} is recorded already.")
        waiting.answered_for, waiting.answer, waiting.answered_on = answered_for, answer, answered_on
        waiting.full_clean()
        waiting.save()

    return run(record, "answer", by=by, children=write, note=f"{referral}: {answer}")


def close(record: Blocker, *, by: Any, note: str) -> Entry:
    """Close a blocker, and say what came of it."""
    return run(record, "close", by=by, facts={"closed_on": clock.today()}, note=note)
