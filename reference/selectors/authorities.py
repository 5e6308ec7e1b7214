"""Authorities that cover an area on a day, and those whose views the Act gives weight to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from reference.models import (
    Area,
    Authority,
    AuthorityCoverage,
    AuthorityFunction,
    AuthorityType,
    DistrictInArea,
    RelevantAuthority,
    in_force,
)

Kind = AuthorityType.Kind


def all_authorities() -> QuerySet[Authority]:
    """Return every authority of any day with the dated facts about it."""
    return Authority.objects.prefetch_related("types", "relevance", "functions")


def authorities_covering(area: Area, day: date) -> QuerySet[Authority]:
    """Return the authorities that cover any district of an area on a day; an overlap in part counts.

    Each carries `kind` (what it is on that day, a key of `AuthorityType.Kind`), `is_relevant` and `is_strategic`.
    """
    side = "sub_area" if area.is_sub_area else "area"
    inside = DistrictInArea.objects.on(day).filter(Q(**{side: area})).values("district")
    covers = AuthorityCoverage.objects.on(day).filter(authority=OuterRef("pk"), district__in=inside)
    return _as_on(day).filter(Exists(covers))


def _as_on(day: date) -> QuerySet[Authority]:
    relevant = RelevantAuthority.objects.on(day).filter(authority=OuterRef("pk"), relevant=True)
    holds = AuthorityFunction.objects.on(day).filter(
        authority=OuterRef("pk"), function=AuthorityFunction.Function.ADULT_EDUCATION_BUDGET
    )
    strategic = ExpressionWrapper(~Q(types__kind=Kind.LOCAL_AUTHORITY) | Q(Exists(holds)), BooleanField())
    typed = Authority.objects.filter(in_force(day, "types__"))
    facts = {"kind": F("types__kind"), "is_relevant": Exists(relevant), "is_strategic": strategic}
    return typed.annotate(**facts).order_by("name")


def authorities_on(day: date) -> QuerySet[Authority]:
    """Return the authorities that are there on a day, by name, as `authorities_covering` has them."""
    return _as_on(day)


def areas_covered_by(authorities: Iterable[Authority] | QuerySet[Authority], day: date) -> QuerySet[Area]:
    """Return the areas of plans of which some authorities cover any district on a day, by name."""
    among = AuthorityCoverage.objects.on(day).filter(authority__in=authorities)
    covered = among.filter(in_force(day, "district__memberships__"))
    return Area.objects.filter(pk__in=covered.order_by().values("district__memberships__area")).order_by("name")


def authorities_by_area(day: date) -> dict[int, list[Authority]]:
    """Return the authorities that cover any district of each plan area on a day, as `authorities_covering` has them.

    For all areas at once, by the key of the area, in two queries.
    """
    found = {authority.pk: authority for authority in authorities_on(day)}
    covered = AuthorityCoverage.objects.on(day).filter(in_force(day, "district__memberships__"))
    pairs = covered.order_by().values_list("district__memberships__area", "authority").distinct()
    by_area: dict[int, list[Authority]] = defaultdict(list)
    for area, authority in pairs:
        if authority in found:
            by_area[area].append(found[authority])
    return {area: sorted(covering, key=lambda one: one.name) for area, covering in by_area.items()}


def relevant_authorities_covering(area: Area, day: date) -> QuerySet[Authority]:
    """Return the relevant authorities that cover any of an area on a day: the Act's test, section 1(7).

    A mayoral combined authority or the Greater London Authority only, as held in the dated fact of its own; a
    strategic authority without a mayor raises no such test.
    """
    relevant = RelevantAuthority.objects.on(day).filter(authority=OuterRef("pk"), relevant=True)
    return authorities_covering(area, day).filter(Exists(relevant))


def strategic_authorities_covering(area: Area, day: date) -> QuerySet[Authority]:
    """Return the strategic authorities that cover any of an area on a day (guidance of November 2025; N-5).

    Combined and combined county authorities with or without a mayor, the Greater London Authority, and a single
    council that holds adult education functions.
    """
    return authorities_covering(area, day).filter(Q(is_strategic=True))


def commissioners_covering(area: Area, day: date) -> QuerySet[Authority]:
    """Return the authorities that commission provision in an area on a day (guidance 3.5)."""
    commissions = AuthorityFunction.objects.on(day).filter(
        authority=OuterRef("pk"), function=AuthorityFunction.Function.COMMISSIONER
    )
    return authorities_covering(area, day).filter(Exists(commissions))


def authority_by_slug(slug: str) -> Authority | None:
    """Return an authority with the dated facts about it."""
    return all_authorities().filter(slug=slug).first()
