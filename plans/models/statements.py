"""The statements of authorities: that each was able to give its views (Act s.1(7); guidance 3.5 and 6.4)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Scope
from lifecycle.models import Record
from plans.models.versions import Version
from reference.models import Authority


class StatementState(models.TextChoices):
    """Where a statement stands."""

    REQUESTED = "requested", "Asked for"
    GIVEN = "given", "Given"
    NOT_GIVEN = "not_given", "Not given"


class AuthorityStatement(Record):
    """The statement of one authority on one version of a plan. It is not an approval of the plan (guidance 6.4).

    `saw` is what lay before the authority when it signed: the revision of each section and the SHA-256 of the content,
    so that what changed afterwards can be shown. Where the authority is silent, `silence_account` says what the ERB
    tried and when.
    """

    workflow_name = "statement"

    state = models.CharField(max_length=40, choices=StatementState, editable=False)
    version = models.ForeignKey(Version, models.PROTECT, related_name="statements")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="plan_statements")
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="statements")
    requested_on = models.DateField()
    reply_by = models.DateField(null=True, blank=True)
    given_on = models.DateField(null=True, blank=True)
    engaged = models.BooleanField("was engaged", null=True, blank=True)
    had_opportunity = models.BooleanField("had the opportunity to give its views", null=True, blank=True)
    views = models.TextField(max_length=10_000, blank=True)
    signatory_name = models.CharField(max_length=200, blank=True)
    signatory_role = models.CharField(max_length=200, blank=True)
    saw = models.JSONField(default=dict, blank=True, editable=False)
    silence_account = models.TextField(max_length=4000, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "authority__name"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["version", "authority"], name="one_statement_for_each_authority_and_version"
            ),
            models.CheckConstraint(
                condition=~Q(state="given")
                | (
                    Q(given_on__isnull=False, engaged__isnull=False, had_opportunity__isnull=False)
                    & ~Q(signatory_name="")
                    & ~Q(signatory_role="")
                ),
                name="a_given_statement_answers_both_questions_and_is_signed",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_given") | ~Q(silence_account=""), name="a_silence_is_accounted_for"
            ),
            models.CheckConstraint(
                condition=Q(reply_by=None) | Q(reply_by__gte=models.F("requested_on")),
                name="a_reply_is_wanted_after_the_request",
            ),
        ]

    def __str__(self) -> str:
        return f"Statement of {self.authority}" if self.authority_id else f"A statement on {self.version}"

    def scopes(self) -> list[Scope]:
        """Return the scope of the designation, and the authority's once it is known."""
        return [*self.version.designation.scopes(), *([self.scope] if self.scope_id else [])]

    def concerned(self) -> set[int]:
        """Return the organisation of the authority, once it is known."""
        return {self.scope.organisation_id} if self.scope_id and self.scope.organisation_id else set()

    def part_of(self) -> set[tuple[str, int]]:
        """Return itself and the version it is about."""
        return super().part_of() | self.version.part_of()

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("statement", args=[self.pk])
