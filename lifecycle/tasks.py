"""Celery's doors to the outbox, the jobs and the daily checks."""

from celery import shared_task

from lifecycle import attachments, history, jobs, outbox
from lifecycle.outbox import digests, receipts
from lifecycle.reminders import services as reminders


@shared_task(name="lifecycle.tasks.deliver_outbox")
def deliver_outbox() -> None:
    """Send the messages that are due."""
    outbox.deliver()


@shared_task(name="lifecycle.tasks.ask_for_receipts")
def ask_for_receipts() -> None:
    """Ask what became of mail that was taken."""
    receipts.ask_for_receipts()


@shared_task(name="lifecycle.tasks.send_digests")
def send_digests() -> None:
    """Write the digests of news that are due."""
    digests.send_digests()


@shared_task(name="lifecycle.tasks.work")
def work(pk: int) -> None:
    """Do a job, unless another worker has it."""
    jobs.perform(pk)


@shared_task(name="lifecycle.tasks.requeue_lost_jobs")
def requeue_lost_jobs() -> None:
    """Find jobs whose message or worker was lost."""
    jobs.requeue_lost()


@shared_task(name="lifecycle.tasks.remind")
def remind() -> None:
    """Put the reminders that are due into the outbox."""
    reminders.remind()


@shared_task(name="lifecycle.tasks.witness_history")
def witness_history() -> None:
    """Write down the head of every history chain."""
    history.witness_heads()


@shared_task(name="lifecycle.tasks.remove_unreferenced_files")
def remove_unreferenced_files() -> None:
    """Delete stored files that no entry of the history has."""
    attachments.remove_unreferenced()
