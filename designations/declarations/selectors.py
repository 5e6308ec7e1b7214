"""Who declared an interest in what, and from which records they therefore stand aside."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Organisation, User
from accounts.roles import AUTHORITY, DEPARTMENT, ERB_ALL, PROVIDER, ScopeKind
from accounts.selectors import holds_any, is_national, organisations, scopes_held_by
from designations.models import Declaration, DeclarationState, Designation, DesignationPartner, DesignationState
from designations.selectors import designations_seen_by
from lifecycle import wiring
from lifecycle.models import Record

DECLARES = (*ERB_ALL, *PROVIDER, *AUTHORITY, *DEPARTMENT)
SHARED_BY_ALL = (Organisation.Kind.BODY, Organisation.Kind.PROVIDER, Organisation.Kind.AUTHORITY)


def declarations_seen_by(person: Any) -> QuerySet[Declaration]:
    """Return the declarations that a person may read: their own, an ERB those of its people, the department all."""
    found = Declaration.objects.select_related(
        "designation__area", "designation__body", "designation__scope", "organisation", "holder"
    )
    if is_national(person):
        return found
    of_the_body = Q(designation__in=designations_seen_by(person), side=Declaration.Side.ERB)
    return found.filter(of_the_body | Q(holder=getattr(person, "actor_id", None)))


def declared_by(person: Any) -> QuerySet[Declaration]:
    """Return what a person declared, the newest first."""
    return declarations_seen_by(person).filter(holder=person.actor_id)


def designations_to_declare_in(person: Any) -> QuerySet[Designation]:
    """Return the designations below which a person may declare an interest.

    They are those the person works with, and those in whose area their provider or authority has a part.
    """
    found = Designation.objects.select_related("area", "body", "edition", "chain", "scope", "terms")
    near = wiring.answer("designations_with_a_part")
    has_part = near(person) if near else Designation.objects.none()
    seen = designations_seen_by(person).values("pk")
    return found.filter(Q(pk__in=seen) | Q(pk__in=has_part.values("pk"))).order_by("area__name", "pk")


def places_to_declare_in(person: Any) -> QuerySet[Designation]:
    """Return the designations that have not ended below which a person of an area declares; the department has all."""
    found = designations_to_declare_in(person).exclude(state=DesignationState.ENDED)
    return found.none() if is_national(person) else found


def may_declare_in(designation: Designation, person: Any) -> bool:
    """Say whether a person may declare an interest below a designation."""
    return holds_any(person, DECLARES) and designations_to_declare_in(person).filter(pk=designation.pk).exists()


def matters_open_to(designation: Designation, person: Any) -> list[tuple[str, str]]:
    """Return the plans, cases and statements of a designation that a person may read, each a key and a title."""
    found = wiring.answer("matters_open_to")
    return found(designation, person) if found else []


def side_of(declaration: Declaration, person: Any) -> str:
    """Return for whom a person declares: the department, the body, or their provider or authority."""
    if is_national(person):
        return Declaration.Side.DEPARTMENT
    held = scopes_held_by(person).filter(pk__in=[scope.pk for scope in declaration.scopes()])
    kinds = set(held.values_list("kind", flat=True))
    sides = {
        ScopeKind.DESIGNATION: Declaration.Side.ERB,
        ScopeKind.PROVIDER: Declaration.Side.PROVIDER,
        ScopeKind.AUTHORITY: Declaration.Side.AUTHORITY,
    }
    return next((side for kind, side in sides.items() if kind in kinds), Declaration.Side.ERB)


def account_of_holder(declaration: Declaration) -> list[User]:
    """Return the account of whoever declared an interest, where there is one."""
    return list(User.objects.filter(actor=declaration.holder_id, is_active=True))


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
    records: dict[tuple[str, int], Declaration] = field(default_factory=dict)

    def bearing_on(self, record: Record) -> Declaration | None:
        """Return the declaration because of which the person stands aside from a record, or `None`.

        A record belongs to the matter of an area by its history, which is that of a designation for the area, to the
        matter of an organisation where it is about it, and to that of a plan where it is made about the plan.
        """
        if not (self.areas or self.organisations or self.records):
            return None
        if self.records and (one := next((self.records[key] for key in record.part_of() if key in self.records), None)):
            return one
        if found := next((self.chains[one] for one in sorted(record.histories()) if one in self.chains), None):
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
    records = {(one.about_kind, one.about_id): one for one in found if one.about_id is not None}
    areas = {one.designation.area_id: one for one in found if one.organisation_id is None and one.about_id is None}
    about = {one.organisation_id: one for one in found if one.organisation_id is not None}
    return Recusals(areas, about, _chains(areas, about), records) if found else Recusals()


def _chains(areas: dict[int, Declaration], about: dict[int, Declaration]) -> dict[int, Declaration]:
    """Return the histories that belong to some areas, or to designations that some organisations lead."""
    if not (areas or about):
        return {}
    leads = DesignationPartner.objects.filter(organisation__in=about, part=DesignationPartner.Part.CO_LEAD)
    rows = Designation.objects.filter(Q(area__in=areas) | Q(body__in=about) | Q(pk__in=leads.values("designation")))
    chains: dict[int, Declaration] = {}
    for chain, area, body, partner in rows.values_list("chain", "area", "body", "partners__organisation"):
        if found := areas.get(area) or about.get(body) or about.get(partner):
            chains.setdefault(chain, found)
    return chains
