"""Where every figure and fact of this app comes from."""

from typing import ClassVar

from django.db import models


class Dataset(models.Model):
    """One loaded file: who publishes it, under which licence, how it was made, and what was loaded from it."""

    key = models.SlugField(unique=True)
    theme = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    source = models.TextField(help_text="The address or the document that the file was made from")
    version = models.CharField(max_length=80, help_text="The version or the day of the source")
    caveats = models.TextField(blank=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file and of its description")
    rows = models.PositiveIntegerField()
    position = models.PositiveIntegerField(help_text="The order in which the files are loaded and shown")
    loaded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.title
