"""The delivery plan: how the ERB will engage those concerned, when, and what it will cost (guidance 4.2.1)."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from designations.models import Designation
from lifecycle.models import Record

LONGEST_TEXT = 10_000


def long_text(name: str) -> "models.TextField[str, str]":
    """Return a text field of at most 10,000 characters that may be empty while its record is drafted."""
    return models.TextField(name, blank=True, max_length=LONGEST_TEXT, validators=[MaxLengthValidator(LONGEST_TEXT)])


def amount(name: str) -> "models.DecimalField[Decimal | None, Decimal | None]":
    """Return a field for an amount in pounds, 0 or more, that may be unknown."""
    return models.DecimalField(
        name, max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )


class DeliveryPlanState(models.TextChoices):
    """Where a delivery plan stands."""

    DRAFTING = "drafting", "Being drafted"
    SUBMITTED = "submitted", "Submitted"
    APPROVED = "approved", "Approved"


class DeliveryPlan(Record):
    """One version of a designation's delivery plan; amounts are in pounds.

    A version that was approved stays as it is: what changes later is written in the next version. What is planned row
    by row, funding included, is in plans/models/work.py. `budget` is a figure to check the lines of funding against,
    never the sum itself. `changed` is what the latest move changed: a fact of the history, and the source of nothing.
    """

    workflow_name = "delivery-plan"
    CONTENT: ClassVar[tuple[str, ...]] = (
        "employers",
        "small_firms",
        "providers",
        "stakeholders",
        "starts_on",
        "ends_on",
        "budget",
    )
    AMOUNTS: ClassVar[tuple[str, ...]] = (
        "develop_estimate",
        "review_estimate",
        "estimate",
        "develop_approved",
        "review_approved",
        "approved",
    )

    state = models.CharField(max_length=40, choices=DeliveryPlanState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="delivery_plans")
    number = models.PositiveIntegerField("version")
    revision = models.PositiveIntegerField("how often the draft was saved", default=0)

    employers = long_text("how employers will be engaged")
    small_firms = long_text("how small firms, and employers without a strong voice, will be engaged")
    providers = long_text("how providers will be engaged")
    stakeholders = long_text("how other stakeholders will be engaged")
    starts_on = models.DateField("first day of the work", null=True, blank=True)
    ends_on = models.DateField("last day of the work", null=True, blank=True)
    budget = amount("total of the body's own budget, to which the lines of funding add up")

    submitted_on = models.DateField("day on which it was last submitted", null=True, editable=False)
    changed = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["designation", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["designation", "number"], name="one_delivery_plan_for_each_version"),
            models.UniqueConstraint(
                fields=["designation"],
                condition=Q(state__in=["drafting", "submitted"]),
                name="one_open_delivery_plan_for_each_designation",
            ),
            models.CheckConstraint(
                condition=Q(state="drafting") | Q(submitted_on__isnull=False),
                name="a_submitted_delivery_plan_has_the_day",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="a_delivery_plan_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(budget=None) | Q(budget__gte=0), name="the_budget_of_a_delivery_plan_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"Delivery plan, version {self.number}"

    def scopes(self) -> list[Any]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("delivery_plan", args=[self.pk])

    def funding(self, amount: str, purpose: str = "") -> Decimal | None:
        """Return the sum of its lines of funding, of one purpose or of both; `amount` is "estimate" or "approved".

        `None` where there is no line, or where the amount of one of them is not known yet.
        """
        lines = [line for line in self.funding_lines.all() if purpose in ("", line.purpose)]
        amounts = [getattr(line, amount) for line in lines]
        return None if not amounts or None in amounts else sum(amounts, Decimal(0))

    @property
    def develop_estimate(self) -> Decimal | None:
        """The funding estimated to develop the plan, in pounds."""
        return self.funding("estimate", "develop")

    @property
    def review_estimate(self) -> Decimal | None:
        """The funding estimated to keep the plan under review, in pounds."""
        return self.funding("estimate", "review")

    @property
    def estimate(self) -> Decimal | None:
        """The whole estimate in pounds."""
        return self.funding("estimate")

    @property
    def develop_approved(self) -> Decimal | None:
        """The funding approved to develop the plan, in pounds."""
        return self.funding("approved", "develop")

    @property
    def review_approved(self) -> Decimal | None:
        """The funding approved to keep the plan under review, in pounds."""
        return self.funding("approved", "review")

    @property
    def approved(self) -> Decimal | None:
        """The whole funding approved, in pounds; `None` before approval."""
        return self.funding("approved")
