"""Rules that a file, or several together, must keep beyond types and keys."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from reference.loading.catalogue import Source
from reference.loading.problems import BrokenReferenceData, Problem
from reference.loading.reading import Row, Tables
from reference.models import ENGLAND

FIRST_DATA_ROW = 2
Check = Callable[[str, Tables], Iterator[Problem]]


def check_tables(sources: list[Source], tables: Tables) -> None:
    """Check every rule that reaches across columns, rows or files.

    Raises:
        BrokenReferenceData: naming each fault.
    """
    problems: list[Problem] = []
    for source in sources:
        rows = tables[source.name]
        if "valid_to" in source.columns:
            problems += _ends_before_it_begins(source, rows)
        if source.periods:
            problems += _overlaps(source, rows)
        for check in CHECKS.get(source.name, ()):
            problems += check(source.path.name, tables)
    if problems:
        raise BrokenReferenceData(problems)


def _ends_before_it_begins(source: Source, rows: list[Row]) -> Iterator[Problem]:
    for number, row in enumerate(rows, start=FIRST_DATA_ROW):
        if row["valid_from"] and row["valid_to"] and row["valid_from"] >= row["valid_to"]:
            fault = f"it ends on {row['valid_to']}, which is not after {row['valid_from']}"
            yield Problem(source.path.name, number, "valid_to", fault, "Correct one of the two dates")


def _overlaps(source: Source, rows: list[Row]) -> Iterator[Problem]:
    grouped: dict[tuple[object, ...], list[tuple[date, date, int]]] = defaultdict(list)
    for number, row in enumerate(rows, start=FIRST_DATA_ROW):
        span = (row["valid_from"] or date.min, row["valid_to"] or date.max, number)
        grouped[tuple(row[column] for column in source.periods)].append(span)
    for key, spans in grouped.items():
        spans.sort()
        for (_, ends, _), (begins, _, number) in pairwise(spans):
            if begins < ends:
                fault = f"{' '.join(str(part) for part in key)} has another row for the same days"
                yield Problem(source.path.name, number, "valid_from", fault, "Let one row end where the next begins")


def _sub_areas_lie_in_their_area(file: str, tables: Tables) -> Iterator[Problem]:
    parents = {row["slug"]: row["parent"] for row in tables["areas"]}
    for number, row in enumerate(tables["district-memberships"], start=FIRST_DATA_ROW):
        if parents[row["area"]]:
            fault = f'"{row["area"]}" is a part of "{parents[row["area"]]}"'
            yield Problem(file, number, "area", fault, "Name the plan area here, and its part under sub_area")
        elif row["sub_area"] and parents[row["sub_area"]] != row["area"]:
            fault = f'"{row["sub_area"]}" is not a part of "{row["area"]}"'
            yield Problem(file, number, "sub_area", fault, "Name a part of the area, or leave the cell empty")


def _pathway_is_of_its_route(file: str, tables: Tables) -> Iterator[Problem]:
    known = {(row["route"], row["pathway"]) for row in tables["routes-pathways"]}
    for number, row in enumerate(tables["occupational-standards"], start=FIRST_DATA_ROW):
        if row["pathway"] and (row["route"], row["pathway"]) not in known:
            fault = f'"{row["pathway"]}" is not a pathway of "{row["route"]}"'
            yield Problem(file, number, "pathway", fault, "Name a pathway of the route, or leave the cell empty")


def _boundary_is_of_one_place(file: str, tables: Tables) -> Iterator[Problem]:
    for number, row in enumerate(tables["boundaries"], start=FIRST_DATA_ROW):
        if bool(row["area_code"]) == bool(row["district_code"]):
            fault = "a boundary is of one area or of one district"
            yield Problem(file, number, "area_code", fault, "Fill one of area_code and district_code")
        elif not {"type", "coordinates"} <= set(row["geometry"]):
            yield Problem(file, number, "geometry", "this is not a GeoJSON geometry", "Give it type and coordinates")


def _value_or_reason(file: str, tables: Tables) -> Iterator[Problem]:
    for number, row in enumerate(tables["indicator-values"], start=FIRST_DATA_ROW):
        if (row["value"] is None) == (row["status"] is None):
            fault = "a figure has either a value or the reason why it has none"
            yield Problem(file, number, "value", fault, "Fill one of value and status")


def _place_is_known(file: str, tables: Tables) -> Iterator[Problem]:
    known = {row["code"] for name in ("area-codes", "district-codes") for row in tables[name]} | {ENGLAND}
    for number, row in enumerate(tables["indicator-values"], start=FIRST_DATA_ROW):
        if row["place_code"] not in known:
            fault = f'"{row["place_code"]}" is not in area_codes.csv or district_codes.csv'
            yield Problem(file, number, "place_code", fault, "Correct the code, or add it to the other file")


CHECKS: dict[str, tuple[Check, ...]] = {
    "district-memberships": (_sub_areas_lie_in_their_area,),
    "occupational-standards": (_pathway_is_of_its_route,),
    "boundaries": (_boundary_is_of_one_place,),
    "indicator-values": (_value_or_reason, _place_is_known),
}
