"""What may be read of changes of terms."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from designations.models import OPEN_CHANGE, Designation, TermsChange, TermsChangeState
from designations.selectors import designations_seen_by
from reference.selectors import working_days_left

WORKING_DAYS = 10  # to object, counted from the day after the body was notified (terms of designation)


def terms_changes_seen_by(person: Any) -> QuerySet[TermsChange]:
    """Return the changes of terms of the designations that the person works with."""
    found = TermsChange.objects.filter(designation__in=designations_seen_by(person))
    return found.select_related(
        "designation__area", "designation__body", "designation__scope", "designation__terms", "terms", "notice"
    ).select_related("edition", "chain")


def terms_changes_of(designation: Designation) -> QuerySet[TermsChange]:
    """Return the changes of terms of a designation, the latest first."""
    return TermsChange.objects.filter(designation=designation).select_related("terms", "notice")


def open_change_of(designation: Designation) -> TermsChange | None:
    """Return the change of terms that is under way, if there is one."""
    return TermsChange.objects.filter(designation=designation, state__in=OPEN_CHANGE).first()


def was_accepted(change: TermsChange) -> bool:
    """Say whether the body accepted a change, as the table has it: a move may hold another answer in memory."""
    return TermsChange.objects.filter(pk=change.pk, answer=TermsChange.Answer.ACCEPTED).exists()


def working_days_to_answer(change: TermsChange, today: date) -> int:
    """Return how many working days the body has after today to object; 0 where it answered or was not told."""
    if change.state != TermsChangeState.NOTIFIED or change.answer_by is None:
        return 0
    return working_days_left(today, change.answer_by)


def silent_on(day: date) -> QuerySet[TermsChange]:
    """Return the changes whose body has let the last day to object pass without an answer."""
    return TermsChange.objects.filter(state=TermsChangeState.NOTIFIED, answer_by__lt=day)


def beginning_on(day: date) -> QuerySet[TermsChange]:
    """Return the published changes whose day has come."""
    return TermsChange.objects.filter(state=TermsChangeState.PUBLISHED, effective_on__lte=day).order_by("effective_on")
