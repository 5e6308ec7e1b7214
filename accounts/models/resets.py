"""Resets of second factors: for somebody who lost theirs, and the recovery codes too."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models.people import User
from accounts.models.scopes import Scope
from lifecycle.models import Record


class FactorResetState(models.TextChoices):
    """Where a reset stands."""

    ASKED = "asked", "Waits for a second person"
    DONE = "done", "Second factors removed"
    REFUSED = "refused", "Refused"


class FactorReset(Record):
    """The second factors of a person are removed, because they lost them and their recovery codes.

    `asked_by` is who asked for it and made sure that it is the person; `confirmed_by` is the second person, who has to
    agree where the role of the person needs a second factor. It is told in the history of the place where it was asked.
    """

    workflow_name = "factor-reset"
    # Who may act does not depend on an edition of the guidance, so the column of other records is left out.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=FactorResetState, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="factor_resets", editable=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="factor_resets", editable=False)
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="factor_resets_asked", editable=False)
    confirmed_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="factor_resets_confirmed", editable=False
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="asked"), name="one_reset_of_a_person_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(asked_by=None) | ~Q(asked_by=F("person")), name="nobody_resets_their_own_factors"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None)
                | (Q(state="done") & ~Q(confirmed_by=F("person")) & ~Q(confirmed_by=F("asked_by"))),
                name="a_reset_is_confirmed_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"Reset of the second factors of {self.person}"

    def scopes(self) -> list[Scope]:
        """Return the place where it was asked for."""
        return [self.scope]

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("factor_reset", args=[self.pk])
