"""Starting and stopping clocks as the tables say, for as long as the record's edition says or the department set."""

from dataclasses import dataclass
from datetime import date

from lifecycle.guidance_content import ClockRule
from lifecycle.models import Chain, Deadline, Edition, Entry, Record
from lifecycle.periods import Period
from lifecycle.workflow import Move


@dataclass(frozen=True)
class Owner:
    """Whose duty it is: the history it lies in, the record that it began with, and the edition it began under."""

    chain: Chain
    workflow: str
    record_id: str
    edition: Edition

    @classmethod
    def of(cls, record: Record) -> "Owner":
        """Return a record as the owner of a duty."""
        return cls(record.chain, record.workflow_name, str(record.pk), record.edition)


@dataclass(frozen=True)
class Duty:
    """What is due: under which name, how strongly it binds, from which day, and after which period it is due again."""

    clock: str
    title: str
    force: Deadline.Force
    source: str
    anchor: date
    every: str = ""

    @classmethod
    def under(cls, rule: ClockRule, anchor: date) -> "Duty":
        """Return the duty that a clock of an edition sets from a day."""
        force = Deadline.Force[rule.force.name]
        return cls(rule.name, rule.title, force, rule.source, anchor, rule.period.iso if rule.repeats else "")

    @classmethod
    def going_on(cls, deadline: Deadline) -> "Duty":
        """Return the duty of which a deadline is one period."""
        title = deadline.title.removesuffix(f" {deadline.number}")
        force = Deadline.Force(deadline.force)
        return cls(deadline.clock, title, force, deadline.source, deadline.anchor, deadline.every)


def follow(record: Record, row: Move, entry: Entry) -> None:
    """Start, stop and end the clocks that a move names."""
    for name in row.stops:
        fulfil(record, name, entry)
    for name in row.ends:
        end(record, name, entry)
    for starting in row.starts:
        start(record, starting.clock, getattr(record, starting.since), entry)


def start(record: Record, name: str, anchor: date, entry: Entry) -> Deadline | None:
    """Write the first deadline of a clock; `None` where the record's edition sets no such duty."""
    rule = record.edition.clock_rule(name)
    if rule is None:
        return None
    return write(Duty.under(rule, anchor), rule.period.after(anchor), entry, owner=Owner.of(record))


def fulfil(record: Record, name: str, entry: Entry) -> None:
    """Close the open deadline of a clock as fulfilled; a repeating clock goes on with its next period."""
    for deadline in filter(record.fulfils, _open(record, name)):
        close(deadline, entry, fulfilled=True)


def end(record: Record, name: str, entry: Entry) -> None:
    """Close the open deadline of a clock because the duty falls away."""
    for deadline in _open(record, name):
        close(deadline, entry, fulfilled=False)


def write(duty: Duty, due_on: date, entry: Entry, *, owner: Owner, number: int = 1) -> Deadline:
    """Write the deadline of one period of a duty."""
    return Deadline.objects.create(
        clock=duty.clock,
        title=f"{duty.title} {number}" if duty.every else duty.title,
        force=duty.force,
        source=duty.source,
        anchor=duty.anchor,
        every=duty.every,
        number=number,
        due_on=due_on,
        first_due_on=due_on,
        started_by=entry,
        chain=owner.chain,
        workflow=owner.workflow,
        record_id=owner.record_id,
        edition=owner.edition,
    )


def close(deadline: Deadline, entry: Entry, *, fulfilled: bool) -> None:
    """Close a deadline; one that repeats and was fulfilled is due again at its anchor and a whole number of periods."""
    deadline.closed_by, deadline.closed_on, deadline.fulfilled = entry, entry.effective_on, fulfilled
    deadline.revision += 1
    deadline.save(update_fields=["closed_by", "closed_on", "fulfilled", "revision"])
    if fulfilled and deadline.every:
        number = deadline.number + 1
        due_on = Period.parse(deadline.every).after(deadline.anchor, number)
        owner = Owner(deadline.chain, deadline.workflow, deadline.record_id, deadline.edition)
        write(Duty.going_on(deadline), due_on, entry, owner=owner, number=number)


def change(deadline: Deadline, due_on: date, entry: Entry) -> None:
    """Move the due date of an open deadline by an act; its anchor, and so the rhythm of its clock, stays."""
    deadline.due_on, deadline.changed_by = due_on, entry
    deadline.revision += 1
    deadline.save(update_fields=["due_on", "changed_by", "revision"])


def _open(record: Record, name: str) -> list[Deadline]:
    found = Deadline.objects.filter(chain=record.chain, clock=name, closed_by=None)
    return list(found.select_related("edition", "chain"))
