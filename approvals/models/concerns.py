"""Concerns: what the department feeds back to the ERB where it cannot approve a plan yet (guidance 6.5)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from approvals.models.cases import Case

LONGEST_CONCERN = 4000


class Disposition(models.TextChoices):
    """What became of a concern."""

    OPEN = "open", "Open"
    MET = "met", "Met"
    NOT_MET = "not_met", "Not met"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Concern(models.Model):
    """A numbered concern about one section, or about the whole plan where `section` is empty.

    The ERB responds to it when the plan is returned; the department settles it when the plan comes back.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="concerns")
    number = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=60, blank=True)
    text = models.TextField(max_length=LONGEST_CONCERN)
    raised_on = models.DateField()
    response = models.TextField(max_length=LONGEST_CONCERN, blank=True)
    responded_on = models.DateField(null=True)
    disposition = models.CharField(max_length=10, choices=Disposition, default=Disposition.OPEN)
    disposition_note = models.TextField(max_length=LONGEST_CONCERN, blank=True)
    settled_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["case__number", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="concerns_are_numbered_within_a_round"),
            models.CheckConstraint(condition=Q(number__gte=1) & ~Q(text=""), name="a_concern_has_a_number_and_words"),
            models.CheckConstraint(
                condition=Q(response="", responded_on=None) | (~Q(response="") & Q(responded_on__isnull=False)),
                name="a_response_is_given_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(disposition=Disposition.OPEN, settled_on=None, disposition_note="")
                | (~Q(disposition=Disposition.OPEN) & Q(settled_on__isnull=False)),
                name="a_concern_is_settled_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Concern {self.label}"

    @property
    def round(self) -> int:
        """The submission in which the concern was raised."""
        return self.case.number

    @property
    def label(self) -> str:
        """The number by which people speak of the concern: round and number, such as "1.2"."""
        return f"{self.round}.{self.number}"

    @property
    def is_open(self) -> bool:
        """Whether nothing has become of the concern yet."""
        return self.disposition == Disposition.OPEN
