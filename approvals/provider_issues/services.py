"""Writes about issues of providers."""

from collections.abc import Sequence
from typing import Any

from accounts.models import Scope
from approvals.models import ProviderIssue
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from lsip_portal.kit.forms import Upload


def new_issue(scope: Scope) -> ProviderIssue:
    """Return an issue of a provider that is not saved yet, in the history of the provider."""
    return ProviderIssue(scope=scope, chain=scope.chain)


def raise_issue(
    record: ProviderIssue, *, by: Any, attached: Sequence[Upload] = (), demonstration: bool = False, **facts: Any
) -> Entry:
    """Raise an issue with the department."""
    designation = facts.get("designation")
    record.demonstration = demonstration or bool(designation and designation.demonstration)
    raised = {"scope": record.scope, "raised_on": clock.today()}
    return run(record, "raise", by=by, facts=facts | raised, attached=attached)


def reply(record: ProviderIssue, *, by: Any, note: str) -> Entry:
    """Record the reply of the department; the provider is told."""
    facts = {"reply": note, "replied_on": clock.today(), "replied_by": by.actor}
    return run(record, "reply", by=by, facts=facts, note=note)
