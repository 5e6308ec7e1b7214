"""What may be read of national blockers: all by national roles, its own by an ERB."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Scope
from accounts.roles import ERB_ALL, ScopeKind
from accounts.selectors import holds_any, is_national, scopes_of
from approvals.models import Blocker, BlockerReferral, BlockerState


def blockers_seen_by(person: Any) -> QuerySet[Blocker]:
    """Return the blockers that a person may see: all for national roles, for an ERB those that it raised."""
    found = Blocker.objects.select_related("scope", "chain", "raised_by").prefetch_related("referrals")
    return found if is_national(person) else found.filter(scope__in=scopes_of(person, ScopeKind.DESIGNATION))


def works_with_blockers(person: Any) -> bool:
    """Say whether a person meets national blockers at all: national roles, and the people of an ERB."""
    return is_national(person) or holds_any(person, ERB_ALL)


def in_state(found: QuerySet[Blocker], state: str) -> QuerySet[Blocker]:
    """Return the blockers in a state; all of them where the text names no state."""
    return found.filter(state=state) if state in BlockerState.values else found


def places_to_raise_from(person: Any) -> QuerySet[Scope]:
    """Return the places from which a person may raise a blocker: the nation, or the designations they work for."""
    own = Q(pk__in=scopes_of(person, ScopeKind.DESIGNATION).values("pk"))
    return Scope.objects.filter(own | Q(kind=ScopeKind.NATION) if is_national(person) else own).order_by("title")


def referrals_without_answer(blocker: Blocker) -> QuerySet[BlockerReferral]:
    """Return what a department has not answered yet."""
    return blocker.referrals.filter(answered_on=None)
