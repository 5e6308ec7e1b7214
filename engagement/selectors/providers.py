"""What may be read of providers: signed-in people see their types, provision and duties; some may describe them."""

from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts import selectors as accounts
from accounts.models import Organisation
from accounts.roles import CASE_OFFICER, ERB, PROVIDER, ScopeKind
from designations.declarations.selectors import recusals_of
from designations.models import Designation
from engagement import duty
from engagement.dossier import Dossier, dossier_of
from engagement.models import MaterialityDecision, Provision
from engagement.selectors.access import designations_worked_in_by, organisations_of
from lifecycle import wiring
from reference import selectors as reference
from reference.models import Area, Funder, Provider, in_force

UNKNOWN_TYPE = "unknown"


def providers_listed(words: str = "", kind: str = "") -> QuerySet[Provider]:
    """Return the providers by name, found by words or reference number, of a type or of none that is known.

    `kind` is a key of a provider type, or `UNKNOWN_TYPE`. Each provider carries `type_key` and `type_name`: what it
    confirmed or, until then, what published data suggest; `confirmed_type` is empty until then.
    """
    confirmed = "organisation__provider_profile__provider_type"
    found = reference.search_providers(words) if words.strip() else reference.providers()
    found = found.annotate(
        confirmed_type=F(f"{confirmed}__key"),
        type_key=Coalesce(f"{confirmed}__key", "likely_type__key"),
        type_name=Coalesce(f"{confirmed}__name", "likely_type__name"),
    )
    if kind == UNKNOWN_TYPE:
        found = found.filter(confirmed_type=None)
    elif kind:
        found = found.filter(type_key=kind)
    return found.order_by("name", "ukprn")


def provider_organisation(provider: Provider) -> Organisation | None:
    """Return the organisation record of a published provider, where one was needed before."""
    return Organisation.objects.filter(provider=provider).select_related("provider__likely_type").first()


def dossier_on(provider: Provider, on: date) -> Dossier:
    """Return what is known of a published provider as on a day; little, where it has no record here yet."""
    organisation = provider_organisation(provider)
    if organisation is not None:
        return dossier_of(organisation, on)
    unsaved = Organisation(name=provider.name, kind=Organisation.Kind.PROVIDER, provider=provider)
    return Dossier(unsaved, on, None, (), (), ())


def duties_of(organisation: Organisation, on: date) -> list[duty.DutyStatus]:
    """Return the status of the duties of section 1 for each area that a provider has to do with, by name."""
    return duties_from(dossier_of(organisation, on))


def duties_from(dossier: Dossier) -> list[duty.DutyStatus]:
    """Return the same as `duties_of` from what was read of the provider already."""
    return [duty.status_from(dossier, area, plan_in_force=plan_in_force) for area in dossier.areas()]


def plan_in_force(area: Area, on: date) -> bool:
    """Say whether an approved and published plan is in force for an area on a day, as the plans themselves answer."""
    asked = wiring.answer("plan_in_force")
    return bool(asked and asked(area, on))


def may_describe(person: Any, dossier: Dossier) -> bool:
    """Say whether a person may answer the questions about a provider and add its provision.

    Its own people may, and those who need the answers: editors of any employer representative body, case officers.
    Whoever declared an interest in it may not.
    """
    if recusals_of(person).about({dossier.organisation.pk}):
        return False
    if accounts.holds_any(person, (*ERB, CASE_OFFICER)):
        return True
    if dossier.organisation.pk is None:
        return False
    scopes = list(dossier.organisation.scopes.filter(kind=ScopeKind.PROVIDER))
    return any(accounts.holds(person, role, scopes) for role in PROVIDER)


def institute_and_members(dossier: Dossier) -> list[Organisation]:
    """Return the members of an Institute of Technology, or the institutes that a provider is a member of, by name."""
    if dossier.organisation.pk is None:
        return []
    members = Q(institutes__organisation=dossier.organisation)
    institutes = Q(provider_profile__members=dossier.organisation)
    return list(Organisation.objects.filter(members | institutes).select_related("provider").distinct())


def provision_of(organisation: Organisation) -> QuerySet[Provision]:
    """Return the provision that a provider is the main provider of."""
    return Provision.objects.filter(provider=organisation).prefetch_related("areas", "funders")


def areas_taught_in(day: date, provision: Provision) -> QuerySet[Area]:
    """Return the areas in which provision can be said to be taught: those of a day, and those chosen already."""
    chosen = provision.areas.values("pk") if provision.pk else ()
    return Area.objects.filter(in_force(day) | Q(pk__in=chosen), parent=None)


def funders_of(day: date, provision: Provision) -> QuerySet[Funder]:
    """Return the funders that can be chosen for provision: those of a day, and those chosen already."""
    chosen = provision.funders.values("pk") if provision.pk else ()
    return Funder.objects.filter(in_force(day) | Q(pk__in=chosen))


def technical_provision_on(day: date) -> QuerySet[Provision]:
    """Return the technical provision after 16 that is offered on a day."""
    offered = Provision.objects.filter(Q(until=None) | Q(until__gte=day), since__lte=day)
    return offered.filter(Q(age_to=None) | Q(age_to__gte=Provision.COMPULSORY_SCHOOL_AGE), technical=True)


def technical_provision_of(organisation: Organisation, day: date) -> QuerySet[Provision]:
    """Return what a provider offers on a day that is technical and after 16, alone or through a partner."""
    return technical_provision_on(day).filter(provider=organisation)


def providers_teaching_in(designation: Designation, day: date) -> QuerySet[Organisation]:
    """Return the providers that offer technical provision after 16 in a designation's area on a day, by name.

    These are the ones about which materiality can be decided. Provision of a main provider and a partner is of both.
    """
    here = technical_provision_on(day).filter(areas=designation.area_id)
    teaching = Q(pk__in=here.values("provider")) | Q(pk__in=here.values("partner"))
    return Organisation.objects.filter(teaching, provider__isnull=False).order_by("name", "pk")


def decisions_seen_by(person: Any) -> QuerySet[MaterialityDecision]:
    """Return the decisions on materiality a person may read whole: their body's, those about their provider, or all."""
    found = MaterialityDecision.objects.select_related(
        "designation__area",
        "designation__body",
        "designation__scope",
        "provider__provider",
        "decided_by",
        "chain",
        "edition",
    )
    if accounts.is_national(person):
        return found
    mine = Q(designation__in=designations_worked_in_by(person)) | Q(provider__in=organisations_of(person))
    return found.filter(mine)
