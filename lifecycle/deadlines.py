"""Starting and stopping clocks as the tables say, for as long as the record's edition says."""

from datetime import date
from typing import Any

from lifecycle.guidance_content import ClockRule
from lifecycle.models import Deadline, Entry, Record
from lifecycle.workflow import Move


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
    owner = {"workflow": record.workflow_name, "record_id": str(record.pk), "edition": record.edition}
    return _write(rule, anchor, 1, entry, chain=record.chain, **owner)


def fulfil(record: Record, name: str, entry: Entry) -> None:
    """Close the open deadline of a clock as fulfilled; a repeating clock goes on with its next period."""
    for deadline in filter(record.fulfils, _open(record, name)):
        _close(deadline, entry, fulfilled=True)
        rule = deadline.edition.clock_rule(name)
        if rule and rule.repeats:
            owner = {name: getattr(deadline, name) for name in ("chain", "workflow", "record_id", "edition")}
            _write(rule, deadline.anchor, deadline.number + 1, entry, **owner)


def end(record: Record, name: str, entry: Entry) -> None:
    """Close the open deadline of a clock because the duty falls away."""
    for deadline in _open(record, name):
        _close(deadline, entry, fulfilled=False)


def _open(record: Record, name: str) -> list[Deadline]:
    return list(Deadline.objects.filter(chain=record.chain, clock=name, closed_by=None).select_related("edition"))


def _close(deadline: Deadline, entry: Entry, *, fulfilled: bool) -> None:
    deadline.closed_by, deadline.closed_on, deadline.fulfilled = entry, entry.effective_on, fulfilled
    deadline.save(update_fields=["closed_by", "closed_on", "fulfilled"])


def _write(rule: ClockRule, anchor: date, number: int, entry: Entry, **owner: Any) -> Deadline:
    """Write the deadline of one period; a repeating clock is due at its anchor and a whole number of periods."""
    return Deadline.objects.create(
        clock=rule.name,
        force=Deadline.Force[rule.force.name],
        source=rule.source,
        title=f"{rule.title} {number}" if rule.repeats else rule.title,
        anchor=anchor,
        number=number,
        due_on=rule.period.after(anchor, number),
        started_by=entry,
        **owner,
    )
