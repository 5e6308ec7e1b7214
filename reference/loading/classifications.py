"""Storing routes and pathways, occupations, sectors, levels and subjects."""

from django.utils.text import slugify

from reference.loading.reading import Row
from reference.loading.storing import ids, upsert
from reference.models import Level, Occupation, OccupationalStandard, Pathway, Route, Sector, SubjectArea, TLevel


def slug_of(name: str) -> str:
    """Return the slug of a name, with its ampersands as words."""
    return slugify(name.replace("&", "and"))


def store_routes(rows: list[Row]) -> None:
    """Store the routes and their pathways, in the order of the file."""
    names = list(dict.fromkeys(row["route"] for row in rows))
    upsert([Route(slug=slug_of(name), name=name, position=place) for place, name in enumerate(names, start=1)], "slug")
    routes = ids(Route, "name")
    upsert(
        [
            Pathway(
                slug=slug_of(f"{row['route']} {row['pathway']}"),
                route_id=routes[row["route"]],
                name=row["pathway"],
                position=place,
            )
            for place, row in enumerate(rows, start=1)
        ],
        "slug",
    )


def _pathways() -> dict[tuple[str, str], int]:
    return {(route, name): pk for route, name, pk in Pathway.objects.values_list("route__name", "name", "pk")}


def store_standards(rows: list[Row]) -> None:
    """Store the apprenticeship standards."""
    routes, pathways = ids(Route, "name"), _pathways()
    upsert(
        [
            OccupationalStandard(
                lars_code=row["lars_code"],
                title=row["title"],
                level=row["level"],
                route_id=routes[row["route"]],
                pathway_id=pathways[row["route"], row["pathway"]] if row["pathway"] else None,
                subject=row["subject"] or "",
                job_titles=row["job_titles"] or "",
            )
            for row in rows
        ],
        "lars_code",
    )


def store_t_levels(rows: list[Row]) -> None:
    """Store the T Levels."""
    routes, pathways = ids(Route, "name"), _pathways()
    upsert(
        [
            TLevel(
                framework_code=row["framework_code"],
                title=row["title"],
                route_id=routes[row["route"]],
                pathway_id=pathways[row["route"], row["pathway"]],
                withdrawn=row["withdrawn"],
            )
            for row in rows
        ],
        "framework_code",
    )


def store_occupations(rows: list[Row]) -> None:
    """Store SOC 2020, each kind of group after the kind that it lies in."""
    for kind in Occupation.Kind.values:
        occupations = ids(Occupation, "code")
        upsert(
            [
                Occupation(
                    code=row["code"],
                    kind=row["level"],
                    title=row["title"],
                    parent_id=occupations[row["parent"]] if row["parent"] else None,
                    description=row["description"] or "",
                    entry_routes=row["entry_routes"] or "",
                )
                for row in rows
                if row["level"] == kind
            ],
            "code",
        )


def store_sectors(rows: list[Row]) -> None:
    """Store SIC 2007, each kind of group after the kind that it lies in."""
    for kind in Sector.Kind.values:
        sectors = ids(Sector, "code")
        upsert(
            [
                Sector(
                    code=row["code"],
                    kind=row["level"],
                    section=row["section"],
                    title=row["title"],
                    parent_id=sectors[row["parent"]] if row["parent"] else None,
                )
                for row in rows
                if row["level"] == kind
            ],
            "code",
        )


def store_levels(rows: list[Row]) -> None:
    """Store the levels of qualifications."""
    upsert([Level(**row) for row in rows], "key")


def store_subjects(rows: list[Row]) -> None:
    """Store the sector subject areas with their main route."""
    routes = ids(Route, "name")
    upsert(
        [
            SubjectArea(
                slug=row["slug"],
                name=row["name"],
                sector=row["sector"],
                main_route_id=routes[row["main_route"]] if row["main_route"] else None,
                share_in_main_route=row["share_in_main_route"],
            )
            for row in rows
        ],
        "slug",
    )
