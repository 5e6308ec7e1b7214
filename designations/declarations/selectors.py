"""Who declared an interest in what, and from which records they therefore stand aside."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Organisation
from accounts.selectors import is_national, organisations
from designations.models import Declaration, DeclarationState, Designation, DesignationPartner
from designations.selectors import designations_seen_by
from lifecycle.models import Record

SHARED_BY_ALL = (Organisation.Kind.BODY, Organisation.Kind.PROVIDER, Organisation.Kind.AUTHORITY)


def declarations_seen_by(person: Any) -> QuerySet[Declaration]:
    """Return the declarations that a person may read: an ERB those of its own people, the department every one."""
    found = Declaration.objects.select_related(
        "designation__area", "designation__body", "designation__scope", "organisation", "holder"
    )
    if is_national(person):
        return found
    return found.filter(designation__in=designations_seen_by(person), side=Declaration.Side.ERB)


def organisations_to_declare_about() -> QuerySet[Organisation]:
    """Return the organisations about which something is decided here: bodies, providers and authorities."""
    found = organisations(Organisation.Kind.BODY)
    for kind in SHARED_BY_ALL[1:]:
        found = found | organisations(kind)
    return found.order_by("name")


def declarations_in_the_matter_of(designation: Designation) -> QuerySet[Declaration]:
    """Return every declaration that bears on a designation: on its area, on its body, or made below it."""
    bearing = Q(designation__area=designation.area_id) | Q(organisation=designation.body_id)
    found = Declaration.objects.filter(bearing)
    return found.select_related("designation__area", "designation__body", "organisation", "holder")


def standing_aside(designation: Designation, person: Any, *, since: date | None = None) -> list[Declaration]:
    """Return the declarations that bear on a designation now, or on any day since one, as far as a person may read."""
    in_time = Q(ended_on=None) | (Q(ended_on__gte=since) if since else Q())
    if since is None:
        in_time = Q(state=DeclarationState.IN_FORCE)
    bearing = declarations_in_the_matter_of(designation).values("pk")
    return list(declarations_seen_by(person).filter(in_time, pk__in=bearing))


def declarations_of_the_body(designation: Designation) -> QuerySet[Declaration]:
    """Return what the body's own people declared in the matter of a designation, the oldest first."""
    return declarations_in_the_matter_of(designation).filter(side=Declaration.Side.ERB).order_by("declared_on", "pk")


@dataclass(frozen=True)
class Recusals:
    """The declarations of one person that are in force, by what they are about."""

    areas: dict[int, Declaration] = field(default_factory=dict)
    organisations: dict[int, Declaration] = field(default_factory=dict)
    chains: dict[int, Declaration] = field(default_factory=dict)

    def bearing_on(self, record: Record) -> Declaration | None:
        """Return the declaration because of which the person stands aside from a record, or `None`.

        A record belongs to the matter of an area by its history, which is that of a designation for the area, and to
        the matter of an organisation where it is about it.
        """
        if not (self.areas or self.organisations):
            return None
        if found := self.chains.get(record.chain_id):
            return found
        if isinstance(record, Designation) and (found := self.areas.get(record.area_id)):
            return found
        return self.about(record.concerned())

    def about(self, concerned: Iterable[int | None]) -> Declaration | None:
        """Return the declaration about one of some organisations, or `None`."""
        if not self.organisations:
            return None
        return next((self.organisations[one] for one in concerned if one in self.organisations), None)


def recusals_of(person: Any) -> Recusals:
    """Return what a person stands aside from, remembered on the person for the length of a request."""
    remembered: Recusals | None = getattr(person, "_recusals", None)
    if remembered is None:
        remembered = _recusals(getattr(person, "actor_id", None))
        person._recusals = remembered
    return remembered


def forget_remembered_recusals(person: Any) -> None:
    """Drop what was remembered of a person's recusals after one of them changed."""
    person._recusals = None


def _recusals(actor_id: Any) -> Recusals:
    if actor_id is None:
        return Recusals()
    held = Declaration.objects.filter(holder=actor_id, state=DeclarationState.IN_FORCE)
    found = list(held.select_related("designation__area", "organisation").order_by("-declared_on", "-pk"))
    areas = {one.designation.area_id: one for one in found if one.organisation_id is None}
    about = {one.organisation_id: one for one in found if one.organisation_id is not None}
    return Recusals(areas, about, _chains(areas, about)) if found else Recusals()


def _chains(areas: dict[int, Declaration], about: dict[int, Declaration]) -> dict[int, Declaration]:
    """Return the histories that belong to some areas, or to designations that some organisations lead."""
    leads = DesignationPartner.objects.filter(organisation__in=about, part=DesignationPartner.Part.CO_LEAD)
    rows = Designation.objects.filter(Q(area__in=areas) | Q(body__in=about) | Q(pk__in=leads.values("designation")))
    chains: dict[int, Declaration] = {}
    for chain, area, body, partner in rows.values_list("chain", "area", "body", "partners__organisation"):
        if found := areas.get(area) or about.get(body) or about.get(partner):
            chains.setdefault(chain, found)
    return chains
