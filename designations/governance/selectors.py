"""What may be read of governance groups and their meetings."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from designations.models import (
    Designation,
    GovernanceGroup,
    GroupMember,
    GroupState,
    Meeting,
    MeetingAction,
    MeetingItem,
)
from designations.selectors import designations_seen_by


def groups_seen_by(person: Any) -> QuerySet[GovernanceGroup]:
    """Return the groups of the designations that the person works with."""
    found = GovernanceGroup.objects.select_related("designation__area", "designation__body", "designation__scope")
    return found.filter(designation__in=designations_seen_by(person))


def meetings_seen_by(person: Any) -> QuerySet[Meeting]:
    """Return the meetings of the groups that the person may see."""
    found = Meeting.objects.select_related("group__designation__area", "group__designation__body")
    return found.filter(group__in=groups_seen_by(person).values("pk"))


def sitting_on(day: date) -> QuerySet[GroupMember]:
    """Return the members who sit in a group on a day."""
    return GroupMember.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


def public_groups(designation: Designation, day: date) -> QuerySet[GovernanceGroup]:
    """Return the active groups of a designation whose membership is public, each with who `sit` in it on a day."""
    shown = designation.groups.filter(state=GroupState.ACTIVE, public=True)
    return shown.prefetch_related(Prefetch("members", queryset=sitting_on(day), to_attr="sitting"))


def steering_groups(designation: Designation, day: date) -> QuerySet[GovernanceGroup]:
    """Return the steering groups of a designation whose membership is public, each with who sit in it on a day."""
    return public_groups(designation, day).filter(kind=GovernanceGroup.Kind.STEERING)


def items_of(meeting: Meeting) -> QuerySet[MeetingItem]:
    """Return the items of a meeting in order, each with the conflicts declared on it."""
    return meeting.items.prefetch_related("declarations__member")


def open_actions_of(meeting: Meeting) -> QuerySet[MeetingAction]:
    """Return the actions of a meeting that are not done."""
    return meeting.actions.filter(done_on=None)


def next_number(rows: QuerySet[Any]) -> int:
    """Return the number of the next item or action of a meeting."""
    last = rows.order_by("-number").first()
    return last.number + 1 if last else 1
