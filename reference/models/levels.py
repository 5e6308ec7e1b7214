"""Levels of qualifications in England."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Level(models.Model):
    """Entry level or one of the levels 1 to 8; `order` runs from 0 (entry) to 8, so that a range can be compared."""

    key = models.SlugField(max_length=10, unique=True)
    order = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=20)
    examples = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["order"]
        constraints: ClassVar = [models.CheckConstraint(condition=Q(order__lte=8), name="level_is_entry_to_8")]

    def __str__(self) -> str:
        return self.name
