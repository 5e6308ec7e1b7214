"""What the department does about dates: it moves a due date, and enters one that an edition leaves open."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Scope
from accounts.roles import ScopeKind
from lifecycle.models import Deadline, Record


class DateChangeState(models.TextChoices):
    """A change of a date is one act."""

    MADE = "made", "Made"


class DateChange(Record):
    """The department moved the due date of a duty. Changes made as one act share `together`, and their reason."""

    workflow_name = "date-change"

    state = models.CharField(max_length=40, choices=DateChangeState, editable=False)
    deadline = models.ForeignKey(Deadline, models.PROTECT, related_name="changes")
    was_due_on = models.DateField()
    due_on = models.DateField()
    together = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        ordering: ClassVar = ["deadline", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["together", "deadline"], name="one_act_moves_a_date_once"),
            models.CheckConstraint(condition=~Q(due_on=F("was_due_on")), name="a_change_of_date_moves_it"),
        ]

    def __str__(self) -> str:
        return f"Date of: {self.deadline.title}"

    def scopes(self) -> list[Scope]:
        """Return the place whose duty it is."""
        return [self.deadline.chain.scope]

    def concerned(self) -> set[int]:
        """Return the organisation whose duty it is."""
        return {scope.organisation_id for scope in self.scopes() if scope.organisation_id}

    def get_absolute_url(self) -> str:
        """Return the page of the duty."""
        return reverse("deadline", args=[self.deadline_id])


class EnteredDateState(models.TextChoices):
    """Where a date that the department entered stands."""

    ENTERED = "entered", "Entered"
    DONE = "done", "Done"
    WITHDRAWN = "withdrawn", "Withdrawn"


class DateKind(models.TextChoices):
    """What a date that the department enters is for."""

    DELIVERY_PLAN = "delivery_plan", "Delivery plan"
    PROGRESS_REPORT = "progress_report", "Progress report"
    PLAN_READY = "plan_ready", "Plan ready for approval"
    ANNUAL_REVIEW = "annual_review", "Annual review"
    DRAFT_PRIORITIES = "draft_priorities", "Draft priorities"
    ACCOUNTABILITY = "accountability_statement", "Accountability statement"
    YEARLY_REPORT = "yearly_report", "Yearly report"
    OTHER = "other", "Something else"


IN_AREAS = (
    DateKind.DELIVERY_PLAN,
    DateKind.PROGRESS_REPORT,
    DateKind.PLAN_READY,
    DateKind.ANNUAL_REVIEW,
    DateKind.DRAFT_PRIORITIES,
    DateKind.YEARLY_REPORT,
    DateKind.OTHER,
)
KINDS_OF: dict[str, tuple[DateKind, ...]] = {
    ScopeKind.DESIGNATION: IN_AREAS,
    ScopeKind.PROVIDER: (DateKind.ACCOUNTABILITY, DateKind.YEARLY_REPORT, DateKind.OTHER),
    ScopeKind.AUTHORITY: (DateKind.OTHER,),
    ScopeKind.NATION: (DateKind.OTHER,),
}
# What a record of the portal fulfils closes with that record; of the others somebody says that they are done.
FULFILLED_BY_A_RECORD = (
    DateKind.DELIVERY_PLAN,
    DateKind.PROGRESS_REPORT,
    DateKind.PLAN_READY,
    DateKind.ANNUAL_REVIEW,
)


class EnteredDate(Record):
    """A date that the department entered for an area, a provider, an authority or itself.

    `starts_on` is the day from which its clock runs; `period` is there where the date was counted from that day, and
    `repeats` where it comes again. The due dates themselves are deadlines, which may be moved.
    """

    workflow_name = "entered-date"

    class Period(models.TextChoices):
        DAYS_28 = "P28D", "28 days"
        WEEKS_6 = "P6W", "6 weeks"
        MONTHS_9 = "P9M", "9 months"
        YEAR = "P1Y", "1 year"

    state = models.CharField(max_length=40, choices=EnteredDateState, editable=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="entered_dates")
    kind = models.CharField("what is due", max_length=30, choices=DateKind)
    title = models.CharField("what it is called", max_length=100)
    starts_on = models.DateField()
    period = models.CharField(max_length=10, choices=Period, blank=True)
    repeats = models.BooleanField(default=False)
    due_on = models.DateField("first due date")
    round = models.ForeignKey(
        "approvals.DateRound", models.PROTECT, null=True, blank=True, related_name="entered", editable=False
    )
    done_on = models.DateField("day on which it was done", null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "scope"], name="a_round_enters_one_date_for_each_place"),
            models.CheckConstraint(condition=~Q(title=""), name="an_entered_date_says_what_is_due"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")), name="an_entered_date_follows_its_beginning"
            ),
            models.CheckConstraint(
                condition=Q(repeats=False) | ~Q(period=""), name="an_entered_date_that_repeats_has_a_period"
            ),
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False) | (~Q(state="done") & Q(done_on=None)),
                name="an_entered_date_is_done_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.scope}"

    @property
    def clock(self) -> str:
        """The name of its clock: that of an edition, or one of its own for each year or date."""
        if self.kind == DateKind.ACCOUNTABILITY:
            return f"{self.kind}_{self.due_on.year}"
        if self.kind in (DateKind.YEARLY_REPORT, DateKind.OTHER):
            number = self.pk if self.kind == DateKind.OTHER else self.due_on.year
            return f"{self.kind}_{self.scope.kind}_{number}"
        return self.kind

    def scopes(self) -> list[Scope]:
        """Return the place it was entered for."""
        return [self.scope]

    def concerned(self) -> set[int]:
        """Return the organisation of the place."""
        return {self.scope.organisation_id} if self.scope.organisation_id else set()

    def opened(self) -> models.QuerySet[Deadline]:
        """Return the deadlines that came of it, the first one first."""
        own: dict[str, Any] = {"workflow": self.workflow_name, "record_id": str(self.pk)}
        return Deadline.objects.filter(**own).order_by("number")

    def get_absolute_url(self) -> str:
        """Return the page of its newest deadline."""
        newest = self.opened().last()
        return reverse("deadline", args=[newest.pk]) if newest else reverse("calendar")
