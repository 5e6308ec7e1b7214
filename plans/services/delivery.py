"""Writing, submitting and deciding delivery plans."""

from decimal import Decimal
from typing import Any

from designations.models import Designation
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from plans.models import DeliveryPlan
from plans.selectors.delivery import newest_delivery_plan


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
    """Begin a version of the delivery plan."""
    facts = {name: getattr(plan, name) for name in ("designation", "number", *DeliveryPlan.CONTENT)}
    return run(plan, "begin", by=by, facts=facts)


def write_draft(record: Any, *, by: Any, revision: int, **content: Any) -> Entry:
    """Save the draft of a delivery plan or a progress report; what is not given stays as it is.

    `revision` is that of the text from which the writer began. The same content sent twice is never a conflict.
    """
    changed = {name: value for name, value in content.items() if getattr(record, name) != value}
    seen = revision if changed else record.revision
    return run(record, "write", by=by, facts=changed | {"revision": seen + 1})


def submit(record: Any, *, by: Any) -> Entry:
    """Submit a delivery plan or a progress report today."""
    return run(record, "submit", by=by, facts={"submitted_on": clock.today()})


def approve_delivery_plan(
    plan: DeliveryPlan, *, by: Any, develop_approved: Decimal, review_approved: Decimal, funding_reason: str = ""
) -> Entry:
    """Approve a delivery plan with its funding, in pounds; other amounts than estimated need a reason."""
    facts = {
        "develop_approved": develop_approved,
        "review_approved": review_approved,
        "funding_reason": funding_reason,
    }
    return run(plan, "approve", by=by, facts=facts)
