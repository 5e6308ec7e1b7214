"""Whose engagement a person may read."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts import selectors as accounts
from accounts.models import Organisation, Scope
from accounts.roles import CASE_OFFICER, ScopeKind
from designations.models import Designation
from designations.selectors import scopes_read_by
from reference.models import Provider


def designations_worked_in_by(person: Any) -> QuerySet[Designation]:
    """Return the designations whose engagement a person reads in full: all, or their own and those handed over."""
    found = Designation.objects.select_related("area", "body", "scope", "chain", "edition")
    if accounts.is_national(person):
        return found
    return found.filter(scope__in=scopes_read_by(person))


def may_open_people(person: Any) -> bool:
    """Say whether a person may open the place of a provider's people, to invite its first lead there."""
    return accounts.holds_any(person, (CASE_OFFICER,))


def people_of_provider(person: Any, provider: Provider) -> Scope | None:
    """Return the place of a provider's people, where there is one and the person may see it."""
    found = accounts.places_seen_by(person).filter(kind=ScopeKind.PROVIDER, organisation__provider=provider)
    place: Scope | None = found.first()
    return place


def organisations_of(person: Any) -> QuerySet[Organisation]:
    """Return the providers and authorities that a person acts for today."""
    providers = accounts.scopes_of(person, ScopeKind.PROVIDER).values("organisation")
    authorities = accounts.scopes_of(person, ScopeKind.AUTHORITY).values("organisation")
    return Organisation.objects.filter(Q(pk__in=providers) | Q(pk__in=authorities))
