"""Routes, pathways, occupations, sectors and levels: what can be chosen, and finding it by words."""

from django.db.models import Prefetch, Q, QuerySet

from reference.models import Level, Occupation, OccupationalStandard, Pathway, Route, Sector, TLevel


def routes() -> QuerySet[Route]:
    """Return the fifteen routes with their pathways, in the order of Annex C."""
    return Route.objects.prefetch_related("pathways")


def routes_with_qualifications() -> QuerySet[Route]:
    """Return the routes with their pathways and the T Levels still offered in them."""
    offered = TLevel.objects.filter(withdrawn=False)
    return Route.objects.prefetch_related("pathways", Prefetch("t_levels", queryset=offered, to_attr="offered"))


def pathways_of(route: Route) -> QuerySet[Pathway]:
    """Return the pathways that may be chosen under a route (Annex C)."""
    return Pathway.objects.filter(route=route)


def standards_of(pathway: Pathway) -> QuerySet[OccupationalStandard]:
    """Return the apprenticeship standards that lie in a pathway."""
    return OccupationalStandard.objects.filter(pathway=pathway)


def levels() -> QuerySet[Level]:
    """Return entry level and levels 1 to 8, in order. Which of them a plan may name is for the edition to say."""
    return Level.objects.all()


def occupations() -> QuerySet[Occupation]:
    """Return every group of SOC 2020 with the group it lies in."""
    return Occupation.objects.select_related("parent")


def search_occupations(text: str) -> QuerySet[Occupation]:
    """Return the unit groups of SOC 2020 whose code begins with a text, or whose words hold all of its words."""
    return _search(occupations().filter(kind=Occupation.Kind.UNIT), text, ("title", "description"))


def sectors() -> QuerySet[Sector]:
    """Return every group of SIC 2007 with the group it lies in."""
    return Sector.objects.select_related("parent")


def search_sectors(text: str) -> QuerySet[Sector]:
    """Return the groups of SIC 2007 whose code begins with a text, or whose title holds all of its words."""
    return _search(sectors(), text, ("title",))


def _search(found: QuerySet, text: str, fields: tuple[str, ...]) -> QuerySet:
    words = text.split()
    if not words:
        return found.none()
    by_code = Q(code__istartswith=text.strip())
    by_words = Q()
    for word in words:
        in_any = Q()
        for field in fields:
            in_any |= Q(**{f"{field}__icontains": word})
        by_words &= in_any
    return found.filter(by_code | by_words)
