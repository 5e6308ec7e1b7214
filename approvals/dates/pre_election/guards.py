"""What must hold for a pre-election period, and what such a period bars."""

from datetime import date, timedelta
from typing import Any

from approvals.dates.pre_election import selectors
from approvals.models import PreElectionPeriod
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day

SOURCE = "Pre-election period set by the department"


@rule("Good administration", Force.LOCAL)
def it_ends_after_it_begins(period: PreElectionPeriod) -> str | None:
    """A period ends on the day on which it begins, or later."""
    if period.begins_on is None or period.begins_on <= period.ends_on:
        return None
    return f"It begins on {day(period.begins_on)} and cannot end before, on {day(period.ends_on)}."


@rule("Good administration", Force.LOCAL)
def it_is_not_over(period: PreElectionPeriod) -> str | None:
    """A period is set, changed or withdrawn before it is over: what was barred stays a fact."""
    if period.ends_on is None or period.ends_on >= clock.today():
        return None
    return f"{day(period.ends_on)}, its last day, is in the past."


@rule("Good administration", Force.LOCAL)
def no_other_period_overlaps(period: PreElectionPeriod) -> str | None:
    """Each day lies in one period at most, so that everybody reads one reason and one end."""
    if period.begins_on is None or period.ends_on < period.begins_on:
        return None
    other = selectors.periods_between(period.begins_on, period.ends_on).exclude(pk=period.pk).first()
    if other is None:
        return None
    return (
        f"{other.election} has the period from {day(other.begins_on)} to {day(other.ends_on)}. Change that one instead."
    )


@rule(SOURCE, Force.LOCAL)
def no_pre_election_period_bars_the_plan(record: Any) -> str | None:
    """No plan is published in a pre-election period. Approving it is not barred."""
    return _barred(record.published_on, notices=False)


@rule(SOURCE, Force.LOCAL)
def no_pre_election_period_bars_the_notice(record: Any) -> str | None:
    """No notice of designation is published in a pre-election period that bars notices."""
    return _barred(record.published_on, notices=True)


def _barred(published_on: date | None, *, notices: bool) -> str | None:
    """Return why publication is barred today, or was on the day that is given for it."""
    for on in dict.fromkeys((clock.today(), published_on or clock.today())):
        if found := selectors.period_on(on, notices=notices):
            return (
                f"Publication is barred from {day(found.begins_on)} to {day(found.ends_on)} ({found.election}). "
                f"A publisher can go on from {day(found.ends_on + timedelta(days=1))}."
            )
    return None
