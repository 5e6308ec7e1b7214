"""The yearly access review."""

from typing import ClassVar

from django.db import models

from accounts.models.roles import RoleHeld
from accounts.models.scopes import Scope
from lifecycle.models import Record


class AccessReviewState(models.TextChoices):
    """A review is one act."""

    CONFIRMED = "confirmed", "Confirmed"


class AccessReview(Record):
    """Somebody who looks after the people of a scope confirmed, on a day, who still needs which role there."""

    workflow_name = "access-review"
    # Who may act does not depend on an edition of the guidance, so the column of other records is left out.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=AccessReviewState, editable=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="access_reviews")
    reviewed_on = models.DateField()
    kept = models.ManyToManyField(RoleHeld, related_name="confirmed_by")
    ended = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-reviewed_on", "-pk"]

    def __str__(self) -> str:
        return f"Access review of {self.scope}"

    def scopes(self) -> list[Scope]:
        """Return the scope whose people were reviewed."""
        return [self.scope]

    def get_absolute_url(self) -> str:
        """Return the page of the people of its scope."""
        return self.scope.get_absolute_url()
