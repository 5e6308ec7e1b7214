"""What may be read of skills needs and of the evidence behind them."""

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from designations.models import Designation
from designations.selectors import predecessors_of
from engagement.models import EngagementRecord, EngagementState, Need, NeedEvidence, NeedState, Participation
from engagement.selectors.access import designations_worked_in_by
from engagement.selectors.engagement import engagement_read_in_full_by, how_many
from reference import selectors as reference
from reference.models import Occupation, Pathway, Route, Sector


def needs_seen_by(person: Any) -> QuerySet[Need]:
    """Return the needs a person may see: those of their body, or all for national roles."""
    joined = ("designation__area", "designation__body", "designation__scope", "chain", "edition")
    origin = ("came_from__designation__area", "came_from__designation__body")
    coded = ("route", "pathway", "level_from", "level_to", "sector")
    return Need.objects.filter(designation__in=designations_worked_in_by(person)).select_related(
        *joined, *origin, *coded
    )


def needs_of(designation: Designation, route: Route | None = None) -> QuerySet[Need]:
    """Return the needs that stand for a designation, or those on a route; each with how often it was heard.

    `times_heard` counts the engagements in which a need was heard.
    """
    standing = Need.objects.filter(designation=designation)
    return _as_listed(standing.filter(route=route) if route else standing)


def needs_citable_for(designation: Designation) -> QuerySet[Need]:
    """Return the needs that a plan of a designation may cite: its own, and those handed over to it."""
    own = Q(designation=designation) | Q(designation__in=predecessors_of(designation).values("pk"))
    return _as_listed(Need.objects.filter(own)).select_related("designation__area", "designation__body")


def _as_listed(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Return the needs that stand among some, with what a list shows of them."""
    found = needs.filter(state=NeedState.RECORDED).select_related(
        "route", "pathway", "level_from", "level_to", "sector", "came_from__designation__area"
    )
    return found.prefetch_related("occupations").annotate(times_heard=how_many(NeedEvidence, "need"))


def evidence_of(need: Need) -> QuerySet[NeedEvidence]:
    """Return where a need was heard, the newest first, with who took part."""
    parties = Prefetch("record__participations", Participation.objects.select_related("organisation"))
    return (
        need.evidence.select_related("record__designation__area")
        .prefetch_related(parties)
        .order_by("-record__held_on", "-record__pk")
    )


def evidence_read_in_full_by(person: Any, need: Need) -> set[int]:
    """Return the keys of the engagements behind a need of which the person reads everything."""
    read = engagement_read_in_full_by(person).filter(evidence_for__need=need)
    return set(read.values_list("pk", flat=True))


def needs_carried_from(need: Need, person: Any) -> QuerySet[Need]:
    """Return the needs of later designations into which a need was brought forward, as far as a person may see them."""
    return needs_seen_by(person).filter(came_from=need, state=NeedState.RECORDED).order_by("pk")


def needs_heard_in(record: EngagementRecord) -> QuerySet[Need]:
    """Return the needs that stand and were heard in an engagement."""
    return Need.objects.filter(evidence__record=record, state=NeedState.RECORDED)


def needs_resting_alone_on(record: EngagementRecord) -> QuerySet[Need]:
    """Return the needs that stand and were heard in this engagement and in no other that stands."""
    standing = NeedEvidence.objects.filter(need=OuterRef("pk"), record__state=EngagementState.RECORDED)
    elsewhere = standing.exclude(record=record)
    return needs_heard_in(record).filter(~Exists(elsewhere))


def pathways() -> QuerySet[Pathway]:
    """Return the pathways of every route, route by route."""
    return Pathway.objects.select_related("route").order_by("route__position", "position")


def occupations() -> QuerySet[Occupation]:
    """Return the unit groups of SOC 2020, the finest that it has."""
    return reference.occupations().filter(kind=Occupation.Kind.UNIT)


def sectors() -> QuerySet[Sector]:
    """Return the sections, divisions and groups of SIC 2007."""
    kinds = Sector.Kind
    return reference.sectors().filter(kind__in=[kinds.SECTION, kinds.DIVISION, kinds.GROUP])
