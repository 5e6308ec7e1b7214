"""Governance groups of a designated body: who sits in them, and what their meetings decided (guidance 4.2)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from accounts.models import Scope
from designations.models.designations import Designation
from lifecycle import clock
from lifecycle.models import Record


class GroupState(models.TextChoices):
    """Where a group stands."""

    ACTIVE = "active", "Active"
    CLOSED = "closed", "Closed"


class GovernanceGroup(Record):
    """A board or steering group that oversees the work for a designation; its members are public where it says so."""

    class Kind(models.TextChoices):
        BOARD = "board", "Board"
        STEERING = "steering", "Steering group"
        OTHER = "other", "Other group"

    workflow_name = "governance-group"

    state = models.CharField(max_length=40, choices=GroupState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="groups", editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    public = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["state", "name", "pk"]

    def __str__(self) -> str:
        return self.name or f"A group of {self.designation}"

    def scopes(self) -> list[Scope]:
        """Return the scope of its designation."""
        return self.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("group", args=[self.pk])


class GroupMember(models.Model):
    """Somebody who sits in a group, for an organisation, from a day until a last day."""

    group = models.ForeignKey(GovernanceGroup, models.PROTECT, related_name="members")
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="a_membership_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.organisation}"

    @property
    def sits(self) -> bool:
        """Whether the membership has not ended."""
        return self.until is None or self.until >= clock.today()


class MeetingState(models.TextChoices):
    """Where the record of a meeting stands; what is added later is seen in its history."""

    RECORDED = "recorded", "Recorded"


class Meeting(Record):
    """A meeting of a group: items with what was decided, who declared a conflict and left, and what is to be done."""

    workflow_name = "meeting"

    state = models.CharField(max_length=40, choices=MeetingState, editable=False)
    group = models.ForeignKey(GovernanceGroup, models.PROTECT, related_name="meetings", editable=False)
    held_on = models.DateField()
    present = models.ManyToManyField(GroupMember, related_name="meetings")

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"Meeting of {self.group}"

    def scopes(self) -> list[Scope]:
        """Return the scope of the designation."""
        return self.group.designation.scopes()

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("meeting", args=[self.pk])


class MeetingItem(models.Model):
    """An item of a meeting, with what was decided."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    decision = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering: ClassVar = ["meeting", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_item_of_a_number_at_a_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class MeetingDeclaration(models.Model):
    """A conflict that a member declared at a meeting, on an item: who left for it, or why they stayed."""

    item = models.ForeignKey(MeetingItem, models.PROTECT, related_name="declarations")
    member = models.ForeignKey(GroupMember, models.PROTECT, related_name="declarations")
    interest = models.TextField(max_length=1000)
    left = models.BooleanField()
    why_stayed = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["item", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "member"], name="a_conflict_is_declared_once_on_an_item"),
            models.CheckConstraint(
                condition=Q(left=True, why_stayed="") | (Q(left=False) & ~Q(why_stayed="")),
                name="who_declared_a_conflict_left_or_it_says_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.item}"


class MeetingAction(models.Model):
    """Something that a meeting asked somebody to do by a day."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=500)
    owner = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["meeting", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_action_of_a_number_of_a_meeting")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.what}"

    @property
    def late(self) -> bool:
        """Whether it is not done and its day is over."""
        return self.done_on is None and self.due_on < clock.today()
