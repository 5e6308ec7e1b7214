"""Delivery plans compared: what was added, removed and changed from one edition of the plan to another.

An edition is what a version said when it was submitted, or says now. Both are the same plain content, so that a draft
can be compared with what the department has.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import Q

from designations.models import Designation
from lsip_portal.kit.formats import day
from plans.models import DeliveryPlan, DeliveryPlanState, SubmittedDeliveryPlan
from plans.selectors.work import KINDS, RowKind, in_words, label_of

Content = dict[str, Any]
TEXTS = ("employers", "small_firms", "providers", "stakeholders")
DATES = ("starts_on", "ends_on")
_WORD = re.compile(r"\s+|\S+")


@dataclass(frozen=True)
class Edition:
    """What a delivery plan says at one time; `key` is its name in addresses."""

    key: str
    title: str
    content: Content


@dataclass(frozen=True)
class Piece:
    """A run of words of a text: kept, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True)
class FieldChange:
    """A field that says something else: in words, before and after, and piece by piece."""

    label: str
    before: str
    after: str

    @property
    def pieces(self) -> list[Piece]:
        """The words kept, removed and added, in their order."""
        return pieces_of(self.before, self.after)


@dataclass(frozen=True)
class RowChange:
    """A row that was added, removed or changed, with its fields."""

    code: str
    kind: str
    fields: list[FieldChange]


@dataclass(frozen=True)
class Section:
    """What changed under one heading of the plan."""

    title: str
    rows: list[RowChange]


def delivery_content(plan: DeliveryPlan) -> Content:
    """Return all that a version says as plain values, in words that a person reads."""
    said: Content = {name: getattr(plan, name) for name in TEXTS}
    said |= {name: str(getattr(plan, name) or "") for name in (*DATES, "budget")}
    return said | {kind.plural: [_plain(row, kind) for row in kind.rows_of(plan)] for kind in KINDS.values()}


def _plain(row: Any, kind: RowKind) -> dict[str, Any]:
    return {"number": row.number, "code": row.code} | {name: in_words(row, name) for name in kind.model.CONTENT}


def editions_of(designation: Designation) -> list[Edition]:
    """Return every edition of a designation's delivery plan, the oldest first; a draft stands as it is now."""
    plans = DeliveryPlan.objects.filter(designation=designation).order_by("number")
    submitted: dict[int, list[SubmittedDeliveryPlan]] = {}
    for one in SubmittedDeliveryPlan.objects.filter(plan__in=plans):
        submitted.setdefault(one.plan_id, []).append(one)
    return [edition for plan in plans for edition in _editions(plan, submitted.get(plan.pk, []))]


def _editions(plan: DeliveryPlan, submitted: list[SubmittedDeliveryPlan]) -> list[Edition]:
    found = [
        Edition(f"{plan.number}-{one.number}", f"{_version(plan)} as submitted on {day(one.submitted_on)}", one.content)
        for one in submitted
    ]
    if plan.state == DeliveryPlanState.DRAFTING or not found:
        found.append(Edition(f"{plan.number}-now", f"{_version(plan)} as it is now", delivery_content(plan)))
    return found


def _version(plan: DeliveryPlan) -> str:
    return f"Version {plan.number}"


def compared(before: Edition, after: Edition) -> list[Section]:
    """Return what changed from one edition to another, under the headings of the plan; nothing where they agree."""
    sections = [Section("Dates and engagement", _texts(before.content, after.content))]
    sections += [Section(kind.title, _rows(kind, before.content, after.content)) for kind in KINDS.values()]
    return [section for section in sections if section.rows]


def _texts(before: Content, after: Content) -> list[RowChange]:
    found = []
    for name in (*DATES, *TEXTS, "budget"):
        label = label_of(DeliveryPlan, name)
        if before[name] != after[name]:
            found.append(RowChange("", "changed", [FieldChange(label, before[name], after[name])]))
    return found


def _rows(kind: RowKind, before: Content, after: Content) -> list[RowChange]:
    """Return the rows of a kind that were removed, changed or added; a row is known by its number."""
    old = {row["number"]: row for row in before[kind.plural]}
    new = {row["number"]: row for row in after[kind.plural]}
    found = [_row(kind, old.get(number), new.get(number)) for number in sorted(old.keys() | new.keys())]
    return [change for change in found if change.fields]


def _row(kind: RowKind, old: Content | None, new: Content | None) -> RowChange:
    happened = "added" if old is None else "removed" if new is None else "changed"
    fields = [
        FieldChange(label, _said(old, name), _said(new, name))
        for name, label in zip(kind.model.CONTENT, kind.labels, strict=True)
        if _said(old, name) != _said(new, name)
    ]
    row = new or old or {}
    return RowChange(row["code"], happened, fields)


def _said(row: Content | None, name: str) -> str:
    return str(row[name]) if row else ""


def pieces_of(before: str, after: str) -> list[Piece]:
    """Return two texts as one run of pieces: what both say, what only the first says, what only the second says."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[Piece] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("kept", "".join(new[j1:j2])))
            continue
        found += [Piece("removed", "".join(old[i1:i2]))] if i2 > i1 else []
        found += [Piece("added", "".join(new[j1:j2]))] if j2 > j1 else []
    return found


def edition_pair(plan: DeliveryPlan, before: str, after: str) -> tuple[list[Edition], Edition | None, Edition | None]:
    """Return every edition, and the two to compare: those named, else the newest of a version and the one before it.

    `None` where there is no edition before it.
    """
    editions = editions_of(plan.designation)
    by_key = {edition.key: edition for edition in editions}
    own = [at for at, edition in enumerate(editions) if edition.key.startswith(f"{plan.number}-")][-1]
    default = editions[own - 1] if own else None
    return editions, by_key.get(before, default), by_key.get(after, editions[own])


def edition_count(designation: Designation) -> int:
    """Return how many editions of a designation's delivery plan there are to compare."""
    plans = DeliveryPlan.objects.filter(designation=designation)
    unsubmitted = plans.filter(Q(state=DeliveryPlanState.DRAFTING) | Q(submissions=None)).distinct()
    return SubmittedDeliveryPlan.objects.filter(plan__in=plans).count() + unsubmitted.count()
