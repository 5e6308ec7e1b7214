"""Cases: one for each submission of a version of a plan (guidance 6.5 and 6.6)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from lifecycle.models import Record
from plans.models import Snapshot, Version

LONGEST_ADDRESS = 500


class CaseState(models.TextChoices):
    """Where the department stands with a submission."""

    ASSESSING = "assessing", "Being assessed"
    READY = "ready", "Ready for decision"
    APPROVED = "approved", "Approved"
    RETURNED = "returned", "Returned with concerns"
    PUBLISHED = "published", "Published"
    CLOSED = "closed", "Taken back by the ERB"


OPEN = (CaseState.ASSESSING, CaseState.READY, CaseState.APPROVED)
DECIDED = (CaseState.APPROVED, CaseState.PUBLISHED)


class Case(Record):
    """The department's work on one submission: its snapshot is assessed, decided on and published, and never changes.

    `number` counts the submissions of the version; it is the round of the concerns raised in it. Approval and
    publication are two acts with two dates, and the plan is an approved plan only with both (Act s.1(9)). `changed` is
    what the latest move recorded on a test or a concern: a fact of the history, and never the source of anything else.
    """

    workflow_name = "case"

    state = models.CharField(max_length=40, choices=CaseState, editable=False)
    version = models.ForeignKey(Version, models.PROTECT, related_name="cases", editable=False)
    snapshot = models.OneToOneField(Snapshot, models.PROTECT, related_name="case", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    submitted_on = models.DateField(editable=False)
    decided_on = models.DateField(null=True, editable=False)
    published_on = models.DateField(null=True, editable=False)
    gov_uk_address = models.URLField("GOV.UK address", max_length=LONGEST_ADDRESS, blank=True, editable=False)
    changed = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-submitted_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "number"], name="one_case_for_each_submission"),
            models.UniqueConstraint(
                fields=["version"], condition=Q(state__in=OPEN), name="one_open_case_for_each_version"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="submissions_are_counted_from_one"),
            models.CheckConstraint(
                condition=Q(state__in=DECIDED, decided_on__isnull=False)
                | (~Q(state__in=DECIDED) & Q(decided_on__isnull=True)),
                name="a_case_is_decided_on_a_day_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.PUBLISHED, published_on__isnull=False)
                | (~Q(state=CaseState.PUBLISHED) & Q(published_on__isnull=True)),
                name="a_plan_is_published_on_a_day_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(published_on__gte=F("decided_on")),
                name="a_plan_is_published_after_it_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(gov_uk_address="") | Q(published_on__isnull=False),
                name="only_a_published_plan_has_an_address_on_gov_uk",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "submitted_on"], name="cases_by_state")]

    def __str__(self) -> str:
        return f"{self.version}, submission {self.number}"

    def scopes(self) -> list[Any]:
        """Return the scope of the plan's designation."""
        return self.version.designation.scopes()

    def part_of(self) -> set[tuple[str, int]]:
        """Return itself and the version it is about."""
        return super().part_of() | self.version.part_of()

    def get_absolute_url(self) -> str:
        """Return the page of the case."""
        return reverse("case", args=[self.pk])

    @property
    def decided(self) -> bool:
        """Whether the Secretary of State has approved the plan."""
        return self.state in DECIDED

    @property
    def publication_due(self) -> bool:
        """Whether the plan is approved and not published yet (Act s.1(9))."""
        return self.state == CaseState.APPROVED

    @property
    def gov_uk_address_due(self) -> bool:
        """Whether the plan is published and its address on GOV.UK is not recorded yet (guidance 6.6)."""
        return self.state == CaseState.PUBLISHED and not self.gov_uk_address
