"""The engine: the only code that moves a record from one state to another.

`options` says what a person may do, `check` refuses with reasons, `run` acts, in one transaction.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from lifecycle import attachments, clock, deadlines, history, notices, wiring
from lifecycle.models import Entry, Record
from lifecycle.rules import EXPLAINED, Rule, UnmetRule, unmet
from lifecycle.workflow import CALENDAR, LINK, NEW, OPERATIONS, Move, Workflow, tables
from lsip_portal.kit.forms.uploads import Upload

Facts = Mapping[str, object]
MADE_OTHERWISE = {
    CALENDAR: "The portal does this by itself on its day.",
    LINK: "Only the person who was sent the link can do this.",
    OPERATIONS: "Only those who run the service can do this.",
}


class NotAllowed(Exception):
    """The person may not make this move; the message says why. Answered with 403."""


class NotPossible(Exception):
    """The move cannot be made now; `reasons` holds a sentence and `unmet` every rule that fails. Answered with 409."""

    def __init__(self, reason: str, unmet_rules: list[UnmetRule] | None = None) -> None:
        self.reason = reason
        self.unmet = unmet_rules or []
        super().__init__(reason)

    @property
    def reasons(self) -> list[str]:
        """Every reason, each a sentence for the person."""
        return [failure.reason for failure in self.unmet] or [self.reason]


@dataclass(frozen=True)
class Option:
    """A move that a person's roles allow from a record's state, with the rules it still fails.

    `barred` says why this person may not make it although their roles would allow it: separation of duties.
    """

    move: Move
    unmet: list[UnmetRule]
    barred: str = ""

    @property
    def possible(self) -> bool:
        """Whether the move can be made now, perhaps with explanations where the edition only advises."""
        return not self.barred and all(failure.explainable for failure in self.unmet)


def workflow_of(record: Record) -> Workflow:
    """Return the table of a record."""
    return tables()[record.workflow_name]


def state_of(record: Record) -> str:
    """Return the state of a record; `NEW` before it exists."""
    return record.state if record.pk else NEW


def options(record: Record, person: Any) -> list[Option]:
    """Return the moves that the person's roles allow from here, in the order of the table, with all that hinders."""
    held = wiring.roles_held(person, record)
    return [
        Option(row, unmet(needs_of(record, row), record), barred(record, row, person) or "")
        for row in workflow_of(record).moves
        if state_of(record) in row.source and any(map(held, row.who)) and row.belongs_to(record)
    ]


def needs_of(record: Record, row: Move) -> tuple[Rule, ...]:
    """Return the rules about what is there already: those of the table, then those of the apps above."""
    return row.needs + wiring.rules(event(record, row))


def event(record: Record, row: Move) -> str:
    """Return the name under which the wiring knows a move: `plan.submit`."""
    return f"{record.workflow_name}.{row.name}"


def refusal(record: Record, row: Move, person: Any) -> str | None:
    """Return the reason why this person may not make this move on this record, or `None`."""
    if row.who and not any(map(wiring.roles_held(person, record), row.who)):
        return f"Only {_in_words(row)} can do this."
    return barred(record, row, person)


def barred(record: Record, row: Move, person: Any) -> str | None:
    """Return why this person is barred from a move whatever their roles, or `None`."""
    return next((reason for bar in wiring.bars() if (reason := bar(person, record, row))), None)


def _in_words(row: Move) -> str:
    labels = sorted(role.label for role in row.who)
    return " or ".join(labels)


def check(record: Record, name: str, person: Any, *, explained: Facts | None = None, through: str = "") -> Move:
    """Return the row for a move, or refuse it.

    Raises:
        NotAllowed: if the person may not make it (403).
        NotPossible: if the state is wrong, or rules are not met and not explained (409).
    """
    row = reach(record, name, person, through)
    _met(record, row, needs_of(record, row) + row.checks, explained or {})
    return row


def reach(record: Record, name: str, person: Any, through: str = "") -> Move:
    """Return the row for a move that the person may make from the record's state, whether its rules are met or not.

    Raises:
        NotAllowed: if the person may not make it (403).
        NotPossible: if there is no such move or the state is wrong (409).
    """
    table = workflow_of(record)
    if name not in table:
        raise NotPossible(f"There is no such move as “{name}”.")
    row = table[name]
    if row.through != through:
        raise NotAllowed(_made_otherwise(row))
    if reason := refusal(record, row, person):
        raise NotAllowed(reason)
    if state_of(record) not in row.source:
        raise NotPossible(f"“{row.button}” is not possible: {_situation(record)}.")
    if row.under and (strange := unmet((row.under,), record)):
        raise NotPossible(f"“{row.button}” is not possible: {strange[0].reason}", strange)
    return row


def _made_otherwise(row: Move) -> str:
    return MADE_OTHERWISE.get(row.through, "This happens as part of something else and cannot be done by itself.")


