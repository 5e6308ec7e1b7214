"""What may be read of the risks and delays that bodies raised between their reports."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from accounts.selectors import is_national
from designations.models import Designation
from designations.selectors import scopes_read_by
from plans.models import EarlyWarning, EarlyWarningState


def early_warnings_seen_by(person: Any) -> QuerySet[EarlyWarning]:
    """Return the risks and delays that a person may see: all for the department, its own for an ERB, else none."""
    found = EarlyWarning.objects.select_related(
        "chain", "edition", "milestone", "designation__area", "designation__body"
    )
    return found if is_national(person) else found.filter(designation__scope__in=scopes_read_by(person))


def open_early_warnings(designation: Designation) -> QuerySet[EarlyWarning]:
    """Return the risks and delays of a designation that are not closed."""
    return EarlyWarning.objects.filter(designation=designation, state=EarlyWarningState.OPEN)


def count_open_early_warnings(designations: Iterable[Designation]) -> dict[int, int]:
    """Return how many risks and delays are open by the key of each of some designations that has any, in one query."""
    found = EarlyWarning.objects.filter(designation__in=list(designations), state=EarlyWarningState.OPEN)
    return dict(found.order_by().values_list("designation").annotate(count=Count("pk")))


def early_warnings_of_period(designation: Designation, since: date | None) -> QuerySet[EarlyWarning]:
    """Return what belongs in a report: what is open, and what was raised or closed since the one before."""
    wanted = Q(state=EarlyWarningState.OPEN)
    if since:
        wanted |= Q(raised_on__gte=since) | Q(closed_on__gte=since)
    else:
        wanted |= Q(state=EarlyWarningState.CLOSED)
    return EarlyWarning.objects.filter(wanted, designation=designation).order_by("raised_on", "pk")
