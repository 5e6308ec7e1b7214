"""Rounds of dates: the same date entered for many places as one act, such as a cycle opened for all areas."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Scope
from accounts.roles import ScopeKind
from accounts.selectors import nation
from approvals.models.dates import DateKind
from lifecycle.models import Edition, Job, Record


class DateRoundState(models.TextChoices):
    """Where a round stands; what it is for in each place stands in the deadlines."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class DateRound(Record):
    """A date that the department enters for every designated area, or every provider: one deadline in each history.

    A cycle is the round of plans under one edition. `job` is the long work that enters the dates, and can be repeated.
    """

    workflow_name = "date-round"

    class For(models.TextChoices):
        AREAS = ScopeKind.DESIGNATION.value, "Every designated area"
        PROVIDERS = ScopeKind.PROVIDER.value, "Every provider whose people use the portal"

    state = models.CharField(max_length=40, choices=DateRoundState, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="date_rounds")
    name = models.CharField("name", max_length=80)
    kind = models.CharField("what is due", max_length=30, choices=DateKind)
    places = models.CharField("for whom", max_length=20, choices=For)
    due_on = models.DateField("due date")
    job = models.ForeignKey(Job, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="a_round_of_dates_has_a_name"),
            models.UniqueConstraint(
                fields=["kind", "places", "due_on"], condition=Q(state="open"), name="one_open_round_for_each_date"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def scopes(self) -> list[Any]:
        """Return the nation."""
        found: list[Scope] = [nation()]
        return found

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("date_round", args=[self.pk])
