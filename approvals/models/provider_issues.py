"""Issues that providers raise with the department about the plan of an area (guidance 3.4.2)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Scope
from designations.models import Designation
from lifecycle.models import Actor, Record

LONGEST = 4000


class ProviderIssueState(models.TextChoices):
    """Whose turn it is."""

    RAISED = "raised", "Waits for the department"
    ANSWERED = "answered", "Answered"
    CLOSED = "closed", "Closed"


class ProviderIssue(Record):
    """A significant issue about engaging with, or delivering, a plan. It is told in the history of the provider.

    `reply` is the newest reply of the department; the history keeps the earlier ones.
    """

    class Kind(models.TextChoices):
        ENGAGING = "engaging", "Working with the employer representative body"
        DELIVERING = "delivering", "Delivering what the plan asks for"
        CAPACITY = "capacity", "Staff, buildings or equipment"
        FUNDING = "funding", "Funding rules"
        DATA = "data", "Data and evidence"
        OTHER = "other", "Something else"

    workflow_name = "provider-issue"
    # What a provider asks of the department does not depend on an edition of the guidance.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=ProviderIssueState, editable=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="issues", editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, null=True, blank=True, related_name="provider_issues")
    kind = models.CharField("type", max_length=20, choices=Kind)
    description = models.TextField(max_length=LONGEST)
    support_wanted = models.TextField(max_length=LONGEST)
    raised_on = models.DateField(editable=False)
    reply = models.TextField(max_length=LONGEST, blank=True)
    replied_on = models.DateField(null=True, blank=True, editable=False)
    replied_by = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="+", editable=False)

    class Meta:
        ordering: ClassVar = ["-raised_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(description="") & ~Q(support_wanted=""), name="an_issue_of_a_provider_is_described"
            ),
            models.CheckConstraint(
                condition=Q(reply="", replied_on=None, replied_by=None)
                | ~Q(reply="") & Q(replied_on__gte=F("raised_on"), replied_by__isnull=False),
                name="a_reply_to_a_provider_has_a_day_and_an_author",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(replied_on__isnull=False), name="an_answered_issue_has_a_reply"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "raised_on"], name="provider_issues_by_state")]

    def __str__(self) -> str:
        return f"{self.get_kind_display() or 'Issue'} ({self.scope.title})"

    def scopes(self) -> list[Any]:
        """Return the place of the provider."""
        return [self.scope]

    def concerned(self) -> set[int]:
        """Return the provider: an interest in it bars from the reply."""
        return {self.scope.organisation_id} if self.scope.organisation_id else set()

    def histories(self) -> set[int]:
        """Return the history of the provider, and that of the area where one is concerned."""
        return {self.chain_id, *([self.designation.chain_id] if self.designation else [])}

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("provider_issue", args=[self.pk])
