"""Provision: what a provider teaches, where, for whom and with whose money (Act s.4; guidance 3.4)."""

import uuid
from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from accounts.models import Organisation
from reference.models import Area, Funder, Level, Route


class Provision(models.Model):
    """One offer of education or training, linked to areas by where it is taught and never by where learners live.

    Online provision counts for the areas in which it is provided. Where a partner delivers it for the main provider,
    it is the provision of both (Act s.4(4)). Ages are in years, both ends included; an empty end is open.
    """

    COMPULSORY_SCHOOL_AGE: ClassVar = 16

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "Taught in person"
        ONLINE = "online", "Distance or online learning"

    provider = models.ForeignKey(Organisation, models.PROTECT, related_name="provision")
    partner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="partnered_provision")
    title = models.CharField(max_length=200)
    mode = models.CharField(max_length=10, choices=Mode)
    areas = models.ManyToManyField(Area, related_name="provision")
    technical = models.BooleanField()
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    level = models.ForeignKey(Level, models.PROTECT, null=True, blank=True, related_name="+")
    route = models.ForeignKey(Route, models.PROTECT, null=True, blank=True, related_name="provision")
    funders = models.ManyToManyField(Funder, related_name="provision")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    demonstration = models.BooleanField(default=False, editable=False)
    once = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    history = HistoricalRecords()

    class Meta:
        ordering: ClassVar = ["title", "pk"]
        verbose_name_plural = "provision"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(partner=None) | ~Q(partner=F("provider")), name="a_provider_is_not_its_own_partner"
            ),
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_from__lte=F("age_to")), name="ages_are_a_range"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="provision_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse facts that contradict each other."""
        faults = {}
        if self.partner_id is not None and self.partner_id == self.provider_id:
            faults["partner"] = "The partner must be another provider than the main one."
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            faults["age_to"] = "The highest age must be the lowest age or above it."
        if self.until is not None and self.since is not None and self.until < self.since:
            faults["until"] = "The last day must be the first day or after it."
        if faults:
            raise ValidationError(faults)

    def is_offered(self, on: date) -> bool:
        """Whether the provision runs on a day."""
        return self.since <= on and (self.until is None or on <= self.until)

    @property
    def post_16(self) -> bool:
        """Whether it takes people over compulsory school age, be it among others (Act s.4(1))."""
        return self.age_to is None or self.age_to >= self.COMPULSORY_SCHOOL_AGE

    @property
    def ages(self) -> str:
        """The ages it takes, in words."""
        if self.age_from is None and self.age_to is None:
            return "Any age"
        if self.age_to is None:
            return f"{self.age_from} and over"
        return f"{self.age_from} to {self.age_to}" if self.age_from is not None else f"Up to {self.age_to}"

    def counting_funders(self, on: date) -> list[Funder]:
        """Return its funders that make it English-funded on a day, be it in part (Act s.4(2) and (3))."""
        return [funder for funder in self.funders.all() if funder.english_funded and funder.is_in_force(on)]
