"""Mergers of providers, recorded by a case officer as in the portal."""

from datetime import date

from accounts.models import Organisation, User
from accounts.roles import CASE_OFFICER
from engagement.mergers import services
from engagement.models import Merger
from lifecycle import clock
from lifecycle.engine import run
from tests.factories.accounts import holder
from tests.factories.engagement import provider

SOURCE = "https://www.gov.uk/government/publications/example-merger"


def merger(
    predecessor: Organisation | None = None,
    successor: Organisation | None = None,
    *,
    since: date | None = None,
    by: User | None = None,
) -> Merger:
    """Record that a provider became part of another, today unless said."""
    one, other = predecessor or provider(), successor or provider()
    made = services.new_merger(one.provider)
    services.record(
        made,
        by=by or holder(CASE_OFFICER),
        successor=other.provider,
        since=since or clock.today(),
        source=SOURCE,
        note="The governors of both agreed.",
    )
    return made


def withdraw(made: Merger) -> None:
    """Withdraw a merger that was recorded by mistake."""
    run(made, "withdraw", by=holder(CASE_OFFICER), note="It was another college.")
