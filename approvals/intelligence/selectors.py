"""What may be read of intelligence: the department reads it, an ERB only the words that are shared with it."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import RoleHeld, User
from accounts.roles import AUDITOR, DEPARTMENT
from accounts.selectors import holds_any
from approvals.models import Audience, Intelligence, IntelligenceState
from designations.models import Designation
from designations.selectors import designated_on, scopes_read_by
from lifecycle import clock

READERS = (*DEPARTMENT, AUDITOR)


def reads_intelligence(person: Any) -> bool:
    """Say whether a person reads intelligence at all: the department does, and its auditors."""
    return holds_any(person, READERS)


def intelligence_seen_by(person: Any) -> QuerySet[Intelligence]:
    """Return what a person of the department may see; what is for named officers, only they and who recorded it."""
    found = Intelligence.objects.select_related(
        "designation__area", "designation__body", "designation__scope", "chain", "recorded_by"
    )
    if not reads_intelligence(person):
        return found.none()
    named = Intelligence.objects.filter(named=person.pk).values("pk")
    return found.filter(~Q(audience=Audience.NAMED) | Q(recorded_by=person.actor_id) | Q(pk__in=named))


def shared_with(person: Any) -> QuerySet[Intelligence]:
    """Return what the department shares with the ERBs in which the person holds a role: never its source."""
    scopes = scopes_read_by(person)
    also = Intelligence.objects.filter(also__scope__in=scopes).values("pk")
    found = Intelligence.objects.filter(Q(designation__scope__in=scopes) | Q(pk__in=also), audience=Audience.SHARED)
    return found.select_related("designation__area", "designation__body")


def about(found: QuerySet[Intelligence], designation: Designation) -> QuerySet[Intelligence]:
    """Return the intelligence that concerns a designation, the newest first."""
    also = Intelligence.objects.filter(also=designation).values("pk")
    return found.filter(Q(designation=designation) | Q(pk__in=also))


def in_state(found: QuerySet[Intelligence], state: str) -> QuerySet[Intelligence]:
    """Return the intelligence in a state; all of it where the text names no state."""
    return found.filter(state=state) if state in IntelligenceState.values else found


def officers() -> QuerySet[User]:
    """Return the people who act for the department today."""
    held = RoleHeld.objects.on(clock.today()).filter(role__in=[role.name for role in DEPARTMENT])
    return User.objects.filter(pk__in=held.values("person")).order_by("name", "pk")


def designations_to_tell_of() -> QuerySet[Designation]:
    """Return the designations in force today, by area."""
    return designated_on(clock.today()).order_by("area__name")
