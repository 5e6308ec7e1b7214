"""Every area as on a day: its body, its authorities and its plan. The register and the page of a day are made of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from designations.models import Designation
from designations.selectors.public import areas_designated_by, register_on
from designations.selectors.terms import TermsThen, terms_on
from plans.models import Version
from plans.selectors.versions import versions_in_force_on
from reference.models import Area, Authority, BodyDesignation, District
from reference.selectors import (
    areas_on,
    authorities_by_area,
    body_statements_on,
    codes_by_area,
    districts_by_area,
    predecessors_by_area,
)


@dataclass(frozen=True)
class AreaOnDay:
    """An area as it stood on a day.

    `statement` is what others published about its body, where the portal holds no designation that had begun.
    `inherited` are the plans of the areas before it, in force until it has its own; `of_parts` those of its parts.
    """

    area: Area
    name: str
    codes: list[str]
    districts: list[District]
    authorities: list[Authority]
    designation: Designation | None
    terms: TermsThen | None
    coming: list[Designation]
    statement: BodyDesignation | None
    plan: Version | None
    inherited: list[Version]
    of_parts: list[Version]

    @property
    def regions(self) -> list[str]:
        """The regions in which its districts lie, the one with the most of them first."""
        counted = Counter(district.region_name for district in self.districts)
        return sorted(counted, key=lambda region: (-counted[region], region))

    @property
    def relevant_authorities(self) -> list[Authority]:
        """The relevant authorities that cover any of it (Act s.1(7))."""
        return [authority for authority in self.authorities if getattr(authority, "is_relevant", False)]

    @property
    def strategic_authorities(self) -> list[Authority]:
        """The strategic authorities that cover any of it (guidance of November 2025)."""
        return [authority for authority in self.authorities if getattr(authority, "is_strategic", False)]

    @cached_property
    def searched(self) -> str:
        """The words by which it is found: its name, its districts and regions, and every body in it."""
        designations = [one for one in (self.designation, *self.coming) if one]
        bodies = [str(one.body) for one in designations]
        bodies += [str(partner.organisation) for one in designations for partner in one.partners.all()]
        bodies += [self.statement.name_as_published] if self.statement else []
        return " ".join([self.name, *bodies, *self.regions, *(one.name for one in self.districts)]).casefold()


def areas_as_on(day: date) -> list[AreaOnDay]:
    """Return every plan area of a day by name, in a number of queries that does not grow with the records."""
    in_force, coming = _designations(day)
    terms, plans = terms_on(in_force.values(), day), _Plans(day)
    codes, districts, authorities = codes_by_area(day), districts_by_area(day), authorities_by_area(day)
    recorded, statements = areas_designated_by(day), body_statements_on(day)
    return [
        AreaOnDay(
            area=area,
            name=getattr(area, "name_on_day", area.name),
            codes=codes.get(area.pk, []),
            districts=districts.get(area.pk, []),
            authorities=authorities.get(area.pk, []),
            designation=(held := in_force.get(area.pk)),
            terms=terms.get(held.pk) if held else None,
            coming=coming.get(area.pk, []),
            statement=None if area.pk in recorded else statements.get(area.pk),
            plan=plans.of(area),
            inherited=plans.before(area),
            of_parts=plans.of_parts[area.pk],
        )
        for area in areas_on(day)
    ]


def _designations(day: date) -> tuple[dict[int, Designation], dict[int, list[Designation]]]:
    """Return the designation in force on a day, and those to come, by the key of their area."""
    in_force: dict[int, Designation] = {}
    coming: dict[int, list[Designation]] = defaultdict(list)
    for designation in register_on(day):
        if designation.effective_on and designation.effective_on <= day:
            in_force[designation.area_id] = designation
        else:
            coming[designation.area_id].append(designation)
    return in_force, coming


class _Plans:
    """The plans in force on a day, to be asked for by area."""

    def __init__(self, day: date) -> None:
        self.in_force: dict[int, Version] = {}
        self.of_parts: dict[int, list[Version]] = defaultdict(list)
        for version in versions_in_force_on(day):
            area = version.plan.series.area
            if area.pk not in self.in_force:
                self.in_force[area.pk] = version
                if area.parent_id:
                    self.of_parts[area.parent_id].append(version)
        self.predecessors = predecessors_by_area(day)

    def of(self, area: Area) -> Version | None:
        """Return the plan of an area itself."""
        return self.in_force.get(area.pk)

    def before(self, area: Area) -> list[Version]:
        """Return the plans of the areas before an area that has none itself."""
        before = [] if area.pk in self.in_force else self.predecessors.get(area.pk, [])
        return [self.in_force[one] for one in before if one in self.in_force]


def found(rows: Iterable[AreaOnDay], *, words: str = "", region: str = "") -> list[AreaOnDay]:
    """Return the areas in a region in which all of some words are found; every area where nothing is asked."""
    wanted = words.casefold().split()
    return [
        row for row in rows if (not region or region in row.regions) and all(word in row.searched for word in wanted)
    ]
