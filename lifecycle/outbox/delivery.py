"""Sending what is due: claimed by one worker, looked up before it is handed over again, tried until it is accepted."""

import logging
from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet

from lifecycle import clock, seals
from lifecycle.models import Correspondence, Message, Reminder
from lifecycle.outbox import receipts
from lifecycle.outbox.carriers import BadAddress, Carrier, Letter, NotTaken, Outcome, Receipt, Unreachable, configured

logger = logging.getLogger(__name__)
# Longer than any carrier is waited for, so that no other worker takes a message that this one still hands over.
LEASE = timedelta(minutes=10)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
KNOWN_TO_FAIL = "Mail to this address failed before. It is sent once the address is corrected."


def deliver(limit: int = 200) -> int:
    """Send the messages that are due, each at least once; return how many were accepted.

    Where the carrier takes nothing at all, the rest waits for the next run without a mark against it.
    """
    carrier, accepted = configured(), 0
    due = waiting().filter(next_attempt_at__lte=clock.now())
    for message in due.order_by("id")[:limit]:
        if not _claim(message):
            continue
        try:
            accepted += _deliver(carrier, message)
        except Unreachable as error:
            logger.warning("Message %s was not accepted: %s", message.reference, error)
            _wait(message, str(error))
            break
    return accepted


def waiting() -> QuerySet[Message]:
    """Return the messages that are to be sent: not a reminder whose duty ended, or whose date moved, meanwhile."""
    dropped = Reminder.objects.dropped().values("message")
    return Message.objects.filter(status=Message.Status.WAITING).exclude(reference__in=dropped)


def _claim(message: Message) -> bool:
    """Take a message for this worker by moving its next attempt; one that another worker took is left to it."""
    claimed = Message.objects.filter(
        pk=message.pk, status=Message.Status.WAITING, next_attempt_at=message.next_attempt_at
    ).update(attempts=F("attempts") + 1, next_attempt_at=clock.now() + LEASE)
    return claimed == 1


def _deliver(carrier: Carrier, message: Message) -> bool:
    """Hand a claimed message over outside any transaction and record the answer; say whether it was accepted."""
    if Correspondence.objects.filter(actor=message.actor_id, failing_address__iexact=message.address).exists():
        return receipts.record(message, Receipt(Outcome.NO_SUCH_ADDRESS, detail=KNOWN_TO_FAIL))
    try:
        receipt = _handed_over_before(carrier, message) or carrier.send(letter_of(message))
    except BadAddress as error:
        return receipts.record(message, Receipt(Outcome.NO_SUCH_ADDRESS, detail=str(error)))
    except NotTaken as error:
        if receipts.is_given_up(message):
            return receipts.record(message, Receipt(Outcome.NOT_TAKEN, detail=str(error)))
        _wait(message, str(error))
        return False
    return receipts.record(message, receipt)


def _handed_over_before(carrier: Carrier, message: Message) -> Receipt | None:
    """Ask the carrier for a message that was tried before: a worker may have been killed before it wrote the answer."""
    return carrier.find(message.carrier_reference) if message.attempts else None


def _wait(message: Message, reason: str) -> None:
    """Put a claimed message off, for longer each time."""
    wait = min(FIRST_WAIT * 2 ** min(message.attempts, 20), LONGEST_WAIT)
    Message.objects.filter(pk=message.pk, status=Message.Status.WAITING).update(
        next_attempt_at=clock.now() + wait, last_error=reason[:500]
    )


def letter_of(message: Message) -> Letter:
    """Return what is handed over for a message: its text with its link, sealed where it is to be."""
    path = f"{message.link}{seals.seal_of(message.link)}/" if message.sealed else message.link
    link = f"\n\n{settings.SERVICE_URL}{path}" if path else ""
    label = f"{message.label}. " if message.kind == Message.Kind.DUTY else ""
    prefix = "[Demonstration] " if settings.DEMONSTRATION else ""
    return Letter(
        reference=message.carrier_reference,
        address=message.address,
        subject=f"{prefix}{message.subject}",
        body=f"{label}{message.body}{link}\n",
    )
