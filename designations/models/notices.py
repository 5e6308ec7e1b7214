"""Statutory notices: when they were given, and the text that was sent and published."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

_UNSENT = Q(notified_on=None, notified_to="", proof_of_sending="")
_SENT = Q(notified_on__isnull=False) & ~Q(notified_to="") & ~Q(proof_of_sending="")
_UNPUBLISHED = Q(published_on=None, notice_address="")
_PUBLISHED = Q(published_on__isnull=False) & ~Q(notice_address="")
_EACH_BEFORE_ITS_EFFECT = (Q(notified_on=None) | Q(notified_on__lt=F("effective_on"))) & (
    Q(published_on=None) | Q(published_on__lt=F("effective_on"))
)


class Noticed(models.Model):
    """A record that takes effect on a day, after the body was told and a notice published (Act s.2(3)).

    A record that was `taken_in` took effect before the portal knew of it: it has the address of the notice it was
    read from, and how the body was told is not known.
    """

    effective_on = models.DateField(null=True, blank=True)
    notified_on = models.DateField(null=True, blank=True)
    notified_to = models.CharField(max_length=200, blank=True)
    proof_of_sending = models.TextField(max_length=1000, blank=True)
    published_on = models.DateField(null=True, blank=True)
    notice_address = models.URLField(max_length=300, blank=True)
    taken_in = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(condition=_UNSENT | _SENT, name="%(class)s_is_notified_to_somebody_with_proof"),
            models.CheckConstraint(
                condition=_UNPUBLISHED | _PUBLISHED, name="%(class)s_is_published_on_a_day_at_an_address"
            ),
            models.CheckConstraint(
                condition=Q(taken_in=True) | _UNPUBLISHED | _SENT, name="%(class)s_is_notified_and_published"
            ),
            models.CheckConstraint(
                condition=Q(taken_in=True) | _EACH_BEFORE_ITS_EFFECT, name="%(class)s_is_noticed_before_its_effect"
            ),
        ]


class Notice(models.Model):
    """One version of a notice as the portal drafted it. Versions are added, never changed."""

    class Kind(models.TextChoices):
        DESIGNATION = "designation", "Notice of designation"
        MODIFICATION = "modification", "Notice of modified terms"
        REMOVAL = "removal", "Notice of removal"

    designation = models.ForeignKey("Designation", models.PROTECT, related_name="notices")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField(max_length=20000)
    effective_on = models.DateField()
    drafted_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["designation", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["designation", "number"], name="one_notice_of_a_number_for_a_designation"),
            models.CheckConstraint(condition=~Q(text=""), name="a_notice_is_in_writing"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
