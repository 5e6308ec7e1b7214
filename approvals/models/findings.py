"""Findings: what the assessor found on each test of approval (Act s.1(6) to (8); guidance 6.5)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from approvals.models.cases import Case
from lifecycle.models import Actor
from reference.models import Authority

LONGEST_REASONS = 4000


class Finding(models.Model):
    """Whether one test is satisfied, and why; on the test of an authority's views, one for each authority.

    A finding that is recorded again replaces the one before; the history of the case keeps both.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="findings")
    test = models.CharField(max_length=10)
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="+")
    satisfied = models.BooleanField()
    reasons = models.TextField(max_length=LONGEST_REASONS)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["test", "authority"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "test"], condition=Q(authority=None), name="one_finding_for_each_test"
            ),
            models.UniqueConstraint(
                fields=["case", "test", "authority"],
                condition=Q(authority__isnull=False),
                name="one_finding_for_each_test_and_authority",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="a_finding_has_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.test}: {'satisfied' if self.satisfied else 'not satisfied'}"
