"""Celery's door to the daily check of grants."""

from celery import shared_task

from accounts import services


@shared_task(name="accounts.tasks.recheck_grants")
def recheck_grants() -> None:
    """Bring django-guardian's grants into step with the dated roles."""
    services.recheck_grants()
