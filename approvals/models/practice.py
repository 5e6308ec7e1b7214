"""Good practice: what an ERB or the department found to work, for every ERB to read (guidance 4.3)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Scope
from approvals.models.interventions import Intervention
from lifecycle.models import Record

LONGEST = 6000


class PracticeState(models.TextChoices):
    """Whether it is there to be read."""

    POSTED = "posted", "Posted"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Practice(Record):
    """An item of good practice; its author is the body, or the department where `scope` is the nation."""

    class Stage(models.TextChoices):
        PLANNING = "planning", "Planning the work"
        LISTENING = "listening", "Listening to employers and gathering evidence"
        DRAFTING = "drafting", "Drafting the plan"
        DELIVERING = "delivering", "Putting the plan into practice"
        REVIEWING = "reviewing", "Reporting and reviewing"

    class Topic(models.TextChoices):
        EMPLOYERS = "employers", "Employers, small firms among them"
        PROVIDERS = "providers", "Providers"
        AUTHORITIES = "authorities", "Authorities and other stakeholders"
        EVIDENCE = "evidence", "Data and evidence"
        ENVIRONMENT = "environment", "Net zero and the environment"
        GOVERNANCE = "governance", "Governance and impartiality"

    workflow_name = "practice"
    # What works is told under every edition of the guidance.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=PracticeState, editable=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="practices", editable=False)
    title = models.CharField(max_length=150)
    stage = models.CharField(max_length=20, choices=Stage)
    topic = models.CharField(max_length=20, choices=Topic)
    text = models.TextField("what was done and what came of it", max_length=LONGEST)
    contact = models.EmailField("whom to ask", blank=True)
    learned_in = models.ForeignKey(
        Intervention, models.PROTECT, null=True, blank=True, related_name="practices", editable=False
    )
    posted_on = models.DateField(editable=False)

    class Meta:
        ordering: ClassVar = ["-posted_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(text=""), name="good_practice_has_a_title_and_words"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "stage", "topic"], name="practice_by_stage_and_topic")]

    def __str__(self) -> str:
        return self.title or "Good practice"

    @property
    def author(self) -> str:
        """The body that posted it, or the department."""
        return self.scope.organisation.name if self.scope.organisation else "Department for Education"

    def scopes(self) -> list[Any]:
        """Return the place that posted it."""
        return [self.scope]

    def histories(self) -> set[int]:
        """Return the history of the nation, and that of the place that posted it."""
        return {self.chain_id, self.scope.chain_id}

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("practice", args=[self.pk])
