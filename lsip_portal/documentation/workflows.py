"""docs/workflows/: each table of moves as a page for a policy reader, with a diagram."""

from collections.abc import Iterable

from lifecycle.workflow import CALENDAR, LINK, NEW, OPERATIONS, Move, Workflow, tables
from lsip_portal.wiring import FOLLOWERS, RULES

GENERATED = "<!-- Written by `make docs` from the table of moves. Change the table, not this page. -->"

MADE_OTHERWISE = {
    CALENDAR: "nobody: the portal does it on its day",
    LINK: "whoever was sent the link",
    OPERATIONS: "those who run the service, from its command line",
}


def pages() -> dict[str, str]:
    """Return the page of each workflow and an index, by file name."""
    found = {f"{name}.md": _page(table) for name, table in sorted(tables().items())}
    lines = [GENERATED, "", "# Workflows", "", "What may happen to each kind of record, by whom, and what follows.", ""]
    lines += [f"- [{table.title}]({name}.md)" for name, table in sorted(tables().items())]
    return found | {"README.md": "\n".join(lines) + "\n"}


def _page(table: Workflow) -> str:
    lines = [GENERATED, "", f"# {table.title}", "", *_diagram(table), ""]
    for row in table.moves:
        lines += _move(table, row)
    return "\n".join(lines).rstrip() + "\n"


def _diagram(table: Workflow) -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2"]
    for row in table.moves:
        for source in sorted(row.source):
            start = "[*]" if source == NEW else source
            lines.append(f"    {start} --> {row.target}: {row.name}")
    return [*lines, "```"]


def _move(table: Workflow, row: Move) -> list[str]:
    lines = [f"## {row.button}", "", f"`{row.name}`: {_states(table, row.source)} → {_label(table, row.target)}", ""]
    facts = {
        "Who": _who(row),
        "Only where": f"{row.under.statement} ({row.under.force.value}: {row.under.source})" if row.under else "",
        "Reason": "must be given" if row.note else "",
        "Starts": ", ".join(f"{start.clock} (from {start.since})" for start in row.starts),
        "Fulfils": ", ".join(row.stops),
        "Ends": ", ".join(row.ends),
        "Tells": ", ".join(sorted({role.label for role in row.tells})),
        "Then": ", ".join(function.__name__ for function in FOLLOWERS.get(f"{table.name}.{row.name}", [])),
    }
    lines += [f"- {name}: {value}" for name, value in facts.items() if value]
    if rules := (*row.rules, *RULES.get(f"{table.name}.{row.name}", ())):
        lines += ["- Must hold:"]
        lines += [f"  - {rule.statement} ({rule.force.value}: {rule.source})" for rule in rules]
    return [*lines, ""]


def _who(row: Move) -> str:
    if row.through in MADE_OTHERWISE:
        return MADE_OTHERWISE[row.through]
    if row.through:
        return f"nobody by itself: it is part of a move of “{row.through}”"
    return ", ".join(sorted(role.label for role in row.who))


def _states(table: Workflow, states: Iterable[str]) -> str:
    return ", ".join(_label(table, state) for state in sorted(states))


def _label(table: Workflow, state: str) -> str:
    return "not begun" if state == NEW else f"“{table.states(state).label}”"
