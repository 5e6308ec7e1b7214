"""Who carries the mail: what a carrier is handed, what it answers, and which one is configured."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from django.conf import settings


@dataclass(frozen=True)
class Letter:
    """What a carrier is handed; `reference` stays the same however often it is handed over."""

    reference: str
    address: str
    subject: str
    body: str


class Outcome(StrEnum):
    """What became of a letter, as far as its carrier knows."""

    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    NO_SUCH_ADDRESS = "no such address"
    NOT_TAKEN = "not taken"


@dataclass(frozen=True)
class Receipt:
    """A carrier's answer: its own number for the letter, where it can be asked again, and what became of it."""

    outcome: Outcome
    number: str = ""
    detail: str = ""


class BadAddress(Exception):
    """The address cannot receive mail, now or later."""


class NotTaken(Exception):
    """This one letter was not taken now; another may be."""


class Unreachable(Exception):
    """The carrier takes nothing now: it is down, too busy, or refuses the portal itself."""


class Carrier(Protocol):
    """Somebody who carries letters; each of these may raise `Unreachable`."""

    def send(self, letter: Letter) -> Receipt:
        """Hand a letter over; may also raise `BadAddress` and `NotTaken`."""

    def find(self, reference: str) -> Receipt | None:
        """Return what became of a letter that was perhaps handed over before, or `None` where that is not known."""

    def ask(self, number: str) -> Receipt | None:
        """Return what became of a letter by its number, or `None` where the carrier no longer says."""


def configured() -> Carrier:
    """Return GOV.UK Notify where it is configured, or else Django's mail: a server, or files in a folder."""
    from lifecycle.outbox.notify import Notify
    from lifecycle.outbox.posting import DjangoMail

    if settings.NOTIFY_KEY:
        return Notify(settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE, settings.NOTIFY_URL)
    return DjangoMail()
