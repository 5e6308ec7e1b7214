"""The designation of one body for one area, from its proposal to its end."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation, Scope
from designations.models.consents import Consented
from designations.models.notices import Noticed
from designations.models.terms import Terms
from lifecycle.models import Record
from reference.models import Area


class DesignationState(models.TextChoices):
    """Where a designation stands."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed, notice due"
    DESIGNATED = "designated", "Designated"
    ENDED = "ended", "Ended"


_NO_DATES = Q(effective_on=None, ended_on=None)
_DATES_OF_ITS_STATE = (
    (Q(state="proposed") & _NO_DATES)
    | Q(state="agreed", effective_on__isnull=False, ended_on=None)
    | Q(state="designated", effective_on__isnull=False, published_on__isnull=False)
    | (Q(state="ended") & (_NO_DATES | Q(effective_on__isnull=False, ended_on__isnull=False)))
)


class Designation(Noticed, Consented, Record):
    """The designation of an employer representative body for a specified area (Act s.2; guidance 4.1).

    It is in force from `effective_on` until the day before `ended_on` (empty: still in force). A proposal that was
    withdrawn has ended without either date. `terms` are what it is subject to; `without_terms` says that there are
    none, so that silence never counts as an answer. `review_on` is when the department looks at it again; a
    redesignation `follows` the designation that it is to replace.
    """

    workflow_name = "designation"

    state = models.CharField(max_length=40, choices=DesignationState, editable=False)
    scope = models.OneToOneField(Scope, models.PROTECT, related_name="designation", editable=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="designations")
    body = models.ForeignKey(Organisation, models.PROTECT, related_name="designations")
    ended_on = models.DateField(null=True, blank=True)
    terms = models.ForeignKey(Terms, models.PROTECT, null=True, blank=True, related_name="designations")
    without_terms = models.BooleanField(default=False)
    review_on = models.DateField(null=True, blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", editable=False
    )

    class Meta:
        ordering: ClassVar = ["area__name", "effective_on", "pk"]
        constraints: ClassVar = [
            *Noticed.Meta.constraints,
            *Consented.Meta.constraints,
            models.UniqueConstraint(
                fields=["area"],
                condition=Q(state="designated", ended_on=None),
                name="one_designation_without_an_end_for_each_area",
            ),
            models.UniqueConstraint(
                fields=["body", "area"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="one_open_proposal_for_each_body_and_area",
            ),
            models.CheckConstraint(condition=_DATES_OF_ITS_STATE, name="designation_has_the_dates_of_its_state"),
            models.CheckConstraint(condition=~Q(follows=F("id")), name="designation_does_not_follow_itself"),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("effective_on")), name="designation_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(terms=None) | Q(without_terms=False), name="designation_has_terms_or_none"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["area", "effective_on"], name="designations_of_an_area")]

    def __str__(self) -> str:
        return f"{self.body} for {self.area}" if self.body_id else f"A designation for {self.area}"

    def scopes(self) -> list[Scope]:
        """Return the scope in which the body's people hold their roles; none before the proposal is made."""
        return [self.scope] if self.scope_id else []

    def concerned(self) -> set[int]:
        """Return the body, once one is named."""
        return {self.body_id} if self.body_id else set()

    def get_absolute_url(self) -> str:
        """Return the working page of the designation."""
        return reverse("designation", args=[self.pk])
