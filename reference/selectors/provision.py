"""What is provided in an area already (L-8; M-13): apprenticeships by provider, subject, level and route."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import F, Max, Q, QuerySet, Sum

from reference.models import Area, DeliveryStatistic, Provider, Route, SubjectStatistic

Basis = DeliveryStatistic.Basis
TEN = 10


def estimated(count: float) -> str:
    """Write an estimate of learners to the nearest ten."""
    rounded = round(count / TEN) * TEN
    return f"{rounded:,}" if rounded or not count else "under 10"


@dataclass
class SubjectProvision:
    """Apprenticeships in a subject and level in an area: estimated from the area's share of each provider."""

    subject: str
    sector: str
    route: str
    level: str
    starts: float = 0.0
    achievements: float = 0.0


@dataclass
class RouteProvision:
    """Apprenticeships in an area by route, each with its subjects."""

    route: str
    starts: float = 0.0
    achievements: float = 0.0
    subjects: list[SubjectProvision] = field(default_factory=list)

    def starts_at(self, level: str) -> float:
        """Return the starts at one apprenticeship level: intermediate, advanced or higher."""
        return sum(entry.starts for entry in self.subjects if entry.level == level)

    @property
    def written(self) -> list[str]:
        """The starts at each level, all starts and the achievements, each as it is shown."""
        by_level = [self.starts_at(level) for level in SubjectStatistic.ApprenticeshipLevel.values]
        return [estimated(count) for count in (*by_level, self.starts, self.achievements)]


def _within(area: Area) -> Q:
    return Q(area=area) | Q(area__parent=area)


def delivery_years(area: Area) -> list[str]:
    """Return the years for which deliveries in an area are held, newest first; a year with "Q" is not complete."""
    years = DeliveryStatistic.objects.filter(_within(area)).order_by().values_list("year", flat=True).distinct()
    return sorted(years, reverse=True)


def newest_full_year() -> str | None:
    """Return the newest year that has statistics by subject, such as "2024/25"."""
    newest: str | None = SubjectStatistic.objects.aggregate(newest=Max("year"))["newest"]
    return newest


def delivery_in_area(area: Area, year: str, basis: str = Basis.DELIVERY) -> QuerySet[DeliveryStatistic]:
    """Return what each provider starts and achieves in an area in a year, largest first; page it for showing."""
    return (
        DeliveryStatistic.objects.filter(_within(area), year=year, basis=basis)
        .select_related("provider", "area")
        .order_by(F("starts").desc(nulls_last=True), "provider__name", "area")
    )


def provision_in_area(area: Area, year: str | None = None) -> list[SubjectProvision]:
    """Return starts and achievements in an area by subject and level, in learners, largest first.

    Subjects are published for each provider in all of England, and places for each provider in all subjects. So
    each provider's subjects are shared out by the part of its starts that it delivers in the area. `year` is one
    with statistics by subject, by default the newest. Figures under five are taken as 2.
    """
    year = year or newest_full_year()
    if year is None:
        return []
    shares = _shares(area, year)
    found: dict[tuple[str, str], SubjectProvision] = {}
    columns = ("provider_id", "subject__name", "subject__sector", "subject__main_route__name", "level")
    rows = SubjectStatistic.objects.filter(year=year, provider__in=shares).order_by()
    for provider, subject, sector, route, level, starts, achieved in rows.values_list(
        *columns, "starts", "achievements"
    ):
        entry = found.setdefault((subject, level), SubjectProvision(subject, sector, route or "", level))
        entry.starts += shares[provider] * _figure(starts)
        entry.achievements += shares[provider] * _figure(achieved)
    return sorted(found.values(), key=lambda entry: (-entry.starts, entry.subject, entry.level))


LOW = 2


def _figure(published: int | None) -> int:
    return LOW if published is None else published


def _shares(area: Area, year: str) -> dict[int, float]:
    """Return, for each provider with starts in an area, the part of all its starts (0 to 1) that lie there."""
    delivered = DeliveryStatistic.objects.filter(year=year, basis=Basis.DELIVERY).order_by()
    here = dict(
        delivered.filter(_within(area), starts__gt=0)
        .values("provider")
        .annotate(n=Sum("starts"))
        .values_list("provider", "n")
    )
    everywhere = delivered.filter(provider__in=here).values("provider").annotate(n=Sum("starts"))
    return {provider: here[provider] / total for provider, total in everywhere.values_list("provider", "n")}


def provision_by_route(area: Area, year: str | None = None) -> list[RouteProvision]:
    """Return estimated starts and achievements in an area by the main route of each subject, in Annex C's order.

    Subjects whose route is not known come last, under an empty route.
    """
    grouped: dict[str, RouteProvision] = defaultdict(lambda: RouteProvision(""))
    for entry in provision_in_area(area, year):
        route = grouped[entry.route]
        route.route = entry.route
        route.starts += entry.starts
        route.achievements += entry.achievements
        route.subjects.append(entry)
    order = [*Route.objects.values_list("name", flat=True), ""]
    return [grouped[name] for name in order if name in grouped]


def provision_on_route(area: Area, route: Route, year: str | None = None) -> RouteProvision:
    """Return estimated starts and achievements in an area on one route, to set beside a shortage (M-13)."""
    for found in provision_by_route(area, year):
        if found.route == route.name:
            return found
    return RouteProvision(route.name)


def providers() -> QuerySet[Provider]:
    """Return every provider with its main place and likely type."""
    return Provider.objects.select_related("likely_type", "main_district", "main_area")


def provider_by_ukprn(ukprn: int) -> Provider | None:
    """Return a provider by its UK provider reference number."""
    return providers().filter(ukprn=ukprn).first()


def search_providers(text: str) -> QuerySet[Provider]:
    """Return the providers whose reference number begins with a text, or whose name holds all of its words."""
    words = text.split()
    if not words:
        return Provider.objects.none()
    named = Q()
    for word in words:
        named &= Q(name__icontains=word)
    return providers().filter(Q(ukprn__startswith=text.strip()) | named)