def _situation(record: Record) -> str:
    if not record.pk:
        return "it has not begun"
    return f"the state is now “{workflow_of(record).states(record.state).label}”"


def _met(record: Record, row: Move, rules: tuple[Rule, ...], explained: Facts) -> list[UnmetRule]:
    """Return the advisory rules that an explanation stands in for; refuse every other failure."""
    failures = unmet(rules, record)
    excused = [failure for failure in failures if failure.explainable and explained.get(failure.rule.name)]
    if blocking := [failure for failure in failures if failure not in excused]:
        raise NotPossible(f"“{row.button}” is not possible yet.", blocking)
    return excused


def run(
    record: Record,
    name: str,
    *,
    by: Any,
    facts: Facts | None = None,
    children: Callable[[Any], None] | None = None,
    note: str = "",
    explanations: Mapping[str, str] | None = None,
    through: str = "",
    signatory: Any = None,
    effective_on: date | None = None,
    attached: Sequence[Upload] = (),
) -> Entry:
    """Make a move on a record and return its history entry.

    Args:
        record: the record; one that is not saved yet for a move from `NEW`.
        name: the move, as the table names it.
        by: the person who acts.
        facts: field values to set on the record.
        children: called with the saved record to write rows that belong to it; what it reads is locked.
        note: the reason given, required where the row says so.
        explanations: why an advisory rule was departed from, by rule name.
        through: the workflow that makes this move as part of its own.
        signatory: who signs, where it is not the person who acts.
        effective_on: from when the move has effect; today unless given.
        attached: documents given with the move, which become part of its entry.

    Raises:
        NotAllowed, NotPossible: as for `check`.
    """
    with _undone_if_refused(record), transaction.atomic():
        chain = history.lock(record.chain)
        if record.pk:
            _reread(record)
        row = reach(record, name, by, through)
        if row.note and not note.strip():
            raise NotPossible("Give the reason.")
        source = state_of(record)
        for field, value in (facts or {}).items():
            setattr(record, field, value)
        if source == NEW and (reason := barred(record, row, by)):
            raise NotAllowed(reason)  # what a beginning is about was not known before its facts
        # Before the row is written: a constraint of the table would refuse too, but without saying why.
        excused = _met(record, row, needs_of(record, row), explanations or {})
        _write(record, row.target, children)
        excused += _met(record, row, row.checks, explanations or {})
        given = Given(facts or {}, note, {one.rule.name: (explanations or {})[one.rule.name] for one in excused})
        entry = history.append(
            chain,
            workflow=record.workflow_name,
            record_id=record.pk,
            move=row.name,
            source=source,
            target=row.target,
            actor_id=by.actor_id,
            signatory_id=getattr(signatory, "actor_id", None),
            effective_on=effective_on or clock.today(),
            facts=given.plain(record) | attachments.facts_of(attached),
            texts=given.texts(record),
        )
        attachments.attach(entry, attached)
        _follow(record, row, entry)
    return entry


def _follow(record: Record, row: Move, entry: Entry) -> None:
    """Do what a move brings with it, in its own transaction: clocks, what stands above, notices."""
    deadlines.follow(record, row, entry)
    for follower in wiring.followers(event(record, row)):
        follower(record, entry)
    notices.tell(record, row, entry)


@dataclass(frozen=True)
class Given:
    """What a move brought: facts, the reason, and explanations of advice that was departed from."""

    facts: Facts
    note: str
    explanations: Mapping[str, str]

    def plain(self, record: Record) -> dict[str, object]:
        """Return the facts that go into the payload as they are: dates, numbers, choices and keys, never free text."""
        return {
            name: value.pk if isinstance(value, models.Model) else value
            for name, value in self.facts.items()
            if not _is_text(record, name, value)
        }

    def texts(self, record: Record) -> dict[str, str]:
        """Return the words that are kept apart, so that they can be erased."""
        found = {name: str(value) for name, value in self.facts.items() if _is_text(record, name, value)}
        found |= {f"{EXPLAINED}{name}": text for name, text in self.explanations.items()}
        return found | ({"note": self.note.strip()} if self.note.strip() else {})


@contextmanager
def _undone_if_refused(record: Record) -> Iterator[None]:
    """Give the record in memory its key and state back when the transaction is rolled back."""
    key, state = record.pk, record.state
    try:
        yield
    except (NotAllowed, NotPossible, ValidationError):
        record.pk, record.state = key, state
        raise


def _reread(record: Record) -> None:
    """Lock the record's row and read it again, so that what is decided rests on what is there now."""
    type(record)._default_manager.select_for_update().get(pk=record.pk)
    record.refresh_from_db()


def _write(record: Record, state: str, children: Callable[[Any], None] | None) -> None:
    record.state = state
    record.full_clean(validate_constraints=False)
    record.save()
    if children:
        children(record)


def _is_text(record: Record, name: str, value: object) -> bool:
    field = record._meta.get_field(name)
    return isinstance(value, str) and isinstance(field, models.CharField | models.TextField) and not field.choices
