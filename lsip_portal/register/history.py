"""The whole history of a designation: all that happened to it, its plans, reports, cases and engagement."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator

from approvals.selectors import without_internal
from designations.models import Designation
from lifecycle import pages, wiring
from lifecycle.models import Entry
from lifecycle.selectors import entries_in
from lifecycle.workflow import tables

LINES_A_PAGE = 25


@dataclass(frozen=True)
class Line:
    """One thing that happened, the kind of record it happened to, and the page of the record where there is one."""

    title: str
    kind: str
    moment: datetime
    by: str
    text: str
    href: str


@dataclass(frozen=True)
class History:
    """A page of what happened, newest first, with the kinds of record by which it can be narrowed."""

    page: Page
    lines: list[Line]
    kinds: list[tuple[str, str]]
    kind: str


def history_of(designation: Designation, person: Any, *, kind: str = "", page: str | None = None) -> History:
    """Return a page of the history as far as a person may read it; saves of drafts are left out.

    The number of queries does not grow with the records: one more for each kind of record on the page.
    """
    entries = without_internal(person, entries_in([designation.chain])).exclude(move="write")
    there = set(entries.order_by().values_list("workflow", flat=True))
    kinds = sorted(((name, _title(name)) for name in there), key=lambda one: one[1])
    chosen = kind if kind in there else ""
    narrowed = entries.filter(workflow=chosen) if chosen else entries
    shown = Paginator(narrowed, LINES_A_PAGE).get_page(page)
    addresses = _addresses(shown, person)
    lines = [_line(entry, addresses.get((entry.workflow, entry.record_id), "")) for entry in shown]
    return History(shown, lines, kinds, chosen)


def _title(workflow: str) -> str:
    table = tables().get(workflow)
    return table.title if table else workflow


def _line(entry: Entry, href: str) -> Line:
    told = pages.happening(entry)
    return Line(told.title, _title(entry.workflow), told.moment, told.by, told.text, href)


def _addresses(entries: Iterable[Entry], person: Any) -> dict[tuple[str, str], str]:
    """Return the page of each record that the entries are about, as far as a person may see the record."""
    keys: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        keys[entry.workflow].add(entry.record_id)
    found: dict[tuple[str, str], str] = {}
    for workflow, ids in keys.items():
        if desk := wiring.desk(workflow):
            records = desk.seen_by(person).filter(pk__in=ids)
            found |= {(workflow, str(record.pk)): record.get_absolute_url() for record in records}
    return found
