"""The progress report against the delivery plan, every six weeks (guidance 4.3.1)."""

from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from designations.models import Designation
from lifecycle.models import Deadline, Record
from plans.models.delivery import DeliveryPlan, long_text


class ProgressReportState(models.TextChoices):
    """Where a progress report stands."""

    DRAFTING = "drafting", "Being drafted"
    SUBMITTED = "submitted", "Submitted"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"


class Rating(models.TextChoices):
    """How the work stands against the delivery plan."""

    GREEN = "green", "Green"
    AMBER = "amber", "Amber"
    RED = "red", "Red"


class ProgressReport(Record):
    """A report on one period.

    `number` is the period as its clock counts; where the edition sets no clock, the reports are counted and there is no
    deadline. What the record says of the period by itself (milestones, engagement, risks) is read from it while the
    report is drafted, and frozen in `snapshot` when it is submitted; its SHA-256 is in the history. `changed` is a fact
    of the history, and the source of nothing.
    """

    workflow_name = "progress-report"
    CONTENT: ClassVar[tuple[str, ...]] = (
        "rating",
        "rating_reason",
        "progress",
        "risks",
        "mitigations",
        "recovery",
        "help_wanted",
    )

    state = models.CharField(max_length=40, choices=ProgressReportState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="progress_reports")
    delivery_plan = models.ForeignKey(DeliveryPlan, models.PROTECT, related_name="progress_reports")
    deadline = models.OneToOneField(Deadline, models.PROTECT, null=True, blank=True, related_name="progress_report")
    number = models.PositiveIntegerField("period")
    revision = models.PositiveIntegerField("how often the draft was saved", default=0)

    rating = models.CharField("rating", max_length=10, choices=Rating, blank=True)
    rating_reason = long_text("reason for the rating")
    progress = long_text("progress against the delivery plan")
    risks = long_text("risks")
    mitigations = long_text("what is done about the risks")
    recovery = long_text("steps to get back on track")
    help_wanted = long_text("help wanted from the department")

    submitted_on = models.DateField("day on which it was last submitted", null=True, editable=False)
    for_attention = models.BooleanField("marked for attention", default=False)
    question_open = models.BooleanField("a question of the department waits for an answer", default=False)
    snapshot = models.JSONField("what the record said of the period", default=dict, blank=True, editable=False)
    changed = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["designation", "-number", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["designation", "number"],
                condition=Q(deadline=None),
                name="one_progress_report_of_each_number_without_a_clock",
            ),
            models.CheckConstraint(
                condition=Q(state="drafting") | (Q(submitted_on__isnull=False) & ~Q(rating="")),
                name="a_submitted_progress_report_has_a_day_and_a_rating",
            ),
            models.CheckConstraint(
                condition=Q(state="drafting") | Q(rating="green") | ~Q(rating_reason=""),
                name="a_rating_that_is_not_green_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Progress report {self.number}"

    def scopes(self) -> list[Any]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("progress_report", args=[self.pk])

    def fulfils(self, deadline: Deadline) -> bool:
        """Say whether a deadline is the one of its period: sent again, it leaves the next period open."""
        return deadline.pk == self.deadline_id

    @property
    def due_on(self) -> date | None:
        """The day on which it is due; `None` where the edition sets no clock."""
        return self.deadline.due_on if self.deadline else None

    @property
    def late(self) -> bool:
        """Whether it first came after the day it was due, or is overdue now; that a report was late stays a fact."""
        duty = self.deadline
        if duty is None:
            return False
        return duty.late or (duty.fulfilled and duty.closed_on is not None and duty.closed_on > duty.due_on)
