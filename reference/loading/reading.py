"""Reading and checking the files with frictionless.

Measured on the whole set (195,000 rows, 15 MB): reading with types, constraints, keys and references takes about
6 seconds on one core, so the published standard (Table Schema) is kept for the large tables too and there is no
reader of our own. Only the headings and the encoding are checked here first, because their faults would otherwise
be reported once for every row.
"""

import csv
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reference.loading.catalogue import Source
from reference.loading.problems import BrokenReferenceData, Problem

if TYPE_CHECKING:
    from frictionless import Package

Row = dict[str, Any]
Tables = dict[str, list[Row]]

ENOUGH = 50
KINDS = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a date such as 2025-09-29",
    "boolean": "true or false",
    "object": "a JSON object",
}
REMEDIES = {
    "constraint-error": "Correct the value, or the rule in the description of the file",
    "type-error": "Write a value of this kind, or leave the cell empty where it may be",
    "primary-key": "Remove one of the two rows",
    "foreign-key": "Correct the value, or add it to the other file",
    "missing-cell": "Give the row as many cells as the heading has",
    "extra-cell": "Give the row as many cells as the heading has, and put text with commas in quotation marks",
    "blank-row": "Remove the empty row",
    "unique-error": "Remove one of the two rows",
}


def read_tables(sources: list[Source]) -> Tables:
    """Return the rows of every file, typed, with an empty cell as None.

    Raises:
        BrokenReferenceData: naming each fault, where a heading, a value, a key or a reference is wrong.
    """
    problems = [problem for source in sources for problem in _faults_of_file(source)]
    if problems:
        raise BrokenReferenceData(problems)
    package = _package(sources)
    tables: Tables = {}
    for source in sources:
        tables[source.name] = list(_rows(package, source, problems))
    if problems:
        raise BrokenReferenceData(problems)
    return tables


def _package(sources: list[Source]) -> "Package":
    # Imported here: it takes over half a second, and a run that finds nothing changed has no need of it.
    from frictionless import Package

    described = {"name": "reference", "resources": [source.descriptor() for source in sources]}
    return Package.from_descriptor(described, basepath=str(sources[0].path.parent))


def _faults_of_file(source: Source) -> Iterator[Problem]:
    name = source.path.name
    if not source.path.exists():
        yield Problem(name, None, "", "the file is missing", "Put it back into reference/data")
        return
    content = source.path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        column = _column_at(source, content, error.start)
        yield Problem(name, row, column, "a character is not UTF-8", "Save the file again as CSV in UTF-8")
        return
    lines = csv.reader(text.splitlines())
    heading = next(lines, [])
    yield from _faults_of_heading(source, heading)
    if heading and next(lines, None) is None:
        yield Problem(name, 2, source.columns[0], "the file has no rows", "Put the rows back under the heading")


def _column_at(source: Source, content: bytes, position: int) -> str:
    line = content[content.rfind(b"\n", 0, position) + 1 : position].decode("utf-8", "replace")
    cells = next(csv.reader([line]), [])
    return source.columns[min(max(len(cells) - 1, 0), len(source.columns) - 1)]


def _faults_of_heading(source: Source, heading: list[str]) -> Iterator[Problem]:
    name, wanted = source.path.name, source.columns
    if not heading:
        yield Problem(name, 1, wanted[0], "the file is empty", f"Give it the heading {','.join(wanted)}")
        return
    for column in wanted:
        if column not in heading:
            yield Problem(name, 1, column, "the column is missing", "Add the column, in the order of the description")
    for column in heading:
        if column not in wanted:
            yield Problem(name, 1, column, "the column is not known", "Remove it, or describe it beside the file")
    if sorted(heading) == sorted(wanted) and heading != wanted:
        yield Problem(name, 1, heading[0], "the columns are in another order", f"Order them {','.join(wanted)}")
    elif len(heading) != len(set(heading)):
        yield Problem(name, 1, heading[0], "a column stands twice in the heading", "Remove one of the two")


def _rows(package: "Package", source: Source, problems: list[Problem]) -> Iterator[Row]:
    with package.get_resource(source.name) as resource:
        for row in resource.row_stream:
            if not row.valid:
                problems += [_problem(source, error) for error in row.errors if not _said_already(error)]
                if len(problems) >= ENOUGH:
                    raise BrokenReferenceData(problems)
            yield row.to_dict()


def _said_already(error: Any) -> bool:
    # A blank key is reported by the column that is required; a blank row as a blank row.
    return error.type == "primary-key" and "all" in error.note


def _problem(source: Source, error: Any) -> Problem:
    remedy = REMEDIES.get(error.type, "Correct the row")
    return Problem(source.path.name, error.row_number, _column(source, error), _fault(source, error), remedy)


def _column(source: Source, error: Any) -> str:
    if error.type == "primary-key":
        return ", ".join(source.schema["primaryKey"])
    if error.type == "foreign-key":
        return ", ".join(error.field_names)
    return getattr(error, "field_name", "") or ""


def _fault(source: Source, error: Any) -> str:
    cell = getattr(error, "cell", "")
    kind = next((field["type"] for field in source.schema["fields"] if field["name"] == _column(source, error)), "")
    faults = {
        "type-error": f'"{cell}" is not {KINDS.get(kind, kind)}',
        "constraint-error": "the cell is empty" if not cell else f'"{cell}" breaks the rule: {error.note}',
        "primary-key": "the row has the same key as an earlier row",
        "foreign-key": error.note if error.type == "foreign-key" else "",
        "missing-cell": "the row is too short",
        "extra-cell": "the row is too long",
        "blank-row": "the row is empty",
    }
    return faults.get(error.type, error.message)
