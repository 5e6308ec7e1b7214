"""All that is known of one provider as on a day, read once, so that its duties in many areas cost no more queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.models import Organisation
from engagement.mergers.selectors import merger_of
from engagement.models import MaterialityDecision, Merger, ProviderProfile, Provision
from reference.models import Area, ProviderTypeScope


@dataclass(frozen=True)
class Dossier:
    """A provider's profile, what it gives or delivers for others, decisions about it and its merger, as on a day."""

    organisation: Organisation
    on: date
    profile: ProviderProfile | None
    scopes: tuple[ProviderTypeScope, ...]
    provision: tuple[Provision, ...]
    decisions: tuple[MaterialityDecision, ...]
    merger: Merger | None = None

    def scope(self, duty: str) -> ProviderTypeScope | None:
        """Return the row by which a duty reaches providers of its type on the day, if any."""
        return next((scope for scope in self.scopes if scope.duty == duty and scope.is_in_force(self.on)), None)

    @property
    def ever_in_scope(self) -> bool:
        """Whether the duties of section 1 reach providers of its type on any day at all."""
        return any(scope.duty == ProviderTypeScope.Duty.PLAN for scope in self.scopes)

    @property
    def hint(self) -> str:
        """What published data suggest of its type, which the provider has to confirm."""
        likely = self.organisation.provider.likely_type if self.organisation.provider else None
        return f"Published data suggest “{likely}”; the provider confirms it." if likely else ""

    def offered_in(self, area: Area) -> list[Provision]:
        """Return what it offers in an area on the day, by where it is taught or provided online."""
        return [offer for offer in self.provision if offer.is_offered(self.on) and area in offer.areas.all()]

    def counting_in(self, area: Area) -> list[Provision]:
        """Return what it offers in an area that is technical and takes people over compulsory school age."""
        return [offer for offer in self.offered_in(area) if offer.technical and offer.post_16]

    def teaches_technically(self) -> bool:
        """Whether any of its provision on the day is technical, anywhere."""
        return any(offer.technical and offer.post_16 and offer.is_offered(self.on) for offer in self.provision)

    def decision_for(self, area: Area) -> MaterialityDecision | None:
        """Return the decision on materiality that stands for an area on the day: the newest."""
        return next((decision for decision in self.decisions if decision.area == area), None)

    def is_demonstration(self, area: Area) -> bool:
        """Whether anything that bears on its duties for an area is invented."""
        rests_on = (self.profile, self.decision_for(area), *self.offered_in(area))
        return any(row.demonstration for row in rests_on if row is not None)

    def areas(self) -> list[Area]:
        """Return the areas in which it offers something on the day or about which a decision stands, by name."""
        taught = {area for offer in self.provision if offer.is_offered(self.on) for area in offer.areas.all()}
        return sorted(taught | {decision.area for decision in self.decisions}, key=lambda area: area.name)


def dossier_of(organisation: Organisation, on: date) -> Dossier:
    """Read what is known of a provider as on a day."""
    profile = ProviderProfile.objects.filter(organisation=organisation).select_related("provider_type").first()
    kind = profile.provider_type if profile else None
    provision = Provision.objects.filter(Q(provider=organisation) | Q(partner=organisation))
    decisions = MaterialityDecision.objects.filter(provider=organisation, decided_on__lte=on)
    return Dossier(
        organisation=organisation,
        on=on,
        profile=profile,
        scopes=tuple(kind.scopes.all()) if kind else (),
        provision=tuple(
            provision.select_related("provider", "partner", "level", "route").prefetch_related("areas", "funders")
        ),
        decisions=tuple(decisions.select_related("designation__area", "designation__body")),
        merger=merger_of(organisation.provider, on) if organisation.provider else None,
    )
