"""Risks and delays that a body raises as early as it can, between its reports (guidance 4.3.2)."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from designations.models import Designation
from lifecycle.models import Record
from plans.models.work import Milestone, note


class EarlyWarningState(models.TextChoices):
    """Where a risk or a delay that was raised stands."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class EarlyWarning(Record):
    """A risk or a delay that the body raised; while it is open, it is part of each progress report."""

    class Kind(models.TextChoices):
        RISK = "risk", "Risk"
        DELAY = "delay", "Delay"

    workflow_name = "early-warning"

    state = models.CharField(max_length=40, choices=EarlyWarningState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="early_warnings")
    kind = models.CharField("kind", max_length=10, choices=Kind)
    milestone = models.ForeignKey(Milestone, models.PROTECT, null=True, blank=True, related_name="+")
    what = models.TextField("what it is", max_length=2000)
    doing = note("what is done about it")
    help_wanted = note("help wanted from the department")
    raised_on = models.DateField(editable=False)
    closed_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["designation", "-raised_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None) | Q(state="closed", closed_on__isnull=False),
                name="an_early_warning_is_closed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} raised on {_day(self.raised_on)}" if self.pk else "A risk or delay"

    def scopes(self) -> list[Any]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("early_warning", args=[self.pk])


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"
