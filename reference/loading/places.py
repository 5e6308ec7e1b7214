"""Storing areas, districts and their boundaries."""

from reference.loading.reading import Row
from reference.loading.storing import ids, replace, upsert
from reference.models import (
    Area,
    AreaCode,
    AreaName,
    AreaSuccession,
    Boundary,
    District,
    DistrictCode,
    DistrictInArea,
    EconomicArea,
    EconomicAreaLink,
)


def dates(row: Row) -> Row:
    """Return the two dates of a dated row."""
    return {"valid_from": row["valid_from"], "valid_to": row["valid_to"]}


def store_areas(rows: list[Row]) -> None:
    """Store the plan areas, then the sub-areas that lie in them."""
    for group in ([row for row in rows if not row["parent"]], [row for row in rows if row["parent"]]):
        areas = ids(Area, "slug")
        upsert(
            [
                Area(
                    slug=row["slug"],
                    name=row["name"],
                    parent_id=areas[row["parent"]] if row["parent"] else None,
                    group_2022=row["group_2022"] or "",
                    **dates(row),
                )
                for row in group
            ],
            "slug",
        )


def store_area_codes(rows: list[Row]) -> None:
    """Store the codes of the areas."""
    areas = ids(Area, "slug")
    replace(AreaCode, [AreaCode(code=row["code"], area_id=areas[row["area"]], **dates(row)) for row in rows])


def store_area_names(rows: list[Row]) -> None:
    """Store the names that publishers give the areas."""
    areas = ids(Area, "slug")
    plain = ("name", "publisher", "official")
    replace(
        AreaName,
        [AreaName(area_id=areas[row["area"]], **{key: row[key] for key in plain}, **dates(row)) for row in rows],
    )


def store_successions(rows: list[Row]) -> None:
    """Store which area took over from which."""
    areas = ids(Area, "slug")
    replace(
        AreaSuccession,
        [
            AreaSuccession(
                predecessor_id=areas[row["predecessor"]],
                successor_id=areas[row["successor"]],
                changed_on=row["changed_on"],
                share_of_predecessor=row["share_of_predecessor"],
                share_of_successor=row["share_of_successor"],
            )
            for row in rows
        ],
    )


def store_economic_areas(rows: list[Row]) -> None:
    """Store the functional economic areas and their links to areas."""
    EconomicAreaLink.objects.all().delete()
    replace(EconomicArea, [EconomicArea(name=name) for name in sorted({row["economic_area"] for row in rows})])
    areas, economic = ids(Area, "slug"), ids(EconomicArea, "name")
    replace(
        EconomicAreaLink,
        [
            EconomicAreaLink(
                area_id=areas[row["area"]],
                economic_area_id=economic[row["economic_area"]],
                edition=row["edition"],
                note=row["note"] or "",
            )
            for row in rows
        ],
    )


def store_districts(rows: list[Row]) -> None:
    """Store the districts."""
    upsert([District(**row) for row in rows], "code")


def store_district_codes(rows: list[Row]) -> None:
    """Store every code of the districts."""
    districts = ids(District, "code")
    replace(DistrictCode, [DistrictCode(code=row["code"], district_id=districts[row["district"]]) for row in rows])


def store_memberships(rows: list[Row]) -> None:
    """Store which area each district lies in, from when to when."""
    districts, areas = ids(District, "code"), ids(Area, "slug")
    replace(
        DistrictInArea,
        [
            DistrictInArea(
                district_id=districts[row["district"]],
                area_id=areas[row["area"]],
                sub_area_id=areas[row["sub_area"]] if row["sub_area"] else None,
                **dates(row),
            )
            for row in rows
        ],
    )


def store_boundaries(rows: list[Row]) -> None:
    """Store the outlines of areas and districts."""
    areas = dict(AreaCode.objects.values_list("code", "area_id"))
    districts = dict(DistrictCode.objects.values_list("code", "district_id"))
    plain = ("edition", "longitude", "latitude", "area_km2", "geometry")
    replace(
        Boundary,
        [
            Boundary(
                area_id=areas[row["area_code"]] if row["area_code"] else None,
                district_id=districts[row["district_code"]] if row["district_code"] else None,
                **{key: row[key] for key in plain},
            )
            for row in rows
        ],
    )
