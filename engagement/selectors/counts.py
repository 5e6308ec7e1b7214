"""Figures about engagement, each counted from the records."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from designations.models import Designation
from engagement.models import EmployerProfile, EngagementRecord, Participation, SizeBand
from engagement.selectors.engagement import engagement_of


@dataclass(frozen=True)
class Tally:
    """A count under a heading."""

    label: str
    count: int


@dataclass(frozen=True)
class EngagementCounts:
    """How much was heard for a designation.

    `records` and the counts by stage, method and depth are of engagements; those by size are of employers and those
    by group of organisations, each counted once however often it was heard.
    """

    records: int
    stages: list[Tally]
    methods: list[Tally]
    depths: list[Tally]
    sizes: list[Tally]
    groups: list[Tally]

    @property
    def unheard(self) -> list[str]:
        """The groups of which nobody was heard yet (guidance 3.1 and 3.5)."""
        return [group.label for group in self.groups if not group.count]


def engagement_counts(designation: Designation) -> EngagementCounts:
    """Count the records that stand for a designation, and the organisations heard in them."""
    records = engagement_of(designation).order_by()
    heard = Participation.objects.filter(record__in=records.values("pk")).order_by()
    employers = heard.filter(capacity=Participation.Capacity.EMPLOYER).values("organisation")
    profiles = EmployerProfile.objects.filter(organisation__in=employers).order_by()
    return EngagementCounts(
        records=records.count(),
        stages=_tallies(records, "stage", EngagementRecord.Stage.choices),
        methods=_tallies(records, "method", EngagementRecord.Method.choices),
        depths=_tallies(records, "depth", EngagementRecord.Depth.choices),
        sizes=_tallies(profiles, "size_band", SizeBand.choices),
        groups=_tallies(heard, "capacity", _GROUPS, of="organisation"),
    )


_GROUPS: list[tuple[str, str]] = [
    (Participation.Capacity.EMPLOYER, "Employers"),
    (Participation.Capacity.PROVIDER, "Providers"),
    (Participation.Capacity.AUTHORITY, "Authorities"),
    (Participation.Capacity.STAKEHOLDER, "Other stakeholders"),
]


def _tallies(rows: QuerySet[Any], field: str, headings: list[tuple[str, str]], of: str = "pk") -> list[Tally]:
    """Count distinct values of `of` under each value of a field, nought where there is none."""
    found = dict(rows.values_list(field).annotate(count=Count(of, distinct=True)))
    return [Tally(label, found.get(value, 0)) for value, label in headings]
