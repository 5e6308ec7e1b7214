"""Addresses to which mail fails: marked once, told to whoever can mend them, and tried again once mended."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from lifecycle import clock, wiring
from lifecycle.models import Correspondence, Deadline, Message
from lifecycle.outbox.rounds import another_round
from lifecycle.outbox.writing import nudge_a_worker, put
from lifecycle.workflow import Addressee, Recipient


def mark_failing(message: Message, reason: str) -> None:
    """Mark the address of a message as failing, and tell its owner and those who can mend it, once for each address."""
    known, _ = Correspondence.objects.get_or_create(actor_id=message.actor_id)
    if known.failing_address.lower() == message.address.lower():
        return
    known.failing_address, known.failing_since, known.failing_reason = message.address, clock.now(), reason
    known.save(update_fields=["failing_address", "failing_since", "failing_reason"])
    owner = Addressee(message.actor_id, address="")
    _tell([owner], message, "mail/your_address_fails.txt", link=reverse("your_mail"), kind=Message.Kind.ACCOUNT)
    menders: Iterable[Recipient] = (wiring.answer("menders_of_address") or _nobody)(message.actor_id)
    others = [one for one in menders if one.actor_id != message.actor_id]
    duty = {"kind": Message.Kind.DUTY, "force": Deadline.Force.LOCAL}
    _tell(others, message, "mail/address_fails.txt", link=reverse("failed_addresses"), **duty)


def _nobody(actor_id: Any) -> list[Recipient]:
    return []


def _tell(recipients: list[Any], message: Message, template: str, **given: Any) -> None:
    text = render_to_string(template, {"message": message, "name": str(message.actor)}).strip()
    subject, _, body = text.partition("\n")
    put(recipients, subject=subject[:200], body=body.strip(), **given)


@transaction.atomic
def write_to(known: Correspondence, address: str, *, sign_in: str, by: Any) -> None:
    """Send notices to an address from now on, and anew what failed; `sign_in` is the one the person signs in with."""
    another = address.lower() != sign_in.lower()
    given = (by.actor_id, clock.now()) if another else (None, None)
    _write(known, address=address if another else "", address_given_by_id=given[0], address_given_at=given[1])
    Message.objects.filter(actor=known.actor_id, sealed=False, status=Message.Status.WAITING).update(address=address)
    _unread_failures(known).filter(sealed=False).update(address=address)
    try_again(known)


@transaction.atomic
def try_again(known: Correspondence) -> None:
    """Send anew what failed and its owner has not read in the portal; the address counts as working until it fails."""
    _write(known, failing_address="", failing_since=None, failing_reason="")
    if _unread_failures(known).update(**another_round(clock.now()), waiting_since=clock.now(), last_error=""):
        transaction.on_commit(nudge_a_worker)


def _write(known: Correspondence, **facts: Any) -> None:
    """Write facts of how somebody is written to, of whom nothing may have been written yet."""
    Correspondence.objects.update_or_create(actor_id=known.actor_id, defaults=facts)


def _unread_failures(known: Correspondence) -> Any:
    return Message.objects.filter(actor=known.actor_id, status=Message.Status.FAILED, read_at=None)
