"""Who looks after which area on a day, and who stands in."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts import selectors as accounts
from accounts.models import Scope, User
from accounts.roles import CASE_OFFICER, Role, ScopeKind
from approvals.models import Assignment, AssignmentState, Cover, CoverState
from designations.models import Designation
from lifecycle import clock
from reference.models import Area


def officers() -> QuerySet[User]:
    """Return the case officers of today, by name."""
    held = accounts.roles_lasting(accounts.nation(), CASE_OFFICER).values("person")
    return User.objects.filter(pk__in=held).order_by("name", "pk")


def areas_to_assign(person: Any) -> QuerySet[Area]:
    """Return the areas of today to which somebody who reads the country may see an officer assigned."""
    areas = Area.objects.on(clock.today()).filter(parent=None)
    return areas if accounts.is_national(person) else areas.none()


def officers_seen_by(person: Any) -> QuerySet[User]:
    """Return the case officers, for somebody who reads the country."""
    return officers() if accounts.is_national(person) else officers().none()


def assignments_seen_by(person: Any) -> QuerySet[Assignment]:
    """Return every assignment, past ones too, for somebody who reads the country."""
    found = Assignment.objects.select_related("area", "officer", "chain")
    return found if accounts.is_national(person) else found.none()


def covers_seen_by(person: Any) -> QuerySet[Cover]:
    """Return every cover, past ones too, for somebody who reads the country."""
    found = Cover.objects.select_related("officer", "by", "chain")
    return found if accounts.is_national(person) else found.none()


def assignment_of(area: Area) -> Assignment | None:
    """Return who looks after an area, whether they are a case officer still or not; `None` where nobody does."""
    return Assignment.objects.filter(area=area, state=AssignmentState.HELD).select_related("officer").first()


def assignments_now() -> QuerySet[Assignment]:
    """Return the assignments that count today: those held by somebody who is a case officer still."""
    held = Assignment.objects.filter(state=AssignmentState.HELD, since__lte=clock.today(), officer__in=officers())
    return held.select_related("area", "officer")


def covers_on(day: date) -> QuerySet[Cover]:
    """Return the covers that stand on a day, by somebody who is a case officer still."""
    arranged = Cover.objects.filter(state=CoverState.ARRANGED, since__lte=day, until__gte=day, by__in=officers())
    return arranged.select_related("officer", "by")


def covers_to_come(officer: User) -> QuerySet[Cover]:
    """Return the covers of an officer, by others and for others, that are not over."""
    mine = Cover.objects.filter(Q(officer=officer) | Q(by=officer), state=CoverState.ARRANGED)
    return mine.filter(until__gte=clock.today()).select_related("officer", "by").order_by("since", "pk")


def covers_that_overlap(cover: Cover) -> QuerySet[Cover]:
    """Return the other covers of the same officer that share a day with one."""
    others = Cover.objects.filter(officer=cover.officer_id, state=CoverState.ARRANGED).exclude(pk=cover.pk)
    return others.filter(since__lte=cover.until, until__gte=cover.since)


def assigned_officers(record: Assignment) -> bool:
    """Say whether an area has an officer already who is a case officer still."""
    return assignments_now().filter(area=record.area_id).exclude(pk=record.pk).exists()


def officers_of(area: int, on: date) -> list[User]:
    """Return the officer of an area, by its key, and who covers for that officer on a day; none where nobody does."""
    found = [one.officer for one in assignments_now().filter(area=area)]
    return found + [cover.by for cover in covers_on(on).filter(officer__in=found)]


def holders(role: Role, scopes: Iterable[Scope]) -> list[User]:
    """Return who is told of a record as the holder of a role.

    Where an area has an officer, that officer and whoever covers are told instead of every case officer.
    """
    scopes = list(scopes)
    if role == CASE_OFFICER:
        places = [scope.pk for scope in scopes if scope is not None and scope.kind == ScopeKind.DESIGNATION]
        area = Designation.objects.filter(scope__in=places).values_list("area", flat=True).first()
        if area is not None and (assigned := officers_of(area, clock.today())):
            return assigned
    return accounts.holders(role, scopes)


def holders_in_chains(roles: Iterable[Role], chains: Iterable[int]) -> Callable[[Role, int], list[User]]:
    """Return what says who is told as the holder of a role in the place of a history, as `holders` does for a record.

    The number of questions does not depend on how many histories there are.
    """
    roles, chains = list(roles), list(chains)
    everybody = accounts.holders_in_chains(roles, chains)
    assigned = _officers_in_chains(chains) if CASE_OFFICER in roles else {}
    return lambda role, chain: (role == CASE_OFFICER and assigned.get(chain)) or everybody(role, chain)


def _officers_in_chains(chains: list[int]) -> dict[int, list[User]]:
    """Return the officers of the areas of designations, and who covers for them today, by history."""
    officers = {one.area_id: one.officer for one in assignments_now()}
    covers: dict[int, list[User]] = defaultdict(list)
    for cover in covers_on(clock.today()):
        covers[cover.officer_id].append(cover.by)
    areas = dict(Designation.objects.filter(chain__in=chains).values_list("chain", "area"))
    found = {chain: officers[area] for chain, area in areas.items() if area in officers}
    return {chain: [officer, *covers[officer.pk]] for chain, officer in found.items()}
