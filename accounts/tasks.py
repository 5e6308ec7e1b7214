"""Celery's doors to the daily check of grants, and to forgetting old attempts to sign in."""

from celery import shared_task

from accounts import services
from accounts.sign_in import attempts


@shared_task(name="accounts.tasks.recheck_grants")
def recheck_grants() -> None:
    """Bring django-guardian's grants into step with the dated roles."""
    services.recheck_grants()


@shared_task(name="accounts.tasks.forget_old_attempts")
def forget_old_attempts() -> None:
    """Delete attempts to sign in that are older than they may be kept."""
    attempts.forget_old()
