"""Changes of the terms of a designation (Act s.2(5))."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Scope
from designations.models.designations import Designation
from designations.models.notices import Notice, Noticed
from designations.models.terms import Terms
from lifecycle.models import Record


class TermsChangeState(models.TextChoices):
    """Where a change of terms stands."""

    DRAFTED = "drafted", "Being drafted"
    NOTIFIED = "notified", "With the body"
    OBJECTED = "objected", "Objected to"
    SETTLED = "settled", "Settled, notice due"
    PUBLISHED = "published", "Published, not yet in effect"
    IN_EFFECT = "in_effect", "In effect"
    WITHDRAWN = "withdrawn", "Withdrawn"


OPEN_CHANGE = ("drafted", "notified", "objected", "settled", "published")
_UNANSWERED = Q(answer="", answered_on=None, objection="")
_OBJECTED = Q(answer="objected", answered_on__lte=F("answer_by")) & ~Q(objection="")
_NOT_OBJECTED = Q(answer="accepted", answered_on__isnull=False, objection="") | Q(
    answer="silent", answered_on=None, objection=""
)


class TermsChange(Noticed, Record):
    """Other terms for a designation from a day: drafted, notified to the body, answered by it, published, in effect.

    The new terms are a published edition, or words of their own: `terms` is then the edition that publication made of
    `own_terms`. `answer_by` is the last day on which the body may object: 10 working days after it was notified.
    """

    workflow_name = "terms-change"

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "Accepted"
        OBJECTED = "objected", "Objected"
        SILENT = "silent", "Bound by silence"

    state = models.CharField(max_length=40, choices=TermsChangeState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="terms_changes")
    terms = models.ForeignKey(Terms, models.PROTECT, null=True, blank=True, related_name="changes")
    own_terms = models.TextField(max_length=8000, blank=True)
    changes = models.TextField("what changes", max_length=4000)
    notification = models.TextField(max_length=16000, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    objection = models.TextField(max_length=4000, blank=True)
    notice = models.OneToOneField(Notice, models.PROTECT, null=True, blank=True, related_name="terms_change")

    class Meta:
        ordering: ClassVar = ["designation", "-effective_on", "-pk"]
        constraints: ClassVar = [
            *Noticed.Meta.constraints,
            models.UniqueConstraint(
                fields=["designation"],
                condition=Q(state__in=OPEN_CHANGE),
                name="one_open_change_of_terms_for_a_designation",
            ),
            models.CheckConstraint(
                condition=Q(effective_on__isnull=False) & ~Q(changes=""), name="a_change_of_terms_says_what_and_when"
            ),
            models.CheckConstraint(
                condition=Q(terms__isnull=False) | ~Q(own_terms=""), name="a_change_of_terms_has_terms"
            ),
            models.CheckConstraint(
                condition=Q(notified_on=None, answer_by=None) | Q(notified_on__isnull=False, answer_by__isnull=False),
                name="a_notified_change_says_until_when_to_object",
            ),
            models.CheckConstraint(
                condition=_UNANSWERED | _OBJECTED | _NOT_OBJECTED, name="an_objection_to_terms_comes_in_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["settled", "published", "in_effect"]) | Q(notified_on__isnull=False),
                name="a_settled_change_was_notified",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "in_effect"]) | Q(published_on__isnull=False, terms__isnull=False),
                name="a_change_in_effect_was_published",
            ),
        ]

    def __str__(self) -> str:
        return f"Change of terms for {self.designation}"

    def scopes(self) -> list[Scope]:
        """Return the scope of the designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return the page of the change."""
        return reverse("terms_change", args=[self.pk])
