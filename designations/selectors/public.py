"""What everybody may read of designations: who holds which area, who held it, and who helps."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import Organisation
from designations.models import Designation, DesignationPartner, Notice, Removal, TermsChange
from designations.models.notices import Noticed
from designations.selectors import designated_between, designated_on, public_designations
from reference.models import Area


def register_on(day: date) -> QuerySet[Designation]:
    """Return what the public register shows on a day: the designations in force and those to come, by area."""
    return with_facts(designated_between(day))


def in_force_everywhere(day: date) -> QuerySet[Designation]:
    """Return the designations in force on a day with what the public pages show of them, by area."""
    return with_facts(designated_on(day))


def with_facts(designations: QuerySet[Designation]) -> QuerySet[Designation]:
    """Return designations with all that a page shows of them, so that many take no more queries than one."""
    with_facts = designations.select_related("area", "body", "edition", "terms").order_by("area__name", "effective_on")
    return with_facts.prefetch_related(Prefetch("partners", DesignationPartner.objects.select_related("organisation")))


@dataclass(frozen=True)
class Tenures:
    """The published designations for an area as on a day: in force, to come (the next one first), and over."""

    current: Designation | None
    coming: list[Designation]
    earlier: list[Designation]


def tenures_of(area: Area, day: date) -> Tenures:
    """Return the published designations for an area as on a day, those that are over with the newest first."""
    held = list(with_facts(public_designations().filter(area=area)))
    current = designated_on(day).filter(area=area).values_list("pk", flat=True).first()
    coming = set(designated_between(day).filter(area=area).values_list("pk", flat=True)) - {current}
    return Tenures(
        current=next((one for one in held if one.pk == current), None),
        coming=[one for one in held if one.pk in coming],
        earlier=[one for one in reversed(held) if one.pk not in coming | {current}],
    )


@dataclass(frozen=True)
class Holding:
    """A body's part in the designation for an area, with its days; `until` is the first day on which it is over."""

    designation: Designation
    part: str
    since: date | None
    until: date | None

    def is_over(self, day: date) -> bool:
        """Whether the part ended on or before a day."""
        return self.until is not None and self.until <= day

    def is_to_come(self, day: date) -> bool:
        """Whether the part begins after a day."""
        return self.since is not None and self.since > day


DESIGNATED = "Designated body"


def holdings_of(body: Organisation) -> list[Holding]:
    """Return the areas that a body holds, held or will hold, or helps with, as everybody may know, by area."""
    own = public_designations().filter(body=body)
    shared = DesignationPartner.objects.filter(organisation=body, designation__in=public_designations()).select_related(
        "designation__area", "designation__body", "designation__edition", "designation__terms"
    )
    found = [Holding(one, DESIGNATED, one.effective_on, one.ended_on) for one in own]
    found += [_shared(partner) for partner in shared]
    return sorted(found, key=lambda holding: (holding.designation.area.name, holding.since or date.min, holding.part))


def _shared(partner: DesignationPartner) -> Holding:
    """Return the part of a co-lead or partner, which is over at the latest when the designation is.

    The `until` of a partner is its last day, the `ended_on` of a designation the first day on which it is over.
    """
    last = partner.until + timedelta(days=1) if partner.until else None
    ends = [day for day in (last, partner.designation.ended_on) if day]
    return Holding(partner.designation, partner.get_part_display(), partner.since, min(ends, default=None))


def areas_designated_by(day: date) -> set[int]:
    """Return the keys of the areas for which some published designation had begun by a day."""
    begun = public_designations().order_by().filter(effective_on__lte=day)
    return set(begun.values_list("area", flat=True))


@dataclass(frozen=True)
class Announcement:
    """A notice about a designation as it was published on GOV.UK: of its beginning, a change, or its end."""

    designation: Designation
    kind: str
    key: int
    title: str
    effective_on: date
    published_on: date
    address: str


def announcements(limit: int = 100, *, of: Organisation | None = None) -> list[Announcement]:
    """Return the notices that were published last, of every designation or of those of a body, the newest first."""
    designations = public_designations().filter(**({"body": of} if of else {})).order_by("-published_on", "-pk")
    published = Q(designation__in=designations.order_by().values("pk"), published_on__isnull=False)
    later: list[tuple[QuerySet[Any], str, str]] = [
        (TermsChange.objects.filter(published), Notice.Kind.MODIFICATION, "Change of the terms"),
        (Removal.objects.filter(published), Notice.Kind.REMOVAL, "Removal of the designation"),
    ]
    found = [_announced(one, one, Notice.Kind.DESIGNATION, "Designation") for one in designations[:limit]]
    for records, kind, what in later:
        newest = records.select_related("designation__area", "designation__body").order_by("-published_on", "-pk")
        found += [_announced(one.designation, one, kind, what) for one in newest[:limit]]
    told = [one for one in found if one]
    return sorted(told, key=lambda one: (one.published_on, one.key), reverse=True)[:limit]


def _announced(designation: Designation, record: Noticed, kind: str, what: str) -> Announcement | None:
    """Return the announcement of a record that has its notice, and None for one that has not."""
    if record.published_on is None or record.effective_on is None:
        return None
    title = f"{what} of {designation.body} for {designation.area}"
    return Announcement(
        designation, kind, record.pk, title, record.effective_on, record.published_on, record.notice_address
    )


def bodies_in_public() -> QuerySet[Organisation]:
    """Return the organisations that hold, held or will hold an area, or help with one, as everybody may know."""
    public = public_designations().order_by().values("pk")
    own, shared = Q(designations__in=public), Q(partnerships__designation__in=public)
    return Organisation.objects.filter(own | shared).distinct()
