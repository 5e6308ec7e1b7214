"""Governance groups and their meetings, made by the same moves as in the portal."""

from datetime import date

from accounts.models import User
from designations.governance import services
from designations.models import Designation, GovernanceGroup, GroupMember, Meeting
from lifecycle import clock
from tests.factories.interests import lead_of


def group(designation: Designation, *, by: User | None = None, **facts: object) -> GovernanceGroup:
    """Add a steering group with two members."""
    by, record = by or lead_of(designation), services.new_group(designation)
    services.set_up_group(record, by=by, **({"name": "Steering group", "kind": "steering", "public": True} | facts))
    member(record, by=by, name="A. Chair", role="Chair")
    member(record, by=by, name="B. Member")
    return record


def member(record: GovernanceGroup, *, by: User, **facts: object) -> GroupMember:
    """Add a member."""
    given = {"name": "Somebody", "organisation": "A college", "since": date(2022, 6, 1)} | facts
    services.add_member(record, by=by, **given)
    return record.members.order_by("-pk")[0]


def meeting(record: GovernanceGroup, *, by: User | None = None, **facts: object) -> Meeting:
    """Record a meeting of today at which everybody was present, with one item."""
    by, held = by or lead_of(record.designation), services.new_meeting(record)
    given = {"held_on": clock.today(), "present": list(record.members.all())} | facts
    services.record_meeting(held, by=by, **given)
    services.add_item(held, by=by, title="Choice of a contractor", decision="The second bid is taken.")
    return held
