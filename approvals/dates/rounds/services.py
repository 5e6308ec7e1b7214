"""Writes about rounds of dates, and the long work that enters them."""

from datetime import date
from typing import Any

from accounts.models import Scope
from approvals.dates import services as dates
from approvals.dates.rounds import selectors
from approvals.models import DateRound, DateRoundState
from lifecycle import jobs
from lifecycle.engine import NotPossible, run
from lifecycle.models import Edition, Entry

KIND_OF_JOB = "dates.round"


def new_round(place: Scope) -> DateRound:
    """Return an unsaved round for the nation, in its history."""
    return DateRound(chain=place.chain)


def open_round(
    record: DateRound,
    *,
    by: Any,
    name: str,
    edition: Edition,
    kind: str,
    places: str,
    due_on: date,
    note: str,
    demonstration: bool = False,
) -> Entry:
    """Open a round and ask for the long work that enters its date for each place."""
    facts = {"name": name, "edition": edition, "kind": kind, "places": places, "due_on": due_on}
    facts |= {"demonstration": demonstration}
    return run(record, "open", by=by, facts=facts, children=lambda held: _ask(held, by), note=note)


def go_on(record: DateRound, *, by: Any) -> Entry:
    """Enter the date for the places that lack it: designated since, or passed over."""
    return run(record, "go_on", by=by, children=lambda held: _ask(held, by))


def enter_everywhere(progress: jobs.Progress, *, round: int) -> None:
    """Enter the date of a round for each place that lacks it; done twice, each still has one.

    A place that refuses, because it has a date of its own, is passed over, and the page of the round says so.
    """
    record = DateRound.objects.select_related("edition").get(pk=round)
    entered = set(selectors.entered_in(record).values_list("scope_id", flat=True))
    lacking = [scope for scope in selectors.places_of_round(record) if scope.pk not in entered]
    progress.step(0, len(lacking))
    for done, scope in enumerate(lacking, start=1):
        if record.state == DateRoundState.OPEN:
            _enter(record, scope, by=progress.job.requested_by.user)
        progress.step(done, len(lacking))


def _enter(record: DateRound, scope: Scope, *, by: Any) -> None:
    try:
        dates.enter_with_round(dates.new_date(scope), by=by, round=record)
    except NotPossible:
        return


def _ask(record: DateRound, by: Any) -> None:
    record.job = jobs.request(KIND_OF_JOB, by_actor=by.actor_id, arguments={"round": record.pk})
    record.save(update_fields=["job"])
