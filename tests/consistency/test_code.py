"""The house rules that a machine can read from the source."""

import ast
from pathlib import Path

import pytest

from lifecycle.models import Record
from lifecycle.notices import template_of
from lifecycle.workflow import tables
from lsip_portal import wiring

ROOT = Path(__file__).resolve().parents[2]
APPS = ("approvals", "plans", "engagement", "designations", "accounts", "reference", "lifecycle", "lsip_portal")
SOURCES = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
TREES = {str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in SOURCES}


def sources(*, named=None, folder=None):
    """Return the sources with a file name, or in a folder of that name."""
    return {
        name: tree
        for name, tree in TREES.items()
        if named is None or Path(name).name == f"{named}.py" or (folder or named) in Path(name).parts
    }


def found(tree, kind):
    return (node for node in ast.walk(tree) if isinstance(node, kind))


@pytest.mark.parametrize("module", ["views", "api", "forms", "desks"])
def test_pages_and_forms_read_through_selectors(module):
    names = sources(named=module)
    assert names
    offenders = [
        f"{name}:{node.lineno}"
        for name, tree in names.items()
        for node in found(tree, ast.Attribute)
        if node.attr == "objects"
    ]
    assert offenders == []


def test_nothing_but_the_engine_assigns_a_state():
    offenders = []
    for name, tree in TREES.items():
        for node in found(tree, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            offenders += [
                f"{name}:{node.lineno}" for t in targets if isinstance(t, ast.Attribute) and t.attr == "state"
            ]
        for call in found(tree, ast.Call):
            if isinstance(call.func, ast.Attribute) and call.func.attr in {"update", "create", "bulk_create"}:
                offenders += [f"{name}:{call.lineno}" for word in call.keywords if word.arg == "state"]
    assert [place for place in offenders if not place.startswith("lifecycle/engine.py")] == []


def test_only_the_history_writes_entries():
    makers = [
        f"{name}:{call.lineno}"
        for name, tree in TREES.items()
        for call in found(tree, ast.Call)
        if isinstance(call.func, ast.Name) and call.func.id == "Entry"
    ]
    assert {place.split(":")[0] for place in makers} == {"lifecycle/history.py"}


def test_all_code_asks_the_clock_for_the_time():
    asking = {"now", "utcnow", "today", "localdate", "localtime"}
    offenders = [
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        if name != "lifecycle/clock.py"
        for node in found(tree, ast.Attribute)
        if node.attr in asking
        and isinstance(node.value, ast.Name)
        and node.value.id in {"datetime", "date", "timezone"}
    ]
    assert offenders == []


def test_there_are_no_signal_receivers():
    assert [name for name, tree in TREES.items() if "receiver(" in ast.unparse(tree)] == []


def test_migrations_never_import_code_of_the_portal():
    offenders = []
    for path in ROOT.glob("*/migrations/0*.py"):
        for node in found(ast.parse(path.read_text("utf-8")), ast.Import | ast.ImportFrom):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [name.name for name in node.names]
            offenders += [f"{path}: {m}" for m in modules if m.split(".")[0] in APPS and not _is_shape(m)]
    assert offenders == []


def _is_shape(module):
    """Say whether a migration may name the module: Django writes the path of a field's class or of a default."""
    return module.endswith((".models", ".fields")) or module == "lifecycle.clock"


@pytest.mark.parametrize("name", sorted(TREES))
def test_every_module_says_what_it_is_for(name):
    assert ast.get_docstring(TREES[name]) or not TREES[name].body


def test_functions_are_short_and_files_too():
    # What is said about a function is not counted; what it does is.
    long_functions = [
        f"{name}:{node.lineno} {node.name}"
        for name, tree in TREES.items()
        for node in found(tree, ast.FunctionDef)
        if node.end_lineno - _first_line_of_work(node) >= 50
    ]
    long_files = [str(path) for path in SOURCES if len(path.read_text("utf-8").splitlines()) > 400]
    assert long_functions + long_files == []


def _first_line_of_work(node):
    told = ast.get_docstring(node) is not None and len(node.body) > 1
    return node.body[1].lineno if told else node.lineno


def test_every_record_has_a_table_a_desk_and_a_page():
    workflows = {model.workflow_name for model in Record.__subclasses__()}
    assert workflows == set(tables())
    assert workflows == {desk.workflow.name for desk in wiring.DESKS}
    for model in Record.__subclasses__():
        assert model.scopes is not Record.scopes
        assert model.get_absolute_url is not Record.get_absolute_url


def test_every_notice_has_its_template():
    wanted = [template_of(name, row.name) for name, table in tables().items() for row in table.moves if row.tells]
    assert wanted
    assert [name for name in wanted if not (ROOT / "templates" / name).exists()] == []


def test_every_notice_template_is_used():
    wanted = {template_of(name, row.name) for name, table in tables().items() for row in table.moves if row.tells}
    there = {str(path.relative_to(ROOT / "templates")) for path in (ROOT / "templates/notices").rglob("*.txt")}
    assert there - wanted == set()


def test_wiring_names_moves_that_exist():
    events = [event.rsplit(".", 1) for event in wiring.FOLLOWERS]
    assert [event for event in events if event[1] not in tables()[event[0]]] == []


def test_every_clock_of_a_table_is_in_every_edition(editions):
    clocks = {start.clock for table in tables().values() for row in table.moves for start in row.starts}
    clocks |= {name for table in tables().values() for row in table.moves for name in (*row.stops, *row.ends)}
    for edition in editions.values():
        assert clocks <= set(edition.content["clocks"])


def test_every_act_belongs_to_a_move_of_its_table():
    for desk in wiring.DESKS:
        assert [name for name in desk.acts if name not in desk.workflow] == []


def test_the_repository_names_no_machine_and_no_registry():
    words = ("/".join(("", "work", "main")), "/".join(("", "work", "shared")), "pypi." + "org", "registry." + "npmjs")
    kinds = {
        ".py",
        ".md",
        ".toml",
        ".html",
        ".txt",
        ".yml",
        ".in",
        ".lock",
        ".json",
        ".sh",
        ".css",
        ".scss",
        ".js",
        ".mjs",
    }
    skipped = {".venv", "node_modules", "var", ".git", "build"}
    offenders = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in ROOT.rglob("*")
        if path.suffix in kinds and path.is_file() and not skipped & set(path.relative_to(ROOT).parts)
        for word in words
        if word in path.read_text("utf-8", errors="replace")
    ]
    assert offenders == []
