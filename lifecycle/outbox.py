"""The outbox: written once for each person and event, sent after the commit, tried again until it is accepted."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F

from lifecycle import clock, seals
from lifecycle.models import Entry, Message, Reminder
from lifecycle.nudges import nudge
from lifecycle.workflow import Recipient

logger = logging.getLogger(__name__)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)


def put(
    recipients: Iterable[Recipient],
    *,
    subject: str,
    body: str,
    link: str = "",
    entry: Entry | None = None,
    kind: Message.Kind = Message.Kind.NEWS,
    force: str = "",
) -> list[Message]:
    """Write a message for each recipient and nudge a worker once the transaction is committed.

    `force` says of a duty how strongly it binds, in the words of `Deadline.Force`. A recipient with a page of their own
    gets its address in place of `link`, sealed when the message is sent.

    Raises:
        ValueError: if a duty does not say how strongly it binds, or something else does.
    """
    if (kind == Message.Kind.DUTY) != bool(force):
        raise ValueError("A duty, and nothing else, says how strongly it binds.")
    told = [(to, getattr(to, "own_link", "")) for to in recipients]
    return post(
        Message(
            actor_id=to.actor_id,
            address=to.address,
            entry=entry,
            kind=kind,
            force=force,
            subject=subject,
            body=body,
            link=own or link,
            sealed=bool(own),
        )
        for to, own in told
    )


def post(messages: Iterable[Message]) -> list[Message]:
    """Write messages, each with words of its own, and nudge a worker once the transaction is committed."""
    written = Message.objects.bulk_create(messages)
    if written:
        transaction.on_commit(_nudge)
    return written


def _nudge() -> None:
    from lifecycle.tasks import deliver_outbox

    nudge(deliver_outbox)


def deliver(limit: int = 200) -> int:
    """Send the messages that are due, each at least once; return how many were accepted.

    A reminder whose duty ended, or whose date moved, while it waited is not sent any more.
    """
    due = Message.objects.filter(sent_at=None, next_attempt_at__lte=clock.now()).exclude(address="")
    due = due.exclude(reference__in=Reminder.objects.dropped().values("message"))
    return sum(_claim(message) and _deliver(message) for message in due.order_by("id")[:limit])


def _claim(message: Message) -> bool:
    """Take a message for this worker by moving its next attempt; one that another worker took is left to it."""
    wait = min(FIRST_WAIT * 2**message.attempts, LONGEST_WAIT)
    claimed = Message.objects.filter(pk=message.pk, sent_at=None, next_attempt_at=message.next_attempt_at).update(
        attempts=F("attempts") + 1, next_attempt_at=clock.now() + wait
    )
    return claimed == 1


def _deliver(message: Message) -> bool:
    """Send a claimed message outside any transaction and record the result."""
    try:
        _send(message)
    except (SMTPException, OSError) as error:
        logger.warning("Message %s was not accepted: %s", message.reference, error)
        Message.objects.filter(pk=message.pk).update(last_error=str(error)[:500])
        return False
    Message.objects.filter(pk=message.pk).update(sent_at=clock.now(), last_error="")
    return True


def _send(message: Message) -> None:
    path = f"{message.link}{seals.seal_of(message.link)}/" if message.sealed else message.link
    link = f"\n\n{settings.SERVICE_URL}{path}" if path else ""
    prefix = "[Demonstration] " if settings.DEMONSTRATION else ""
    EmailMessage(
        subject=f"{prefix}{message.subject}",
        body=f"{message.body}{link}\n",
        to=[message.address],
        headers={"X-Reference": str(message.reference)},
    ).send()
