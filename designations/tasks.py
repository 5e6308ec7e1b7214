"""Celery's door to what happens to designations on its day."""

from celery import shared_task

from designations import calendar


@shared_task(name="designations.tasks.keep_the_calendar")
def keep_the_calendar() -> None:
    """Make the moves whose day has come."""
    calendar.keep()
