"""Files given with a move: part of its history entry, which holds their digests."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from lifecycle.models.history import Entry


class Attachment(models.Model):
    """A file that somebody gave with a move. It is stored under a name that nobody can guess, and never changes."""

    class Scan(models.TextChoices):
        NOT_SCANNED = "not_scanned", "Not scanned for viruses"
        CLEAN = "clean", "Scanned, no virus found"

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=100)
    file = models.FileField(upload_to="attachments/", max_length=200)
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    scan = models.CharField(max_length=20, choices=Scan)

    class Meta:
        ordering: ClassVar = ["entry", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(size__gt=0), name="an_attachment_is_not_empty"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(sha256=""), name="an_attachment_has_a_name_and_digest"),
            models.CheckConstraint(
                condition=Q(scan__in=["not_scanned", "clean"]), name="an_attachment_is_scanned_or_not"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return where those who may see the record get the file."""
        return reverse("attachment", args=[self.pk])
