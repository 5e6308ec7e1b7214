"""Authorities as those who work here find them: what each is, where, what was asked of it, and who acts for it."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import Scope
from accounts.roles import ScopeKind
from accounts.selectors import places_seen_by, roles_now
from lifecycle import clock
from plans.models import AuthorityStatement
from plans.selectors.statements import statements_seen_by
from reference.models import Authority
from reference.selectors import authorities_on


def authorities_found(words: str = "") -> QuerySet[Any]:
    """Return the authorities of today by name, or those whose name holds some words."""
    found = authorities_on(clock.today())
    return found.filter(name__icontains=words) if words else found


def authority_of_today(slug: str) -> Any:
    """Return an authority that is there today, or `None`."""
    return authorities_on(clock.today()).filter(slug=slug).first()


def people_of_authority(person: Any, authority: Authority) -> Scope | None:
    """Return the place of an authority's people, where there is one and the person may see it."""
    found = places_seen_by(person).filter(kind=ScopeKind.AUTHORITY, organisation__authority=authority)
    place: Scope | None = found.first()
    return place


def somebody_acts_for(scope: Scope) -> bool:
    """Say whether anybody holds a role in the place of an authority's people today."""
    return roles_now(scope).exists()


def statements_asked_of(authority: Authority, person: Any) -> QuerySet[AuthorityStatement]:
    """Return the statements asked of an authority that a person may read, the newest first."""
    return statements_seen_by(person).filter(authority=authority).order_by("-requested_on", "-pk")
