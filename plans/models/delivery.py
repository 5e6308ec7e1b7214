"""The delivery plan: how the ERB will engage those concerned, and what its work will cost (guidance 4.2.1)."""

from decimal import Decimal
from typing import Any, ClassVar

from django.core.validators import MaxLengthValidator, MinValueValidator
from django.db import models
from django.db.models import Q
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

    A version that was approved stays as it is: what changes later is written in the next version.
    """

    workflow_name = "delivery-plan"
    CONTENT: ClassVar[tuple[str, ...]] = (
        "employers",
        "small_firms",
        "providers",
        "stakeholders",
        "develop_estimate",
        "review_estimate",
    )

    state = models.CharField(max_length=40, choices=DeliveryPlanState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="delivery_plans")
    number = models.PositiveIntegerField("version")
    revision = models.PositiveIntegerField("how often the draft was saved", default=0)

    employers = long_text("how employers will be engaged")
    small_firms = long_text("how small firms, and employers without a strong voice, will be engaged")
    providers = long_text("how providers will be engaged")
    stakeholders = long_text("how other stakeholders will be engaged")
    develop_estimate = amount("estimated funding to develop the plan")
    review_estimate = amount("estimated funding to keep the plan under review")

    submitted_on = models.DateField("day on which it was last submitted", null=True, editable=False)
    develop_approved = amount("approved funding to develop the plan")
    review_approved = amount("approved funding to keep the plan under review")
    funding_reason = long_text("why the approved funding differs from the estimate")

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
                condition=Q(state="drafting")
                | Q(submitted_on__isnull=False, develop_estimate__isnull=False, review_estimate__isnull=False),
                name="a_submitted_delivery_plan_has_a_day_and_estimates",
            ),
            models.CheckConstraint(
                condition=Q(state="approved", develop_approved__isnull=False, review_approved__isnull=False)
                | (~Q(state="approved") & Q(develop_approved=None, review_approved=None)),
                name="funding_is_approved_with_the_delivery_plan",
            ),
            models.CheckConstraint(
                condition=(Q(develop_estimate=None) | Q(develop_estimate__gte=0))
                & (Q(review_estimate=None) | Q(review_estimate__gte=0))
                & (Q(develop_approved=None) | Q(develop_approved__gte=0))
                & (Q(review_approved=None) | Q(review_approved__gte=0)),
                name="funding_of_a_delivery_plan_is_not_negative",
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

    @property
    def estimate(self) -> Decimal | None:
        """The whole estimate in pounds; `None` while one of the two amounts is missing."""
        return _total(self.develop_estimate, self.review_estimate)

    @property
    def approved(self) -> Decimal | None:
        """The whole funding approved, in pounds; `None` before approval."""
        return _total(self.develop_approved, self.review_approved)

    @property
    def funding_changed(self) -> bool:
        """Whether the department approved other amounts than the ERB estimated."""
        return self.approved is not None and (self.develop_approved, self.review_approved) != (
            self.develop_estimate,
            self.review_estimate,
        )


def _total(develop: Decimal | None, review: Decimal | None) -> Decimal | None:
    return None if develop is None or review is None else develop + review
