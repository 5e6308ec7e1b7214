"""Recording that a provider became part of another."""

from datetime import date
from typing import Any

from django.db import transaction

from accounts.roles import ScopeKind
from accounts.selectors import nation
from accounts.services import scope_of
from engagement.models import Merger
from engagement.services import organisation_for_provider
from lifecycle import clock, deadlines, history
from lifecycle.engine import run
from lifecycle.models import Entry
from lifecycle.selectors import open_deadlines
from reference.models import Provider


def new_merger(predecessor: Provider) -> Merger:
    """Return an unsaved merger of a provider, whose place and history are opened when it is recorded."""
    return Merger(predecessor=predecessor)


@transaction.atomic
def record(merger: Merger, *, by: Any, successor: Provider, since: date, source: str, note: str) -> Entry:
    """Record from which day a provider is part of another, where that is said and why; its open duties end."""
    history.lock(nation().chain)  # two mergers at once would not see the circle that they make together
    merger.chain = scope_of(organisation_for_provider(merger.predecessor), ScopeKind.PROVIDER).chain
    facts = {
        "predecessor": merger.predecessor,
        "successor": successor,
        "since": since,
        "source": source,
        "recorded_on": clock.today(),
    }
    entry = run(merger, "record", by=by, facts=facts, note=note, effective_on=since)
    for deadline in open_deadlines([merger.chain]):
        deadlines.close(deadline, entry, fulfilled=False)
    return entry
