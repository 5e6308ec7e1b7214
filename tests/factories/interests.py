"""Policies, registers of interests and their entries, made by the same moves as in the portal."""

from datetime import date

from accounts.models import User
from accounts.roles import ERB_LEAD
from designations.interests import services
from designations.models import ConflictPolicy, Designation, Interest, InterestKind, InterestsRegister
from lifecycle import clock
from tests.factories.accounts import holder

INTEREST = {
    "category": Interest.Category.LEADERSHIP,
    "holder": "A chair",
    "role": "Chair",
    "kind": InterestKind.GOVERNANCE,
    "what": "Governor of a college.",
    "with_whom": "A college",
    "since": date(2021, 1, 1),
    "until": None,
}


def lead_of(designation: Designation) -> User:
    """Make a lead of the body."""
    return holder(ERB_LEAD, designation.scope)


def policy(designation: Designation, *, by: User | None = None, **facts: object) -> ConflictPolicy:
    """Publish a policy today unless facts say otherwise."""
    record = services.policy_below(designation)
    given = {"published_on": clock.today(), "text": "Declare, then leave the room."} | facts
    services.publish_policy(record, by=by or lead_of(designation), **given)
    return record


def interest(designation: Designation, *, by: User | None = None, **facts: object) -> Interest:
    """Add an interest to the register."""
    record = services.new_interest(designation)
    given = INTEREST | {"declared_on": clock.today()} | facts
    services.register_interest(record, by=by or lead_of(designation), **given)
    return record


def register(designation: Designation, *, by: User | None = None) -> InterestsRegister:
    """Confirm the register complete today."""
    record = services.register_below(designation)
    services.confirm_register(record, by=by or lead_of(designation))
    return record
