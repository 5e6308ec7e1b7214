"""What may be read of designations: by the people concerned, by the department, and by everybody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from accounts import selectors as accounts
from accounts.models import Organisation, Scope
from accounts.roles import ScopeKind
from designations.models import Designation, DesignationState, DesignationTest, Notice, StandardsConfirmation, Terms
from lifecycle import clock
from lifecycle import selectors as lifecycle
from lifecycle.models import Deadline, Edition
from lsip_portal.kit.formats import day
from reference.models import Area

OPEN = (DesignationState.PROPOSED, DesignationState.AGREED)
PUBLISHED = (DesignationState.DESIGNATED, DesignationState.ENDED)


def designations_seen_by(person: Any) -> QuerySet[Designation]:
    """Return the designations a person may work with: all for national roles, else those they hold a role in."""
    found = Designation.objects.select_related("area", "body", "edition", "chain", "scope", "terms")
    if accounts.is_national(person):
        return found
    return found.filter(scope__in=scopes_read_by(person))


def areas_open_to(person: Any) -> QuerySet[Area]:
    """Return the areas for which a person may see proposals begun; the department sees those that ended too."""
    areas = Area.objects.filter(parent=None)
    return areas if accounts.is_national(person) else areas.none()


def public_designations() -> QuerySet[Designation]:
    """Return the designations whose notice is published, by area: in force, to come, and over."""
    published = Designation.objects.filter(state__in=PUBLISHED, effective_on__isnull=False)
    return published.select_related("area", "body", "edition", "terms").order_by("area__name", "effective_on")


def designated_between(since: date, until: date | None = None) -> QuerySet[Designation]:
    """Return the designations in force on any day from `since` until the day before `until` (empty: without end)."""
    not_over = Q(ended_on=None) | (Q(ended_on__gt=since) & Q(ended_on__gt=F("effective_on")))
    found = Designation.objects.filter(not_over, state__in=PUBLISHED, effective_on__isnull=False)
    return found.filter(effective_on__lt=until) if until else found


def designated_on(on: date) -> QuerySet[Designation]:
    """Return the designations in force on a day."""
    return designated_between(on).filter(effective_on__lte=on).select_related("area", "body")


def designation_of(area: Area, on: date) -> Designation | None:
    """Return the designation in force for an area on a day."""
    return designated_on(on).filter(area=area).first()


def over_on(day: date) -> QuerySet[Designation]:
    """Return the designations whose end has come by a day and is not in their history yet."""
    return Designation.objects.filter(state=DesignationState.DESIGNATED, ended_on__lte=day).order_by("ended_on")


def predecessors_of(designation: Designation) -> QuerySet[Designation]:
    """Return the designations that a published one takes over from: those of its area, or of one it succeeds."""
    return _handed_over_to(Designation.objects.filter(pk=designation.pk)).select_related("area", "body")


def successors_of(designation: Designation) -> QuerySet[Designation]:
    """Return the published designations that take over from one whose end is set, the first one first."""
    if designation.ended_on is None:
        return Designation.objects.none()
    area = Q(area=designation.area_id) | Q(area__origins__predecessor=designation.area_id)
    found = Designation.objects.filter(area, state__in=PUBLISHED, effective_on__gte=designation.ended_on)
    return found.distinct().select_related("area", "body").order_by("effective_on", "pk")


def scopes_read_by(person: Any) -> QuerySet[Scope]:
    """Return the scopes of designations whose records a person may read: their own, and those handed over to them.

    Reading is all that is handed over: roles, and with them every move, stay where they are held.
    """
    own = accounts.scopes_of(person, ScopeKind.DESIGNATION)
    if own.query.is_empty():
        return own
    before = _handed_over_to(Designation.objects.filter(scope__in=own))
    return Scope.objects.filter(Q(pk__in=own.values("pk")) | Q(designation__in=before))


def _handed_over_to(own: QuerySet[Designation]) -> QuerySet[Designation]:
    """Return what ended, or will, by the day on which a published designation for the area or its successor begins."""
    later = own.filter(
        Q(area=OuterRef("area")) | Q(area__origins__predecessor=OuterRef("area")),
        state__in=PUBLISHED,
        effective_on__gte=OuterRef("ended_on"),
    )
    return Designation.objects.filter(Exists(later), ended_on__isnull=False)


def reviews() -> QuerySet[Designation]:
    """Return the designations without an end whose date of review is set, the earliest first."""
    found = Designation.objects.filter(state=DesignationState.DESIGNATED, ended_on=None, review_on__isnull=False)
    return found.select_related("area", "body").order_by("review_on", "area__name")


def is_in_force(scope: Scope) -> bool:
    """Say whether the designation whose people a scope holds is in force, or is to be."""
    return designated_between(clock.today()).filter(scope=scope, state=DesignationState.DESIGNATED).exists()


def findings_of(designation: Designation) -> dict[DesignationTest.Test, DesignationTest | None]:
    """Return the newest finding on each test, `None` where there is none yet, in the order of the Act."""
    newest = {row.test: row for row in findings_in_order(designation)}
    return {test: newest.get(test) for test in DesignationTest.Test}


def findings_in_order(designation: Designation) -> QuerySet[DesignationTest]:
    """Return every finding on a designation, the oldest first, with its files and its counts of members."""
    found = designation.tests.select_related("recorded_by", "entry").prefetch_related(
        "entry__attachments", "membership"
    )
    return found.order_by("recorded_at", "pk")


def findings_on(designation: Designation, test: DesignationTest.Test) -> list[DesignationTest]:
    """Return every finding on one test of a designation, the newest first: the first one counts."""
    return list(findings_in_order(designation).filter(test=test).reverse())


def last_confirmation(designation: Designation) -> StandardsConfirmation | None:
    """Return the body's last confirmation of the four standards (guidance 4.2)."""
    return designation.confirmations.select_related("confirmed_by").order_by("confirmed_on", "pk").last()


