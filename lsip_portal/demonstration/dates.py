"""Dates that the department moved and entered, in the demonstration."""

from datetime import date, timedelta

from accounts.models import Scope
from accounts.roles import CASE_OFFICER, PROVIDER_LEAD, ScopeKind
from accounts.selectors import nation, scopes_of
from approvals.dates import services
from approvals.dates.pre_election import services as pre_elections
from approvals.dates.rounds import services as rounds
from approvals.models import DateKind
from designations.selectors import designated_on
from lifecycle import clock
from lifecycle.models import Deadline
from lifecycle.selectors import current_edition, open_deadlines
from lsip_portal.demonstration.cast import Cast

WHY_MOVED = "Demonstration: the survey of employers closes two weeks later than planned."
WHY_ENTERED = "Demonstration: the edition of November 2025 sets no date for this, so the department does."


def set_dates(cast: Cast, areas: dict[str, Scope]) -> None:
    """Tell of a plan date that was moved, dates entered for areas of the new edition, and a provider's yearly one."""
    if moved := areas.get("greater-manchester"):
        _move_the_plan(cast, moved)
    for slug in ("lancashire", "cumbria"):
        if slug in areas:
            _enter(cast, areas[slug], DateKind.YEARLY_REPORT, _next(12, 15))
    _bar_publication(cast)
    _open_a_round(cast)
    for place in scopes_of(cast[PROVIDER_LEAD], ScopeKind.PROVIDER)[:1]:
        _enter(cast, place, DateKind.ACCOUNTABILITY, _next(5, 31))


def places() -> dict[str, Scope]:
    """Return the places of the designations in force, by the address of their area."""
    return {one.area.slug: one.scope for one in designated_on(clock.today()).select_related("scope__chain")}


def _move_the_plan(cast: Cast, place: Scope) -> None:
    deadline = open_deadlines([place.chain]).filter(clock="plan_ready", due_on__gt=clock.today()).first()
    if deadline is not None:
        _move(cast, deadline)


def _move(cast: Cast, deadline: Deadline) -> None:
    record = services.new_change(deadline)
    day = deadline.due_on + timedelta(days=14)
    services.change_date(record, by=cast[CASE_OFFICER], due_on=day, note=WHY_MOVED)


def _enter(cast: Cast, place: Scope, kind: DateKind, due_on: date) -> None:
    services.enter(services.new_date(place), by=cast[CASE_OFFICER], kind=kind, due_on=due_on, note=WHY_ENTERED)


def _bar_publication(cast: Cast) -> None:
    """Enter the weeks before the local elections of next May."""
    year = _next(5, 6).year
    pre_elections.enter(
        pre_elections.new_period(nation()),
        by=cast[CASE_OFFICER],
        election=f"Demonstration: local elections in May {year}",
        begins_on=date(year, 3, 25),
        ends_on=date(year, 5, 6),
        note="Demonstration: nothing that could sway voters is published.",
        demonstration=True,
    )


def _open_a_round(cast: Cast) -> None:
    """Open the round of next year's accountability statements: the worker enters its date for every provider."""
    due_on = _next(5, 31)
    rounds.open_round(
        rounds.new_round(nation()),
        by=cast[CASE_OFFICER],
        name=f"Demonstration: accountability statements of {due_on.year}",
        edition=current_edition("2025-11"),
        kind=DateKind.ACCOUNTABILITY,
        places=ScopeKind.PROVIDER,
        due_on=due_on,
        note="Demonstration: the date is the same for every provider.",
        demonstration=True,
    )


def _next(month: int, day: int) -> date:
    """Return the next day with this month and day."""
    today = clock.today()
    this_year = date(today.year, month, day)
    return this_year if this_year > today else date(today.year + 1, month, day)
