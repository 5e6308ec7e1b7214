"""Writing, submitting and deciding delivery plans."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from designations.models import Designation
from lifecycle import clock, history
from lifecycle.engine import run
from lifecycle.models import Entry
from lsip_portal.kit.formats import pounds
from plans.content import frozen
from plans.models import DeliveryPlan, FundingLine, SubmittedDeliveryPlan
from plans.selectors.comparison import delivery_content
from plans.selectors.delivery import newest_delivery_plan
from plans.selectors.work import funding_lines_of, submissions_of
from plans.services.work import copy_rows


def new_delivery_plan(designation: Designation) -> DeliveryPlan:
    """Return the next version of a designation's delivery plan, not saved yet, with what the newest one says."""
    plan = DeliveryPlan(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
        number=1,
    )
    if newest := newest_delivery_plan(designation):
        plan.number = newest.number + 1
        for name in DeliveryPlan.CONTENT:
            setattr(plan, name, getattr(newest, name))
    return plan


def begin_delivery_plan(plan: DeliveryPlan, *, by: Any) -> Entry:
    """Begin a version of the delivery plan, with the rows of the one before it."""
    facts = {name: getattr(plan, name) for name in ("designation", "number", *DeliveryPlan.CONTENT)}
    newest = newest_delivery_plan(plan.designation)
    return run(plan, "begin", by=by, facts=facts, children=copy_rows(newest) if newest else None)


def write_draft(record: Any, *, by: Any, revision: int, **content: Any) -> Entry:
    """Save the draft of a delivery plan or a progress report; what is not given stays as it is.

    `revision` is that of the text from which the writer began. The same content sent twice is never a conflict.
    """
    changed = {name: value for name, value in content.items() if getattr(record, name) != value}
    seen = revision if changed else record.revision
    return run(record, "write", by=by, facts=changed | {"revision": seen + 1})


def submit_delivery_plan(plan: DeliveryPlan, *, by: Any) -> Entry:
    """Submit a delivery plan today; what it says is kept as it was submitted, and its SHA-256 goes into the history."""
    with transaction.atomic():
        history.lock(plan.chain)
        content = delivery_content(plan)
        text, sha256 = frozen(content)
        number = submissions_of(plan).count() + 1
        submission = SubmittedDeliveryPlan(
            plan=plan, number=number, submitted_on=clock.today(), content=json.loads(text), sha256=sha256
        )
        facts = {"submitted_on": clock.today(), "changed": {"submission": number, "sha256": sha256}}
        return run(plan, "submit", by=by, facts=facts, children=lambda plan: submission.save())


def approve_delivery_plan(
    plan: DeliveryPlan, *, by: Any, approved: Mapping[int, Decimal], reason: Mapping[int, str] | None = None
) -> Entry:
    """Approve a delivery plan with its funding, in pounds, by the number of each line of funding.

    Another amount than was estimated needs a reason.
    """
    reasons = reason or {}

    def decide(plan: DeliveryPlan) -> None:
        for line in funding_lines_of(plan):
            line.approved = approved.get(line.number)
            line.reason = reasons.get(line.number, "") if line.changed else ""
            _refuse_without_reason(line)
            line.full_clean(validate_constraints=False)
            line.save(update_fields=["approved", "reason"])

    amounts = {str(number): f"{amount:.2f}" for number, amount in sorted(approved.items())}
    return run(plan, "approve", by=by, facts={"changed": {"approved": amounts}}, children=decide)


def _refuse_without_reason(line: FundingLine) -> None:
    if line.changed and not line.reason:
        said = f"Give the reason for approving another amount than {pounds(line.estimate)}: {line}"
        raise ValidationError({f"reason_{line.number}": said})
