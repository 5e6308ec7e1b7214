"""Snapshots: what was submitted, frozen, and the files made from it."""

import json
from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Q

from lifecycle.models import Entry, Job
from plans.models.versions import Version


class Frozen(models.QuerySet["Snapshot"]):
    """Snapshots as anybody may read them: made once, never changed or removed."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A snapshot is frozen: it cannot be changed or removed.")

    update = bulk_update = delete = _refuse


class Snapshot(models.Model):
    """The content of a version as it was submitted: canonical JSON text, whose SHA-256 stands in the history."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="snapshots")
    number = models.PositiveIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="plan_snapshot")

    objects = Frozen.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "-number"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["version", "number"], name="one_snapshot_of_a_version_for_each_number"),
        ]

    def __str__(self) -> str:
        return f"Snapshot {self.number} of {self.version_id}"

    @property
    def data(self) -> dict[str, Any]:
        """The content as an object."""
        content: dict[str, Any] = json.loads(self.content)
        return content


class Rendering(models.Model):
    """A file made from a snapshot by a job; `sha256` and `entry` are there once the file is."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="renderings")
    format = models.CharField(max_length=10, choices=Format, default=Format.PDF)
    job = models.OneToOneField(Job, models.PROTECT, related_name="plan_rendering")
    file = models.FileField(upload_to="plans/renderings/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="plan_rendering")

    class Meta:
        ordering: ClassVar[list[str]] = ["snapshot", "format"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["snapshot", "format"], name="one_rendering_of_a_snapshot_for_each_format"),
            models.CheckConstraint(
                condition=Q(file="", sha256="", entry=None) | (~Q(file="") & ~Q(sha256="") & Q(entry__isnull=False)),
                name="a_rendering_has_file_digest_and_entry_at_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_format_display()} of snapshot {self.snapshot_id}"

    @property
    def made(self) -> bool:
        """Whether the file is there."""
        return bool(self.sha256)
