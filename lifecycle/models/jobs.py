"""Long work: the row is the truth, a message to a worker is only a nudge."""

from typing import ClassVar

from django.db import models

from lifecycle import clock
from lifecycle.models.history import Actor


class Job(models.Model):
    """A piece of long work, with its progress; a sweep finds it when its worker is killed."""

    class Status(models.TextChoices):
        QUEUED = "queued", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    progress = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    cancel_requested = models.BooleanField(default=False)
    requested_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)
    heartbeat_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["status", "heartbeat_at"], name="jobs_by_heartbeat")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(total=0) | models.Q(progress__lte=models.F("total")),
                name="a_job_does_no_more_than_its_total",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.get_status_display()})"

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to the job by itself."""
        return self.status in {self.Status.DONE, self.Status.FAILED, self.Status.CANCELLED}
