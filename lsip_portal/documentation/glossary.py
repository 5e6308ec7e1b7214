"""docs/glossary.md: the words of the field, and the words of the code."""

import csv
from pathlib import Path

HEAD = """<!-- Written by `make docs` from reference/data/glossary.csv. -->

# Glossary

The words of the field, as the portal's public glossary explains them. One word stands for one thing, on screen and in
the code.

| term | in full | meaning |
|---|---|---|
"""

CODE = """
## Words of the code

| word | meaning |
|---|---|
| record | something with a life cycle: its state changes only by moves |
| table of moves | what may happen to a kind of record, by whom, when, and what follows (`workflow.py` in each app) |
| move | one row of a table |
| rule, guard | a function that returns the reason why something must not happen yet, with its source |
| clock, deadline | a duty that a move starts; the day on which it falls due, written down |
| edition | an edition of the guidance, as data |
| chain, entry | a history; one thing that happened in it |
| desk | how a workflow is reached by page and by API |
| scope | where a role is held: a designation, a provider, an authority or England |
| bar | a reason why a person is kept from a move whatever their roles, such as separation of duties |
| wiring | the only place in which a lower app calls a higher one |
"""


def page(root: Path) -> str:
    """Return the page."""
    with (root / "reference" / "data" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = [f"| {row['term']} | {row['full_form']} | {row['meaning']} |" for row in csv.DictReader(file)]
    return HEAD + "\n".join(rows) + "\n" + CODE
