"""What may be read of issues of providers: all by national roles, its own by a provider, none by anybody else."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import Scope
from accounts.roles import PROVIDER, ScopeKind
from accounts.selectors import holds_any, is_national, scopes_of
from approvals.models import ProviderIssue, ProviderIssueState
from designations.models import Designation
from designations.selectors import designated_on
from lifecycle import clock


def issues_seen_by(person: Any) -> QuerySet[ProviderIssue]:
    """Return the issues that a person may see: all for national roles, those of their own provider for others."""
    found = ProviderIssue.objects.select_related("scope__organisation", "chain", "designation__area", "replied_by")
    return found if is_national(person) else found.filter(scope__in=scopes_of(person, ScopeKind.PROVIDER))


def works_with_issues(person: Any) -> bool:
    """Say whether a person meets issues of providers at all: national roles, and the people of a provider."""
    return is_national(person) or holds_any(person, PROVIDER)


def in_state(found: QuerySet[ProviderIssue], state: str) -> QuerySet[ProviderIssue]:
    """Return the issues in a state; all of them where the text names no state."""
    return found.filter(state=state) if state in ProviderIssueState.values else found


def places_to_raise_from(person: Any) -> QuerySet[Scope]:
    """Return the providers for which a person holds a role."""
    return scopes_of(person, ScopeKind.PROVIDER).order_by("title")


def waiting_issues() -> int:
    """Return how many issues wait for a reply of the department."""
    return ProviderIssue.objects.filter(state=ProviderIssueState.RAISED).count()


def designations_concerned() -> QuerySet[Designation]:
    """Return the designations that an issue may concern: those in force today, by area."""
    return designated_on(clock.today()).order_by("area__name")
