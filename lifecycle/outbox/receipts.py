"""What became of a message after it was handed over: told by the carrier at once, when asked, or in a call back."""

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from lifecycle import clock
from lifecycle.models import Message
from lifecycle.outbox import addresses
from lifecycle.outbox.carriers import Outcome, Receipt, Unreachable, configured
from lifecycle.outbox.notify import receipt_of
from lifecycle.outbox.rounds import another_round

logger = logging.getLogger(__name__)
Status, Failure = Message.Status, Message.Failure
GIVEN_UP_AFTER = timedelta(days=5)
# Notify keeps what became of a mail for a week.
ASKED_FOR = timedelta(days=7)
ASKED_FIRST, ASKED_LAST = timedelta(minutes=5), timedelta(hours=6)


@transaction.atomic
def record(message: Message, receipt: Receipt) -> bool:
    """Write down what became of a message in the round in which it was handed over; say whether it was accepted.

    What is written already is not undone: an answer that comes late or twice changes nothing.
    """
    held = Message.objects.filter(pk=message.pk, round=message.round, status__in=[Status.WAITING, Status.SENT])
    now = clock.now()
    accepted = {"sent_at": message.sent_at or now, "receipt": receipt.number or message.receipt, "last_error": ""}
    if receipt.outcome == Outcome.ACCEPTED:
        return bool(held.update(status=Status.SENT, next_attempt_at=_asked_again(message, now), **accepted))
    if receipt.outcome == Outcome.DELIVERED:
        return bool(held.update(status=Status.DELIVERED, delivered_at=now, **accepted))
    if receipt.outcome == Outcome.NO_SUCH_ADDRESS:
        if held.update(**_failed(Failure.ADDRESS, receipt, now)):
            addresses.mark_failing(message, receipt.detail)
    elif is_given_up(message):
        held.update(**_failed(Failure.MAILBOX, receipt, now))
    else:
        held.update(**another_round(now + ASKED_LAST), last_error=receipt.detail[:500])
    return False


def is_given_up(message: Message) -> bool:
    """Say whether a message that its mailbox does not take has been tried for long enough."""
    return message.waiting_since < clock.now() - GIVEN_UP_AFTER


def _failed(failure: Message.Failure, receipt: Receipt, now: datetime) -> dict[str, Any]:
    # What came back was not sent: a duty to notify somebody rests on `sent_at`.
    return {
        "status": Status.FAILED,
        "failure": failure,
        "failed_at": now,
        "sent_at": None,
        "last_error": receipt.detail[:500],
    }


def _asked_again(message: Message, now: datetime) -> datetime:
    """Return when a carrier is asked next: soon after it took a message, and then at twice its age."""
    age = now - (message.sent_at or now)
    return now + min(max(age, ASKED_FIRST), ASKED_LAST)


def ask_for_receipts(limit: int = 200) -> int:
    """Ask the carrier what became of messages that it took; return how many are settled."""
    carrier, settled = configured(), 0
    due = Message.objects.filter(status=Status.SENT, next_attempt_at__lte=clock.now()).exclude(receipt="")
    for message in due.filter(sent_at__gte=clock.now() - ASKED_FOR).order_by("next_attempt_at", "id")[:limit]:
        try:
            receipt = carrier.ask(message.receipt)
        except Unreachable as error:
            logger.warning("What became of mail is not known: %s", error)
            break
        record(message, receipt or Receipt(Outcome.ACCEPTED))
        settled += bool(receipt and receipt.outcome != Outcome.ACCEPTED)
    return settled


def take_callback(said: dict[str, Any]) -> bool:
    """Write down what Notify says by itself of a message; say whether the message is known.

    A call back for a round that is over, and one without our reference, is known of nothing.
    """
    reference, _, round = str(said.get("reference") or "").partition(".")
    try:
        message = Message.objects.filter(reference=uuid.UUID(reference), round=int(round)).first()
    except ValueError:
        return False
    if message is None:
        return False
    record(message, receipt_of(said))
    return True
