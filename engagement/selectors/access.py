"""Whose engagement a person may read."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts import selectors as accounts
from accounts.models import Organisation, Scope
from accounts.roles import CASE_OFFICER, ScopeKind
from designations.models import Designation
from designations.selectors import scopes_read_by
from engagement.mergers.selectors import taken_over_by
from engagement.models import MaterialityDecision, Provision
from reference.models import Area, Provider


def designations_worked_in_by(person: Any) -> QuerySet[Designation]:
    """Return the designations whose engagement a person reads in full: all, or their own and those handed over."""
    found = Designation.objects.select_related("area", "body", "scope", "chain", "edition")
    if accounts.is_national(person):
        return found
    return found.filter(scope__in=scopes_read_by(person))


def may_open_people(person: Any) -> bool:
    """Say whether a person may open the place of a provider's or an authority's people, to invite its first lead."""
    return accounts.holds_any(person, (CASE_OFFICER,))


def people_of_provider(person: Any, provider: Provider) -> Scope | None:
    """Return the place of a provider's people, where there is one and the person may see it."""
    found = accounts.places_seen_by(person).filter(kind=ScopeKind.PROVIDER, organisation__provider=provider)
    place: Scope | None = found.first()
    return place


def provider_places_read_by(person: Any) -> QuerySet[Scope]:
    """Return the places of the providers for which a person acts, and of those that became part of them."""
    own = accounts.scopes_of(person, ScopeKind.PROVIDER)
    merged = taken_over_by(own.values_list("organisation__provider", flat=True))
    whose = Q(pk__in=own.values("pk")) | Q(organisation__provider__in=merged)
    return Scope.objects.filter(whose, kind=ScopeKind.PROVIDER)


def organisations_of(person: Any) -> QuerySet[Organisation]:
    """Return the providers and authorities whose records a person reads: where they act, and what those took over."""
    places = accounts.scopes_of(person, ScopeKind.PROVIDER)
    providers = places.values("organisation")
    merged = Q(provider__in=taken_over_by(places.values_list("organisation__provider", flat=True)))
    authorities = accounts.scopes_of(person, ScopeKind.AUTHORITY).values("organisation")
    return Organisation.objects.filter(Q(pk__in=providers) | merged | Q(pk__in=authorities))


def providers_in(area: Area) -> QuerySet[Organisation]:
    """Return the providers based in an area, those that offer something there, and those decided about there."""
    taught = Q(provision__areas=area) | Q(partnered_provision__areas=area)
    decided = Q(materiality_decisions__designation__area=area)
    return Organisation.objects.filter(Q(provider__main_area=area) | taught | decided).distinct()


def areas_of_providers(providers: QuerySet[Organisation]) -> QuerySet[Area]:
    """Return the areas in which some providers have such a part."""
    offered = Provision.objects.filter(Q(provider__in=providers) | Q(partner__in=providers)).values("areas")
    decided = MaterialityDecision.objects.filter(provider__in=providers).values("designation__area")
    based = Provider.objects.filter(organisation__in=providers).values("main_area")
    return Area.objects.filter(Q(pk__in=offered) | Q(pk__in=decided) | Q(pk__in=based))
