"""What a delivery plan sets out row by row: packages of work, milestones, targets, risks and funding (guidance 4.2.1).

A row keeps its number from one version of the plan to the next, so that versions can be compared row by row; the
number of a row that was removed is not given again.
"""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from designations.models import Designation
from engagement.models import EngagementRecord
from plans.models.delivery import DeliveryPlan

LONGEST_NOTE = 2000
FIRST_YEAR, LAST_YEAR = 2021, 2099


def note(name: str) -> "models.TextField[str, str]":
    """Return a field for a text of at most 2,000 characters that may be empty."""
    return models.TextField(name, blank=True, max_length=LONGEST_NOTE, validators=[MaxLengthValidator(LONGEST_NOTE)])


class PlanRow(models.Model):
    """A row of a delivery plan; `number` is its own among the rows of its kind in all versions."""

    PREFIX: ClassVar[str]
    CONTENT: ClassVar[tuple[str, ...]]

    number = models.PositiveIntegerField(editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def code(self) -> str:
        """What people call it: "M3"."""
        return f"{self.PREFIX}{self.number}"


class WorkPackage(PlanRow):
    """A package of work with its days and its owner, in one of the stages of developing or reviewing the plan."""

    Stage = EngagementRecord.Stage
    PREFIX = "WP"
    CONTENT = ("title", "stage", "starts_on", "ends_on", "owner", "what")

    plan = models.ForeignKey(DeliveryPlan, models.PROTECT, related_name="packages")
    title = models.CharField("title", max_length=200)
    stage = models.CharField("stage", max_length=10, choices=Stage)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    owner = models.CharField("owner", max_length=200, blank=True)
    what = note("what will be done")

    class Meta:
        ordering: ClassVar = ["plan", "starts_on", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_package_of_a_delivery_plan_for_each_number"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_package_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class Milestone(PlanRow):
    """A day by which a package of work shall have come to a point."""

    PREFIX = "M"
    CONTENT = ("title", "package", "due_on")

    plan = models.ForeignKey(DeliveryPlan, models.PROTECT, related_name="milestones")
    package = models.ForeignKey(WorkPackage, models.PROTECT, related_name="milestones")
    title = models.CharField("title", max_length=200)
    due_on = models.DateField("due on")

    class Meta:
        ordering: ClassVar = ["plan", "due_on", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_milestone_of_a_delivery_plan_for_each_number"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class MilestoneMark(models.Model):
    """What the body says of a milestone: the day on which it was reached, or the day that is now expected.

    It belongs to the designation, because a milestone that is reached stays so in every later version of the plan.
    An expected day counts for the version in which it was said: a later one may plan another.
    """

    designation = models.ForeignKey(Designation, models.PROTECT, related_name="milestone_marks")
    number = models.PositiveIntegerField()
    plan = models.ForeignKey(DeliveryPlan, models.PROTECT, related_name="+")
    done_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    reason = note("why another day is expected")

    class Meta:
        ordering: ClassVar = ["designation", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["designation", "number"], name="one_mark_for_each_milestone"),
            models.CheckConstraint(
                condition=Q(expected_on=None) | ~Q(reason=""), name="another_day_for_a_milestone_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"M{self.number}: {self.done_on or self.expected_on}"


class EngagementTarget(PlanRow):
    """How many organisations of a group the body plans to have heard by a day."""

    class Group(models.TextChoices):
        EMPLOYERS = "employers", "Employers"
        SMALL = "small", "Employers with fewer than 50 employees"
        PROVIDERS = "providers", "Providers"
        STAKEHOLDERS = "stakeholders", "Authorities and other stakeholders"

    PREFIX = "T"
    CONTENT = ("group", "planned", "by_day")

    plan = models.ForeignKey(DeliveryPlan, models.PROTECT, related_name="targets")
    group = models.CharField("group", max_length=20, choices=Group)
    planned = models.PositiveIntegerField("how many", validators=[MinValueValidator(1)])
    by_day = models.DateField("by")

    class Meta:
        ordering: ClassVar = ["plan", "group", "by_day", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_target_of_a_delivery_plan_for_each_number"),
            models.UniqueConstraint(fields=["plan", "group", "by_day"], name="one_target_for_each_group_and_day"),
            models.CheckConstraint(condition=Q(planned__gte=1), name="a_target_is_at_least_one"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.get_group_display()}: {self.planned}"


class Risk(PlanRow):
    """What could put the delivery plan at risk: how likely, how bad, what is done about it, and by whom."""

    class Degree(models.IntegerChoices):
        LOW = 1, "Low"
        MEDIUM = 2, "Medium"
        HIGH = 3, "High"

    PREFIX = "R"
    CONTENT = ("title", "likelihood", "impact", "mitigation", "owner")

    plan = models.ForeignKey(DeliveryPlan, models.PROTECT, related_name="risks")
    title = models.CharField("risk", max_length=200)
    likelihood = models.PositiveSmallIntegerField("likelihood", choices=Degree)
    impact = models.PositiveSmallIntegerField("impact", choices=Degree)
    mitigation = note("what is done about it")
    owner = models.CharField("owner", max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["plan", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_risk_of_a_delivery_plan_for_each_number"),
            models.CheckConstraint(
                condition=Q(likelihood__in=[1, 2, 3], impact__in=[1, 2, 3]), name="a_risk_is_low_medium_or_high"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def score(self) -> int:
        """Likelihood times impact: 1 to 9."""
        return self.likelihood * self.impact


class FundingLine(PlanRow):
    """Funding for one purpose under one heading in one financial year, in pounds: estimated, then approved.

    `year` is the one in which the financial year begins, in April.
    """

    class Purpose(models.TextChoices):
        DEVELOP = "develop", "Develop the plan"
        REVIEW = "review", "Keep it under review"

    class Heading(models.TextChoices):
        STAFF = "staff", "Staff"
        ENGAGEMENT = "engagement", "Engagement and events"
        RESEARCH = "research", "Research and data"
        COMMUNICATIONS = "communications", "Communications and publication"
        OVERHEADS = "overheads", "Premises, travel and overheads"
        OTHER = "other", "Other"

    PREFIX = "F"
    CONTENT = ("purpose", "year", "heading", "what", "estimate")

    plan = models.ForeignKey(DeliveryPlan, models.PROTECT, related_name="funding_lines")
    purpose = models.CharField("purpose", max_length=10, choices=Purpose)
    year = models.PositiveSmallIntegerField(
        "financial year", validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    heading = models.CharField("heading", max_length=20, choices=Heading)
    what = models.CharField("what for", max_length=200, blank=True)
    estimate = models.DecimalField("estimate", max_digits=12, decimal_places=2, validators=[MinValueValidator(0)])
    approved = models.DecimalField(
        "approved", max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    reason = note("why another amount is approved")

    class Meta:
        ordering: ClassVar = ["plan", "purpose", "year", "heading", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_line_of_a_delivery_plan_for_each_number"),
            models.UniqueConstraint(
                fields=["plan", "purpose", "year", "heading"], name="one_line_for_each_purpose_year_and_heading"
            ),
            models.CheckConstraint(
                condition=Q(estimate__gte=0) & (Q(approved=None) | Q(approved__gte=0)),
                name="funding_of_a_line_is_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(approved=None) | Q(approved=F("estimate")) | ~Q(reason=""),
                name="another_amount_than_estimated_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {self.years}, {self.get_heading_display().lower()}"

    @property
    def years(self) -> str:
        """The financial year in words: "2026 to 2027"."""
        return f"{self.year} to {self.year + 1}"

    @property
    def changed(self) -> bool:
        """Whether the department approved another amount than was estimated."""
        return self.approved is not None and self.approved != self.estimate


class SubmittedDeliveryPlan(models.Model):
    """What a delivery plan said when it was submitted, each time; its SHA-256 is in the history."""

    plan = models.ForeignKey(DeliveryPlan, models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    submitted_on = models.DateField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["plan", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_submission_of_a_delivery_plan_each_time"),
        ]

    def __str__(self) -> str:
        return f"{self.plan}, submission {self.number}"


def financial_year(day: date) -> int:
    """Return the year in which the financial year of a day begins: in April."""
    return day.year if day.month >= 4 else day.year - 1
