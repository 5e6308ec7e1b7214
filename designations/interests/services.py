"""Writes of policies, registers of interests and their entries."""

from datetime import date
from typing import Any

from designations.interests import selectors
from designations.models import (
    REVIEWED_EACH,
    ConflictPolicy,
    Designation,
    Interest,
    InterestsRegister,
    PolicyVersion,
)
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry


def policy_below(designation: Designation) -> ConflictPolicy:
    """Return the policy of a designation, or one that is not saved yet."""
    return selectors.policy_of(designation) or ConflictPolicy(**_of(designation))


def register_below(designation: Designation) -> InterestsRegister:
    """Return the register of a designation, or one that is not saved yet."""
    return selectors.register_of(designation) or InterestsRegister(**_of(designation))


def new_interest(designation: Designation) -> Interest:
    """Return an entry of a designation's register that is not saved yet."""
    return Interest(**_of(designation))


def _of(designation: Designation) -> dict[str, Any]:
    """Return what every record of a designation takes from it."""
    return {
        "designation": designation,
        "chain": designation.chain,
        "edition": designation.edition,
        "demonstration": designation.demonstration,
    }


def _reviewed(on: date) -> dict[str, object]:
    return {"reviewed_on": on, "review_by": REVIEWED_EACH.after(on)}


def publish_policy(policy: ConflictPolicy, *, by: Any, published_on: date, text: str = "", address: str = "") -> Entry:
    """Publish a version of the policy: its text, or the address where it can be read; a year runs from that day."""

    def write(held: ConflictPolicy) -> None:
        version = PolicyVersion(policy=held, number=held.number, published_on=published_on, text=text, address=address)
        version.full_clean()
        version.save()

    last_review = max(published_on, policy.reviewed_on or published_on)
    facts = _reviewed(last_review) | {"number": policy.number + 1}
    return run(policy, "publish", by=by, facts=facts, children=write)


def confirm_review(policy: ConflictPolicy, *, by: Any, complete: bool = True) -> Entry:
    """Confirm that the policy was reviewed today and stays as it is."""
    return run(policy, "confirm_review", by=by, facts=_reviewed(clock.today()))


def confirm_register(register: InterestsRegister, *, by: Any, complete: bool = True) -> Entry:
    """Confirm that the register is complete today."""
    return run(register, "confirm", by=by, facts=_reviewed(clock.today()))


def register_interest(interest: Interest, *, by: Any, **facts: Any) -> Entry:
    """Add an interest to the register; who records it is part of it."""
    return run(interest, "register", by=by, facts=_named(interest, facts) | {"recorded_by": by.actor})


def amend_interest(interest: Interest, *, by: Any, **facts: Any) -> Entry:
    """Change an entry of the register; the history keeps that it was changed and by whom."""
    return run(interest, "amend", by=by, facts=_named(interest, facts))


def _named(interest: Interest, facts: dict[str, Any]) -> dict[str, Any]:
    """Return the facts with the body as the holder of its own interests."""
    of_the_body = facts.get("category") == Interest.Category.BODY
    return facts | ({"holder": interest.designation.body.name, "role": ""} if of_the_body else {})


def end_interest(interest: Interest, *, by: Any, until: date) -> Entry:
    """Record the last day of an interest."""
    return run(interest, "end", by=by, facts={"until": until})
