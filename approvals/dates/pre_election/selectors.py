"""What may be read of pre-election periods: all of them by everybody who holds a role."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.models import Scope
from accounts.roles import ALL_ROLES, ScopeKind
from accounts.selectors import holds_any, is_national
from approvals.models import PreElectionPeriod, PreElectionState


def periods_seen_by(person: Any) -> QuerySet[PreElectionPeriod]:
    """Return every pre-election period to whoever holds a role: all of them are concerned."""
    found = PreElectionPeriod.objects.select_related("chain")
    return found if holds_any(person, ALL_ROLES) else found.none()


def nations_open_to(person: Any) -> QuerySet[Scope]:
    """Return the nation to the department, which sets pre-election periods for it."""
    found = Scope.objects.filter(kind=ScopeKind.NATION).select_related("chain")
    return found if is_national(person) else found.none()


def periods_between(first: date, last: date) -> QuerySet[PreElectionPeriod]:
    """Return the periods that are set and touch some days, the earliest first."""
    return PreElectionPeriod.objects.filter(state=PreElectionState.SET, begins_on__lte=last, ends_on__gte=first)


def period_on(day: date, *, notices: bool = False) -> PreElectionPeriod | None:
    """Return the period that bars publication on a day, of notices too if asked; `None` where none does."""
    found = periods_between(day, day)
    return (found.filter(bars_notices=True) if notices else found).first()
