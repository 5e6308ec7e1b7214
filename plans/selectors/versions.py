"""Which versions of plans may be read, and by whom."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.roles import ScopeKind
from accounts.selectors import is_national, scopes_of
from designations.models import Designation
from designations.selectors import scopes_read_by
from engagement.models import Need
from plans.models import PUBLIC, UNPUBLISHED, AuthorityStatement, Plan, PlanSeries, Version, VersionState
from reference.models import Area

_WITH = ("plan__series__area", "designation__body", "designation__area", "edition", "chain")


def versions() -> QuerySet[Version]:
    """Return every version with the records that its pages show; for use by rules and services."""
    return Version.objects.select_related(*_WITH)


def versions_seen_by(person: Any) -> QuerySet[Version]:
    """Return the versions a person may work on or read before publication.

    The people of a designation see its versions and those handed over to it, those of an authority the versions on
    which it was asked for a statement, and the department all.
    """
    if is_national(person):
        return versions()
    asked = AuthorityStatement.objects.filter(scope__in=scopes_of(person, ScopeKind.AUTHORITY)).values("version")
    own = Q(designation__scope__in=scopes_read_by(person))
    return versions().filter(own | Q(pk__in=asked))


def versions_of(designation: Designation) -> QuerySet[Version]:
    """Return the versions of plans of a designation, the newest period and version first."""
    return versions().filter(designation=designation).order_by("-plan__period_from", "-number")


def designations_with_a_plan_begun(designations: Iterable[Designation]) -> set[int]:
    """Return the keys of those of some designations for which a version of a plan was begun."""
    found = Version.objects.filter(designation__in=list(designations))
    return set(found.values_list("designation_id", flat=True))


def versions_that_cite(need: Need) -> QuerySet[Version]:
    """Return the versions with a priority or a change that cites a need, the newest first."""
    cited = Q(priorities__needs=need) | Q(changes__needs=need)
    return versions().filter(cited).order_by("-plan__period_from", "-number").distinct()


def series_of(area: Area) -> PlanSeries | None:
    """Return the series of an area's plans, or `None` before its first plan."""
    return PlanSeries.objects.filter(area=area).first()


def next_number(plan: Plan) -> int:
    """Return the number of the next version of a plan."""
    latest = plan.versions.order_by("-number").values_list("number", flat=True).first()
    return (latest or 0) + 1


def versions_in_force_on(day: date) -> QuerySet[Version]:
    """Return the versions for any area that were published, and not yet superseded, on a day; the newest first."""
    still = Q(superseded_on=None) | Q(superseded_on__gt=day)
    return versions().filter(still, state__in=PUBLIC, published_on__lte=day).order_by("-published_on", "-number")


def versions_in_force(area: Area, day: date) -> QuerySet[Version]:
    """Return the versions for an area that were published, and not yet superseded, on a day; the newest first."""
    return versions_in_force_on(day).filter(plan__series__area=area)


def version_in_force(area: Area, day: date) -> Version | None:
    """Return the version in force for an area on a day: approved and published (Act s.1(9)), and not yet superseded."""
    return versions_in_force(area, day).first()


def public_versions() -> QuerySet[Version]:
    """Return every published version, in force or superseded, by area and with the newest first."""
    return versions().filter(state__in=PUBLIC).order_by("plan__series__area__name", "-published_on", "-number")


def public_versions_of(area: Area) -> QuerySet[Version]:
    """Return every published version for an area, in force or superseded, the newest first."""
    return versions().filter(plan__series__area=area, state__in=PUBLIC).order_by("-published_on", "-number")


def public_version(area: str, period: str, number: int) -> Version | None:
    """Return the published version at a permanent address, or `None`."""
    found = public_versions().filter(plan__series__area__slug=area, plan__slug=period, number=number)
    return found.first()


def current_of(version: Version) -> Version | None:
    """Return the version in force in the series of a superseded one, or `None`."""
    published = public_versions().filter(plan__series=version.plan.series, state=VersionState.PUBLISHED)
    return published.exclude(pk=version.pk).first()


def open_versions(designation: Designation) -> QuerySet[Version]:
    """Return the versions of a designation that are being drafted, assessed or wait for publication."""
    return versions_of(designation).filter(state__in=UNPUBLISHED)
