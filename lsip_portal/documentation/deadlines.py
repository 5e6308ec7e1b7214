"""docs/deadlines.md: how long each clock runs under each edition, and which moves start and stop it."""

import tomllib
from typing import Any

from lifecycle.guidance_content import ClockRule
from lifecycle.services import GUIDANCE
from lifecycle.workflow import tables

HEAD = """<!-- Written by `make docs` from the editions of the guidance and the tables of moves. -->

# Deadlines

A clock starts from a date on the record and runs for as long as the record's edition of the guidance says. Months are
calendar months. A deadline ends at the end of its day in London. None of these deadlines is in the Act.
"""


def page() -> str:
    """Return the page."""
    files = sorted(GUIDANCE.glob("*.toml"))
    parts = [HEAD, *(_edition(tomllib.loads(path.read_text("utf-8"))) for path in files), _moves()]
    return "\n".join(parts)


def _edition(content: dict[str, Any]) -> str:
    lines = [f"## {content['edition']['title']}", "", "| clock | runs | repeats | warnings, days before | source |"]
    lines.append("|---|---|---|---|---|")
    lines += [_clock(name, clock) for name, clock in content["clocks"].items()]
    return "\n".join(lines) + "\n"


def _clock(name: str, content: dict[str, Any]) -> str:
    rule = ClockRule.of(name, content)
    if rule is None:
        return f"| {content['title']} | no clock: {content['unknown']} | | | |"
    warn = ", ".join(str(day) for day in rule.warn)
    return f"| {rule.title} | {rule.period} | {'yes' if rule.repeats else 'no'} | {warn} | {rule.source} |"


def _moves() -> str:
    lines = ["## What starts and stops the clocks", ""]
    for name, table in sorted(tables().items()):
        for row in table.moves:
            lines += [f"- `{name}.{row.name}` starts {s.clock} from {s.since}" for s in row.starts]
            lines += [f"- `{name}.{row.name}` fulfils {clock}" for clock in row.stops]
            lines += [f"- `{name}.{row.name}` ends {clock}" for clock in row.ends]
    return "\n".join(lines) + "\n"
