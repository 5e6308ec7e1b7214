"""Interventions: what the department does where the work of an area is at risk (guidance 4.3.1 and 4.3.2)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from approvals.models.cases import Case
from approvals.models.intelligence import Intelligence
from designations.models import Designation, Removal
from lifecycle.models import Actor, Entry, Record
from plans.models import ProgressReport

LONGEST = 4000


class InterventionState(models.TextChoices):
    """Whether the department is still at it."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Level(models.TextChoices):
    """The steps of the ladder, the lowest first."""

    SUPPORT = "support", "Support"
    WORKING = "working", "Working level"
    LEADERSHIP = "leadership", "Leadership level"
    FUNDING = "funding", "Funding decision"
    REMOVAL = "removal", "Removal of designation"


class Result(models.TextChoices):
    """What a step led to."""

    RESOLVED = "resolved", "Resolved"
    PARTLY = "partly", "Resolved in part"
    NOT_RESOLVED = "not_resolved", "Not resolved"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Intervention(Record):
    """One intervention in the area of a designation, with its steps.

    At most one record led to it: a progress report, intelligence or a submission that cannot be approved. Where none
    did, the department opened it of its own judgement.
    """

    class Phase(models.TextChoices):
        DEVELOPMENT = "development", "The plan is being developed"
        DELIVERY = "delivery", "The plan is being delivered"
        REVIEW = "review", "The plan is being reviewed"

    class Kind(models.TextChoices):
        PROGRESS = "progress", "Progress against the delivery plan"
        EVIDENCE = "evidence", "Evidence, or the quality of the plan"
        ENGAGEMENT = "engagement", "Engagement with employers, providers or stakeholders"
        CAPACITY = "capacity", "People and capacity of the ERB"
        GOVERNANCE = "governance", "Governance and impartiality"
        APPROVAL = "approval", "A plan that cannot be approved"
        OTHER = "other", "Something else"

    workflow_name = "intervention"

    state = models.CharField(max_length=40, choices=InterventionState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="interventions")
    number = models.PositiveIntegerField()
    title = models.CharField("what it is about", max_length=150)
    phase = models.CharField(max_length=20, choices=Phase)
    kind = models.CharField("type", max_length=20, choices=Kind)
    issue = models.TextField(max_length=LONGEST)
    aim = models.TextField(max_length=LONGEST)
    report = models.ForeignKey(ProgressReport, models.PROTECT, null=True, blank=True, related_name="interventions")
    intelligence = models.ForeignKey(Intelligence, models.PROTECT, null=True, blank=True, related_name="interventions")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="interventions")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    result = models.CharField(max_length=20, choices=Result, blank=True)
    outcome = models.TextField(max_length=LONGEST, blank=True)
    learned = models.TextField("what was learned", max_length=LONGEST, blank=True)

    class Meta:
        ordering: ClassVar = ["-opened_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["designation", "number"], name="interventions_are_numbered_within_a_designation"
            ),
            models.CheckConstraint(
                condition=Q(report=None, intelligence=None)
                | Q(report=None, case=None)
                | Q(intelligence=None, case=None),
                name="one_record_at_most_led_to_an_intervention",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None, result="", outcome="", learned="")
                | Q(state="closed", closed_on__isnull=False) & ~Q(result="") & ~Q(outcome="") & ~Q(learned=""),
                name="a_closed_intervention_says_what_came_of_it",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="an_intervention_closes_after_it_opens",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "opened_on"], name="interventions_by_state")]

    def __str__(self) -> str:
        return f"Intervention {self.number}: {self.title}" if self.number else f"Area: {self.designation.area}"

    def scopes(self) -> list[Any]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def part_of(self) -> set[tuple[str, int]]:
        """Return itself, and the submission that led to it with its plan."""
        return super().part_of() | (self.case.part_of() if self.case else set())

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("intervention", args=[self.pk])

    @property
    def last_step(self) -> "InterventionStep | None":
        """The step that was taken last."""
        return self.steps.order_by("number").last()


class InterventionStep(models.Model):
    """One step on the ladder: the issue, what was agreed, by when, and what came of it; its evidence is its entry's.

    On leadership level it names the leader of the ERB and the day; the removal step points to the removal itself.
    """

    intervention = models.ForeignKey(Intervention, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    level = models.CharField(max_length=20, choices=Level)
    issue = models.TextField(max_length=LONGEST)
    agreed = models.TextField("what was agreed", max_length=LONGEST, blank=True)
    by_when = models.DateField(null=True, blank=True)
    taken_on = models.DateField()
    leader = models.CharField("leader of the ERB", max_length=200, blank=True)
    leader_role = models.CharField("role of the leader", max_length=200, blank=True)
    removal = models.ForeignKey(Removal, models.PROTECT, null=True, blank=True, related_name="steps")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField(max_length=20, choices=Result, blank=True)
    outcome = models.TextField(max_length=LONGEST, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["intervention", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["intervention", "number"], name="steps_are_numbered_within_an_intervention"
            ),
            models.CheckConstraint(condition=~Q(issue=""), name="a_step_has_an_issue"),
            models.CheckConstraint(
                condition=Q(level="leadership") & ~Q(leader="") & ~Q(leader_role="")
                | ~Q(level="leadership") & Q(leader="", leader_role=""),
                name="a_step_at_leadership_level_names_the_leader",
            ),
            models.CheckConstraint(
                condition=Q(level="removal", removal__isnull=False) | ~Q(level="removal") & Q(removal=None),
                name="a_step_of_removal_points_to_the_removal",
            ),
            models.CheckConstraint(
                condition=Q(by_when=None) | Q(by_when__gte=F("taken_on")) & ~Q(agreed=""),
                name="what_was_agreed_is_due_after_the_step",
            ),
            models.CheckConstraint(
                condition=Q(result="", outcome="", ended_on=None)
                | ~Q(result="") & ~Q(outcome="") & Q(ended_on__gte=F("taken_on")),
                name="a_step_ends_on_a_day_with_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return f"Step {self.number}: {self.get_level_display().lower()}"

    @property
    def is_open(self) -> bool:
        """Whether nothing has come of it yet."""
        return not self.result


class FundingDecision(models.Model):
    """How much the department goes on funding, for an exceptional reason: one officer proposes, another decides."""

    step = models.OneToOneField(InterventionStep, models.PROTECT, related_name="funding")
    proposed = models.DecimalField(max_digits=12, decimal_places=2)
    exceptional = models.TextField("exceptional reason", max_length=LONGEST)
    proposed_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    reasons = models.TextField(max_length=LONGEST, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(proposed__gte=0) & ~Q(exceptional="") & (Q(amount=None) | Q(amount__gte=0)),
                name="a_funding_decision_has_an_amount_and_an_exceptional_reason",
            ),
            models.CheckConstraint(
                condition=Q(amount=None, decided_on=None, decided_by=None, reasons="")
                | Q(amount__isnull=False, decided_on__isnull=False, decided_by__isnull=False) & ~Q(reasons=""),
                name="a_funding_decision_is_made_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("proposed_by")),
                name="who_proposes_the_funding_does_not_decide_it",
            ),
        ]

    def __str__(self) -> str:
        return f"Funding decision of {self.step}"
