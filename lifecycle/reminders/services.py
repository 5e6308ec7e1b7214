"""Sending reminders: the row of the ledger first, then the message, both in one transaction."""

import logging
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import transaction

from lifecycle import clock, outbox
from lifecycle.models import Deadline, Message, Reminder
from lifecycle.reminders import selectors, wording
from lifecycle.reminders.hours import is_office_hour
from lifecycle.workflow import Recipient

logger = logging.getLogger(__name__)
AT_ONCE = 200  # deadlines in one transaction, so that a move on one of them never waits long


def remind() -> int:
    """Put every reminder that is due into the outbox, in office hours only, and return how many.

    Run twice, run late or killed, it neither repeats nor loses one: what is in the ledger is left alone, and what is
    not is still due an hour later.
    """
    if not is_office_hour(clock.now()):
        return 0
    due = selectors.due_on_day(clock.today())
    sent = sum(_send(batch) for batch in _batches(due))
    if sent:
        logger.info("%s reminders were put into the outbox.", sent)
    return sent


def _batches(due: list[selectors.Due]) -> Iterator[list[selectors.Due]]:
    waiting = iter(due)
    while batch := list(islice(waiting, AT_ONCE)):
        yield batch


@transaction.atomic
def _send(batch: list[selectors.Due]) -> int:
    """Claim the reminders of some deadlines and write their messages; return how many were claimed here."""
    still = _still_due(batch)
    due = [one for one in batch if one.deadline.pk in still]
    wanted = {uuid.uuid4(): _Wanted(one, *told) for one in due for told in one.told}
    rows = [row for one in due for row in _rows_for_nobody(one)]
    rows += [one.row(reference) for reference, one in wanted.items()]
    # Whoever writes a row first has it: another worker's row stays, and ours is left out.
    Reminder.objects.bulk_create(rows, ignore_conflicts=True)
    ours = set(Reminder.objects.filter(message__in=list(wanted)).values_list("message_id", flat=True))
    links = wording.links([one.due.deadline for reference, one in wanted.items() if reference in ours])
    outbox.post(one.message(reference, links) for reference, one in wanted.items() if reference in ours)
    return len(ours)


@dataclass(frozen=True)
class _Wanted:
    """A reminder that is wanted of one person; `reference` is that of its message."""

    due: selectors.Due
    person: Recipient
    escalated: bool

    def row(self, reference: uuid.UUID) -> Reminder:
        who = {"recipient_id": self.person.actor_id, "escalated": self.escalated}
        return _row(self.due, self.due.offset, message_id=reference, **who)

    def message(self, reference: uuid.UUID, links: dict[int, str]) -> Message:
        deadline = self.due.deadline
        subject, body = wording.text_of(self.due, escalated=self.escalated)
        return Message(
            reference=reference,
            actor_id=self.person.actor_id,
            address=self.person.address,
            kind=Message.Kind.DUTY,
            force=deadline.force,
            subject=subject,
            body=body,
            link=links.get(deadline.pk, ""),
        )


def _still_due(batch: list[selectors.Due]) -> set[int]:
    """Lock the deadlines and return those that are open and due on the same day as when they were chosen."""
    chosen = {due.deadline.pk: due.deadline.due_on for due in batch}
    held = Deadline.objects.select_for_update().filter(pk__in=chosen, closed_by=None).order_by("pk")
    return {pk for pk, due_on in held.values_list("pk", "due_on") if due_on == chosen[pk]}


def _rows_for_nobody(due: selectors.Due) -> list[Reminder]:
    """Return the rows of the windows that pass without a reminder: overtaken, or with nobody to tell."""
    passed = [_row(due, offset, overtaken=True) for offset in due.overtaken]
    return passed if due.told else [*passed, _row(due, due.offset)]


def _row(due: selectors.Due, offset: int, **fields: Any) -> Reminder:
    return Reminder(deadline=due.deadline, due_on=due.deadline.due_on, offset=offset, claimed_at=clock.now(), **fields)
