"""docs/clauses.md: every requirement of the register, and the tests that show it."""

import ast
import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HEAD = """<!-- Written by `make docs` from docs/clauses.csv, docs/clauses_not_shown.csv and the marks on the tests. -->

# Clauses

Every requirement that the portal answers for, from the Act, the guidance and its companions, with the tests that show
it. The wording of each is in [clauses.csv](clauses.csv). An area without tests is built later.
"""


def page(root: Path) -> str:
    """Return the page, from the register and the tests below a root folder."""
    shown = tests_by_clause(root / "tests")
    reasons = _reasons(root / "docs" / "clauses_not_shown.csv")
    areas: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in register(root):
        areas[row["area"]].append(row)
    parts = [HEAD, _summary(areas, shown)]
    parts += [_area(name, rows, shown, reasons) for name, rows in sorted(areas.items())]
    return "\n".join(parts)


def register(root: Path) -> list[dict[str, str]]:
    """Return the rows of the register."""
    with (root / "docs" / "clauses.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tests_by_clause(folder: Path) -> dict[str, list[str]]:
    """Return the names of the tests that carry each clause's mark, read from their source."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(folder.rglob("test_*.py")):
        for name, clause in _marks(ast.parse(path.read_text("utf-8"))):
            found[clause].append(f"{path.relative_to(folder.parent)}::{name}")
    return dict(found)


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    tests = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef))
    for node in tests:
        calls = (call for mark in node.decorator_list for call in ast.walk(mark) if isinstance(call, ast.Call))
        for call in calls:
            if ast.unparse(call.func) == "pytest.mark.clause":
                yield from ((node.name, str(given.value)) for given in call.args if isinstance(given, ast.Constant))


def _reasons(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["reason"] for row in csv.DictReader(file)}


def _summary(areas: dict[str, list[dict[str, str]]], shown: dict[str, list[str]]) -> str:
    lines = ["| area | clauses | shown by a test |", "|---|---:|---:|"]
    for name, rows in sorted(areas.items()):
        lines.append(f"| {name} | {len(rows)} | {sum(row['id'] in shown for row in rows)} |")
    return "\n".join(lines) + "\n"


def _area(name: str, rows: list[dict[str, str]], shown: dict[str, list[str]], reasons: dict[str, str]) -> str:
    lines = [f"## {name}", ""]
    if not any(row["id"] in shown or row["id"] in reasons for row in rows):
        return "\n".join([*lines, "No clause of this area is shown by a test yet.", ""])
    lines += ["| clause | force | shown by |", "|---|---|---|"]
    for row in rows:
        tests = "<br>".join(f"`{test}`" for test in shown.get(row["id"], []))
        lines.append(f"| {row['id']} | {row['force']} | {tests or reasons.get(row['id'], '')} |")
    return "\n".join(lines) + "\n"
