"""What others say while a body is designated: the Strategic Authority's view, the notification, terms, standards."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from designations.models.designations import Designation
from designations.models.terms import Terms
from lifecycle.models import Actor, Edition, Entry
from reference.models import Authority


class AuthorityView(models.Model):
    """What a Strategic Authority said of the choice of body (guidance of November 2025). The newest view counts."""

    class View(models.TextChoices):
        SATISFIED = "satisfied", "Satisfied with the choice"
        NOT_SATISFIED = "not_satisfied", "Not satisfied with the choice"
        NO_VIEW = "no_view", "Gave no view"

    designation = models.ForeignKey(Designation, models.PROTECT, related_name="authority_views")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    view = models.CharField(max_length=20, choices=View)
    given_by = models.CharField(max_length=200)
    given_on = models.DateField()
    comment = models.TextField(max_length=4000)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="authority_view", editable=False)

    class Meta:
        ordering: ClassVar = ["authority__name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(given_by="") & ~Q(comment=""), name="a_view_of_an_authority_has_a_name_and_a_comment"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.get_view_display().lower()}"


class Notification(models.Model):
    """A notification in writing (Act s.4(1)): its text, to whom, when, and what shows that it was sent.

    One that the portal sent has the messages of its entry as proof; the files of the entry prove any other.
    """

    designation = models.ForeignKey(Designation, models.PROTECT, related_name="notifications")
    text = models.TextField(max_length=20000)
    recipient = models.CharField(max_length=200)
    sent_on = models.DateField()
    proof = models.TextField(max_length=1000)
    by_portal = models.BooleanField(default=False)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="notification", editable=False)

    class Meta:
        ordering: ClassVar = ["designation", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(recipient="") & ~Q(proof=""), name="a_notification_is_written_and_proven"
            ),
        ]

    def __str__(self) -> str:
        return f"Notification to {self.recipient}"

    @property
    def title(self) -> str:
        """What it is about: the first line of what was sent."""
        return self.text.partition("\n")[0]

    @property
    def body(self) -> str:
        """What was sent below its title."""
        return self.text.partition("\n")[2].strip()


class TermsAcceptance(models.Model):
    """The body's lead accepted an edition of the terms, and with it to have regard to an edition of the guidance."""

    designation = models.ForeignKey(Designation, models.PROTECT, related_name="acceptances")
    terms = models.ForeignKey(Terms, models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+")
    accepted_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    accepted_on = models.DateField()
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="terms_acceptance", editable=False)

    class Meta:
        ordering: ClassVar = ["designation", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["designation", "terms"], name="terms_are_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.terms} accepted by {self.accepted_by}"


class StandardsConfirmation(models.Model):
    """The body's lead confirmed honesty, transparency, integrity and impartiality on a day (guidance 4.2)."""

    designation = models.ForeignKey(Designation, models.PROTECT, related_name="confirmations")
    confirmed_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    confirmed_on = models.DateField()
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="standards_confirmation", editable=False)

    class Meta:
        ordering: ClassVar = ["designation", "confirmed_on", "pk"]

    def __str__(self) -> str:
        return f"Standards confirmed by {self.confirmed_by}"
