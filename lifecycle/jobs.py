"""Long work: asked for in a transaction, claimed by one worker, with progress and a heartbeat."""

import logging
from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from lifecycle import clock, wiring
from lifecycle.models import Job
from lifecycle.nudges import nudge

logger = logging.getLogger(__name__)
LOST_AFTER = timedelta(minutes=3)
MOST_ATTEMPTS = 3
Status = Job.Status


class Cancelled(Exception):
    """Somebody asked for the job to stop."""


class Progress:
    """What a running job says of itself; each step is also its heartbeat."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def step(self, done: int, total: int) -> None:
        """Record that `done` of `total` steps are done.

        Raises:
            Cancelled: if somebody asked for the job to stop.
        """
        held = Job.objects.filter(pk=self.job.pk)
        held.update(progress=done, total=total, heartbeat_at=clock.now())
        if held.filter(cancel_requested=True).exists():
            raise Cancelled


def request(kind: str, *, by_actor: Any, arguments: Mapping[str, object]) -> Job:
    """Ask for long work and nudge a worker once the transaction is committed."""
    job = Job.objects.create(kind=kind, arguments=dict(arguments), requested_by_id=by_actor)
    transaction.on_commit(partial(_nudge, job.pk))
    return job


def _nudge(pk: int) -> None:
    from lifecycle.tasks import work

    nudge(work, pk)


def perform(pk: int) -> Job | None:
    """Claim a job and do it; `None` if another worker has it or it is finished.

    An error is recorded on the job and raised again, so that the worker logs it.
    """
    if not _claim(pk):
        return None
    job = Job.objects.get(pk=pk)
    try:
        wiring.job(job.kind)(Progress(job), **job.arguments)
    except Cancelled:
        _finish(job, Status.CANCELLED)
    except Exception as error:
        _finish(job, Status.FAILED, error=f"{type(error).__name__}: {error}"[:2000])
        raise
    else:
        _finish(job, Status.DONE)
    return job


def _claim(pk: int) -> bool:
    free = Q(status=Status.QUEUED) | Q(status=Status.RUNNING, heartbeat_at__lt=clock.now() - LOST_AFTER)
    claimed = Job.objects.filter(free, pk=pk).update(
        status=Status.RUNNING, heartbeat_at=clock.now(), attempts=F("attempts") + 1, progress=0
    )
    return claimed == 1


def _finish(job: Job, status: str, *, error: str = "") -> None:
    Job.objects.filter(pk=job.pk).update(status=status, error=error, finished_at=clock.now())
    job.refresh_from_db()


def cancel(job: Job) -> None:
    """Ask for a job to stop at its next step; one that waits is cancelled at once."""
    Job.objects.filter(pk=job.pk).update(cancel_requested=True)
    Job.objects.filter(pk=job.pk, status=Status.QUEUED).update(status=Status.CANCELLED, finished_at=clock.now())


def retry(job: Job) -> None:
    """Put a failed or cancelled job back into the queue."""
    put_back = Job.objects.filter(pk=job.pk, status__in=[Status.FAILED, Status.CANCELLED])
    if put_back.update(status=Status.QUEUED, cancel_requested=False, error="", attempts=0, finished_at=None):
        transaction.on_commit(partial(_nudge, job.pk))


def requeue_lost() -> int:
    """Nudge a worker for every job that waits or whose worker is gone; fail those lost too often. Return how many."""
    stale = Q(status=Status.RUNNING, heartbeat_at__lt=clock.now() - LOST_AFTER)
    Job.objects.filter(stale, attempts__gte=MOST_ATTEMPTS).update(
        status=Status.FAILED, error="The worker stopped while doing this, three times.", finished_at=clock.now()
    )
    waiting = Q(status=Status.QUEUED, requested_at__lt=clock.now() - timedelta(seconds=30))
    found = list(Job.objects.filter(stale | waiting).values_list("pk", flat=True))
    for pk in found:
        _nudge(pk)
    return len(found)
