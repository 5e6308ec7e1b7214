"""The sections of a version, as its edition's template names them."""

from typing import Any, ClassVar

from django.db import models

from lifecycle.models import Actor
from plans import prose
from plans.models.versions import Version


class Section(models.Model):
    """The text of one section: a ProseMirror document in a version of its schema.

    `revision` counts how often it was saved, so that somebody who writes on an older one is told.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="sections")
    key = models.SlugField(max_length=40)
    position = models.PositiveIntegerField()
    content = models.JSONField()
    schema_version = models.PositiveIntegerField(default=prose.SCHEMA_VERSION)
    revision = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "position"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["version", "key"], name="one_section_of_a_version_for_each_key"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.version_id}"

    @property
    def written(self) -> bool:
        """Whether it holds any words."""
        return not prose.is_empty(self.content)
