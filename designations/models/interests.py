"""Honesty and impartiality (guidance 4.2): the conflict of interest policy, and the register of interests."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Scope
from designations.models.designations import Designation
from lifecycle import clock
from lifecycle.models import Actor, Record
from lifecycle.periods import Period

REVIEWED_EACH = Period(months=12)


class Reviewed(models.Model):
    """A record of a designation that is looked at again each year: on `reviewed_on`, and next by `review_by`."""

    reviewed_on = models.DateField()
    review_by = models.DateField()

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(review_by__gt=F("reviewed_on")), name="%(class)s_is_reviewed_after_its_last_review"
            )
        ]

    @property
    def is_current(self) -> bool:
        """Whether the last review lies no more than a year back."""
        return self.review_by >= clock.today()


class PolicyState(models.TextChoices):
    """Where a policy stands."""

    PUBLISHED = "published", "Published"


class ConflictPolicy(Reviewed, Record):
    """The conflict of interest policy of a designated body for an area; its texts are in its versions."""

    workflow_name = "conflict-policy"

    state = models.CharField(max_length=40, choices=PolicyState, editable=False)
    designation = models.OneToOneField(Designation, models.PROTECT, related_name="conflict_policy", editable=False)
    number = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering: ClassVar = ["designation__area__name"]
        constraints: ClassVar = [*Reviewed.Meta.constraints]

    def __str__(self) -> str:
        return f"Conflict of interest policy of {self.designation}"

    def scopes(self) -> list[Scope]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return the public page of the policy."""
        return reverse("conflict_policy", args=[self.designation_id])


class PolicyVersion(models.Model):
    """One version of a policy: its text, or the address at which it is published. Versions are added, never changed."""

    policy = models.ForeignKey(ConflictPolicy, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    published_on = models.DateField()
    text = models.TextField(max_length=40_000, blank=True)
    address = models.URLField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["policy", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["policy", "number"], name="one_version_of_a_number_for_a_policy"),
            models.CheckConstraint(condition=~Q(text="") | ~Q(address=""), name="a_policy_can_be_read"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number}"


class RegisterState(models.TextChoices):
    """Where a register of interests stands."""

    CONFIRMED = "confirmed", "Confirmed complete"


class InterestsRegister(Reviewed, Record):
    """The body's word that its register of interests is complete, given again each year."""

    workflow_name = "interests-register"

    state = models.CharField(max_length=40, choices=RegisterState, editable=False)
    designation = models.OneToOneField(Designation, models.PROTECT, related_name="interests_register", editable=False)

    class Meta:
        ordering: ClassVar = ["designation__area__name"]
        constraints: ClassVar = [*Reviewed.Meta.constraints]

    def __str__(self) -> str:
        return f"Register of interests of {self.designation}"

    def scopes(self) -> list[Scope]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return the public page of the register."""
        return reverse("interests_register", args=[self.designation_id])


class InterestKind(models.TextChoices):
    """What kind of interest it is."""

    TRAINING = "training", "Training provision"
    FINANCIAL = "financial", "Financial interest"
    EMPLOYMENT = "employment", "Employment"
    GOVERNANCE = "governance", "Seat on a board or in a governing body"
    FAMILY = "family", "Interest of a family member or close friend"
    OTHER = "other", "Other interest"


class InterestState(models.TextChoices):
    """Where an entry of the register stands; whether the interest has ended is a matter of its dates."""

    REGISTERED = "registered", "In the register"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Interest(Record):
    """One entry of the register: whose interest, what, with whom, and from when until when (guidance 4.2)."""

    class Category(models.TextChoices):
        BODY = "body", "The body itself"
        LEADERSHIP = "leadership", "Leadership"
        EMPLOYEE = "employee", "Employee"
        CONTRACTOR = "contractor", "Contractor"

    workflow_name = "interest"

    state = models.CharField(max_length=40, choices=InterestState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="interests", editable=False)
    category = models.CharField(max_length=12, choices=Category)
    holder = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=12, choices=InterestKind)
    what = models.CharField(max_length=500)
    with_whom = models.CharField(max_length=200)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    declared_on = models.DateField()
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+", editable=False)

    class Meta:
        ordering: ClassVar = ["category", "holder", "since", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="an_interest_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=~Q(holder=""), name="an_interest_is_somebodys"),
        ]
        indexes: ClassVar = [models.Index(fields=["designation", "category"], name="interests_by_category")]

    def __str__(self) -> str:
        if not self.holder:
            return f"An interest of {self.designation}"
        return f"{self.get_kind_display()} of {self.holder}: {self.with_whom}"

    @property
    def has_ended(self) -> bool:
        """Whether its last day is over."""
        return self.until is not None and self.until < clock.today()

    def scopes(self) -> list[Scope]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return the working page of the entry."""
        return reverse("interest", args=[self.pk])
