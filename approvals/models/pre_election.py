"""Pre-election periods: from the one day to the other, nothing is published."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Scope
from accounts.selectors import nation
from lifecycle import clock
from lifecycle.models import Record


class PreElectionState(models.TextChoices):
    """Where a pre-election period stands; whether it has begun or is over is computed from its days."""

    SET = "set", "Set"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PreElectionPeriod(Record):
    """The days, both included, on which the department publishes no plan, and no notice where it says so."""

    workflow_name = "pre-election"
    # It holds for every edition alike, so the column of other records is left out.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=PreElectionState, editable=False)
    election = models.CharField("election", max_length=150)
    begins_on = models.DateField()
    ends_on = models.DateField()
    bars_notices = models.BooleanField("also bars notices of designation", default=False)

    class Meta:
        ordering: ClassVar = ["begins_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="a_pre_election_period_has_an_end"),
            models.CheckConstraint(condition=~Q(election=""), name="a_pre_election_period_names_its_election"),
        ]

    def __str__(self) -> str:
        return f"Pre-election period: {self.election}"

    @property
    def is_running(self) -> bool:
        """Whether it bars publication today."""
        return self.state == PreElectionState.SET and self.begins_on <= clock.today() <= self.ends_on

    def scopes(self) -> list[Any]:
        """Return the nation."""
        found: list[Scope] = [nation()]
        return found

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("pre_election", args=[self.pk])
