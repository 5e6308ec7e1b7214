"""Writing into the outbox, in the transaction of what a message tells of."""

from collections.abc import Iterable

from django.db import transaction

from lifecycle.models import Correspondence, Entry, Message
from lifecycle.nudges import nudge
from lifecycle.workflow import Recipient

Status = Message.Status


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
    """Write messages, each with words of its own, and nudge a worker once the transaction is committed.

    Each goes where its recipient is written to, and news waits for the digest of whoever chose one.
    """
    told = list(messages)
    known = Correspondence.objects.in_bulk({message.actor_id for message in told})
    for message in told:
        _address(message, known.get(message.actor_id))
    written = Message.objects.bulk_create(told)
    if any(message.status == Status.WAITING for message in written):
        transaction.on_commit(nudge_a_worker)
    return written


def _address(message: Message, known: Correspondence | None) -> None:
    """Say where a message goes and when; a sealed link opens something, so it goes only to whom it was made for."""
    if known and known.address and not message.sealed and message.address:
        message.address = known.address
    if not message.address:
        message.status = Status.PORTAL
    elif known and known.wants_digests and message.kind == Message.Kind.NEWS and not message.sealed:
        message.status = Status.GATHERED


def nudge_a_worker() -> None:
    """Ask a worker to send what is due; where the broker does not answer, the next sweep does."""
    from lifecycle.tasks import deliver_outbox

    nudge(deliver_outbox)
