"""Places of people across the apps: the page each belongs to, and the areas in which its people have a part."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from accounts.models import Organisation, Scope
from accounts.roles import ScopeKind
from accounts.selectors import scopes_held_by
from designations.models import Designation, DesignationState
from engagement.selectors import areas_of_providers, providers_in
from lifecycle import clock
from plans.selectors.authorities import authority_of_today
from reference.models import Authority
from reference.selectors import areas_covered_by, authorities_covering


def page_of_scope(scope: Scope) -> str:
    """Return the address of the page of the designation, provider or authority whose people these are, if any."""
    if designation := getattr(scope, "designation", None):
        return str(designation.get_absolute_url())
    organisation = scope.organisation
    if organisation and organisation.provider:
        return reverse("provider", args=[organisation.provider.ukprn])
    authority = authority_of_today(organisation.authority.slug) if organisation and organisation.authority else None
    return reverse("authority", args=[authority.slug]) if authority else ""


def places_with_a_part(designation: Designation) -> QuerySet[Scope]:
    """Return the places of the providers and authorities that have a part in the area of a designation today."""
    covering = authorities_covering(designation.area, clock.today()).order_by().values("pk")
    providers = Q(kind=ScopeKind.PROVIDER, organisation__in=providers_in(designation.area).values("pk"))
    authorities = Q(kind=ScopeKind.AUTHORITY, organisation__authority__in=covering)
    asked = Q(kind=ScopeKind.AUTHORITY, statements__version__designation=designation.pk)
    return Scope.objects.filter(providers | authorities | asked).distinct()


def designations_with_a_part(person: Any) -> QuerySet[Designation]:
    """Return the designations that have not ended in whose area a provider or authority of the person has a part."""
    held = scopes_held_by(person)
    providers = Organisation.objects.filter(scopes__in=held.filter(kind=ScopeKind.PROVIDER))
    here = held.filter(kind=ScopeKind.AUTHORITY)
    covered = areas_covered_by(Authority.objects.filter(organisation__scopes__in=here), clock.today())
    near = Q(area__in=areas_of_providers(providers).values("pk")) | Q(area__in=covered.order_by().values("pk"))
    found = Designation.objects.filter(near | Q(plan_versions__statements__scope__in=here))
    return found.exclude(state=DesignationState.ENDED).distinct()
