"""Who sees which resets of second factors, and for whom a second person has to agree."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from accounts.models import FactorReset, FactorResetState, Scope, User
from accounts.roles import ADMINISTRATOR, DECISION_MAKER, WITH_SECOND_FACTOR, ScopeKind
from accounts.selectors import holders, holds_any, places_seen_by, roles_now, roles_of, sees_every_place

# Who agrees to the reset of somebody who decides, publishes or administers: people who signed in with two factors.
CONFIRMERS = (ADMINISTRATOR, DECISION_MAKER)


def resets_seen_by(person: Any) -> QuerySet[FactorReset]:
    """Return the resets a person may see: those about them, and those of the places whose people they may see."""
    found = FactorReset.objects.select_related("person", "scope__organisation", "asked_by", "confirmed_by", "chain")
    if sees_every_place(person):
        return found
    return found.filter(Q(person=person.pk) | Q(scope__in=places_seen_by(person).values("pk")))


def resets_that_wait(scope: Scope) -> QuerySet[FactorReset]:
    """Return the resets in a place that wait for a second person."""
    return FactorReset.objects.filter(scope=scope, state=FactorResetState.ASKED).select_related("person", "asked_by")


def waits_already(person: User) -> bool:
    """Say whether a reset of a person waits for a second person."""
    return FactorReset.objects.filter(person=person, state=FactorResetState.ASKED).exists()


def has_factors(person: User) -> bool:
    """Say whether a person has set up a second factor or holds recovery codes."""
    return Authenticator.objects.filter(user=person).exists()


def needs_a_second_person(person: User) -> bool:
    """Say whether somebody else has to agree: for whoever decides, publishes or administers."""
    return person.is_staff or holds_any(person, WITH_SECOND_FACTOR)


def acts_for_the_department(person: User) -> bool:
    """Say whether a person holds a role in the department today."""
    return roles_of(person).filter(scope__kind=ScopeKind.NATION).exists()


def acts_in(person: User, scope: Scope) -> bool:
    """Say whether a person holds a role in a place today."""
    return roles_now(scope).filter(person=person).exists()


def those_who_may_confirm(reset: FactorReset) -> list[User]:
    """Return who may agree to a reset: those who do so for the department, but the asker and the person."""
    out = {reset.person_id, reset.asked_by_id}
    found = {user.pk: user for role in CONFIRMERS for user in holders(role, [])}
    return [user for pk, user in sorted(found.items()) if pk not in out]
