"""National blockers: what no area can clear away by itself, raised with Skills England and passed to a department."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Scope
from lifecycle.models import Actor, Record

LONGEST = 4000


class BlockerState(models.TextChoices):
    """Where a national blocker stands."""

    RAISED = "raised", "Raised with Skills England"
    PASSED = "passed", "Passed to a department"
    CLOSED = "closed", "Closed"


class Blocker(Record):
    """Something national that stands in the way of the plans of areas; it is told in the history of the nation.

    `scope` is the place from which it was raised: a designation, or the nation.
    """

    workflow_name = "blocker"
    # What stands in the way nationally does not depend on an edition of the guidance.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=BlockerState, editable=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="blockers", editable=False)
    title = models.CharField("what stands in the way", max_length=150)
    description = models.TextField(max_length=LONGEST)
    effect = models.TextField("what it keeps from happening", max_length=LONGEST)
    raised_on = models.DateField(editable=False)
    raised_by = models.ForeignKey(Actor, models.PROTECT, related_name="+", editable=False)
    closed_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-raised_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__gte=F("raised_on")) | ~Q(state="closed") & Q(closed_on=None),
                name="a_closed_blocker_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(description="") & ~Q(effect=""), name="a_blocker_is_described"
            ),
        ]

    def __str__(self) -> str:
        return self.title or "National blocker"

    def scopes(self) -> list[Any]:
        """Return the place from which it was raised."""
        return [self.scope]

    def histories(self) -> set[int]:
        """Return the history of the nation, and that of the place from which it was raised."""
        return {self.chain_id, self.scope.chain_id}

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("blocker", args=[self.pk])


class BlockerReferral(models.Model):
    """What Skills England recommends to a department, and the answer of the department."""

    class Department(models.TextChoices):
        DFE = "dfe", "Department for Education"
        DWP = "dwp", "Department for Work and Pensions"

    blocker = models.ForeignKey(Blocker, models.PROTECT, related_name="referrals")
    department = models.CharField(max_length=10, choices=Department)
    recommendation = models.TextField(max_length=LONGEST)
    passed_on = models.DateField()
    answer = models.TextField(max_length=LONGEST, blank=True)
    answered_for = models.CharField("who answered for the department", max_length=200, blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["blocker", "passed_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["blocker", "department"],
                condition=Q(answered_on=None),
                name="one_open_referral_of_a_blocker_to_a_department",
            ),
            models.CheckConstraint(condition=~Q(recommendation=""), name="a_referral_recommends_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_for="", answered_on=None)
                | ~Q(answer="") & ~Q(answered_for="") & Q(answered_on__gte=F("passed_on")),
                name="an_answer_to_a_referral_has_words_a_name_and_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_department_display()}"
