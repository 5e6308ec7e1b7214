"""What is true only from one day to another: names, codes, memberships and powers all carry their dates."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q


def in_force(day: date, prefix: str = "") -> Q:
    """Return the condition that a dated row, reached through `prefix`, is true on a day.

    An empty `valid_from` means that the day it began is not known, and the row is taken as true from the start.
    `valid_to` is the first day on which the row is no longer true.
    """
    begun = Q(**{f"{prefix}valid_from__isnull": True}) | Q(**{f"{prefix}valid_from__lte": day})
    not_ended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gt": day})
    return begun & not_ended


class DatedQuerySet(models.QuerySet):
    """Rows that can be asked for as on a day."""

    def on(self, day: date) -> Self:
        """Return the rows that are true on a day."""
        return self.filter(in_force(day))


class Dated(models.Model):
    """A row that is true from `valid_from` (empty: not known) until the day before `valid_to` (empty: still true)."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_from__lt=F("valid_to")),
                name="%(class)s_begins_before_it_ends",
            )
        ]

    def is_in_force(self, day: date) -> bool:
        """Whether the row is true on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)


# Where a database puts an empty date is its own affair, so the order says it: an unknown first day comes first, and
# what has no end comes last.
OLDEST_FIRST = F("valid_from").asc(nulls_first=True)
NEWEST_FIRST = F("valid_from").desc(nulls_last=True)


def one_open(*fields: str, name: str, condition: Q | None = None) -> models.UniqueConstraint:
    """Return the constraint that at most one row without an end exists for the same values of `fields`."""
    still_open = Q(valid_to__isnull=True)
    return models.UniqueConstraint(
        fields=fields, condition=still_open & condition if condition else still_open, name=name
    )