def last_confirmation_of(body: Organisation) -> StandardsConfirmation | None:
    """Return a body's last confirmation of the four standards, for any of its published designations."""
    found = StandardsConfirmation.objects.filter(designation__body=body, designation__in=public_designations())
    return found.order_by("confirmed_on", "pk").last()


def latest_notice(designation: Designation) -> Notice | None:
    """Return the newest version of the notice that the portal drafted."""
    return designation.notices.order_by("number").last()


def bodies() -> QuerySet[Organisation]:
    """Return the employer representative bodies."""
    return accounts.organisations(Organisation.Kind.BODY)


def editions_on_offer() -> QuerySet[Edition]:
    """Return the newest revision of each edition of the guidance, the newest edition first."""
    newest = Edition.objects.filter(code=OuterRef("code")).order_by().values("code").annotate(last=Max("revision"))
    return lifecycle.editions().filter(revision=Subquery(newest.values("last"))).order_by("-issued_on")


def terms_on_offer() -> QuerySet[Terms]:
    """Return the editions of the terms of designation, the newest first; terms of one designation alone are not one."""
    return Terms.objects.filter(designation=None).order_by("-issued_on")


@dataclass(frozen=True)
class AreaRow:
    """One area as the department's home page shows it, with the duty that is due next."""

    area: Area
    designation: Designation | None
    proposals: tuple[Designation, ...]
    deadline: Deadline | None
    today: date

    @property
    def foremost(self) -> Designation | None:
        """The designation to open first: the one in force or to come, or a proposal where there is none."""
        return self.designation or next(iter(self.proposals), None)

    @property
    def body(self) -> Organisation | None:
        """The designated body, or the one proposed where none is designated."""
        return self.foremost.body if self.foremost else None

    @property
    def state(self) -> str:
        """Where the area stands, in words."""
        if self.foremost is None:
            return "No body designated"
        begins = self.foremost.effective_on
        if self.designation and begins and begins > self.today:
            return f"{self.foremost.get_state_display()} from {day(begins)}"
        return self.foremost.get_state_display()


def national_overview(today: date) -> list[AreaRow]:
    """Return every plan area of a day with its body, its proposals and its next open deadline, in three queries."""
    current: dict[int, Designation] = {}
    proposals: dict[int, list[Designation]] = defaultdict(list)
    for designation in _of_interest(today):
        if designation.state in OPEN:
            proposals[designation.area_id].append(designation)
        else:
            current[designation.area_id] = designation
    due = _next_deadlines(current.values())
    return [
        AreaRow(area, found, tuple(proposals[area.pk]), due.get(found.chain_id) if found else None, today)
        for area in Area.objects.on(today).filter(parent=None)
        for found in [current.get(area.pk)]
    ]


def _of_interest(today: date) -> QuerySet[Designation]:
    """Return open proposals, and designations that are not over; of an area, the one that began first comes last."""
    not_over = Q(ended_on=None) | Q(ended_on__gt=today)
    found = Designation.objects.filter(not_over).exclude(state=DesignationState.ENDED, effective_on=None)
    return found.select_related("area", "body", "chain").order_by(F("effective_on").desc(nulls_last=True), "pk")


def _next_deadlines(designations: Iterable[Designation]) -> dict[int, Deadline]:
    """Return the open deadline that falls due first in the chain of each designation."""
    due: dict[int, Deadline] = {}
    for deadline in lifecycle.open_deadlines([designation.chain for designation in designations]):
        due.setdefault(deadline.chain_id, deadline)
    return due
