"""Bodies that share the work of a designation."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from designations.models.designations import Designation


class DesignationPartner(models.Model):
    """An organisation that leads with the designated body, or works with it, from a day until a last day.

    Only one body is designated for an area (guidance 3.2); co-leads and partners help it. `since` is empty while the
    designation is only proposed.
    """

    class Part(models.TextChoices):
        CO_LEAD = "co_lead", "Co-lead"
        PARTNER = "partner", "Partner"

    designation = models.ForeignKey(Designation, models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="partnerships")
    part = models.CharField(max_length=10, choices=Part)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["part", "organisation__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["designation", "organisation"],
                condition=Q(until=None),
                name="one_part_of_an_organisation_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(since__isnull=False, until__gte=F("since")),
                name="a_partnership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.get_part_display().lower()}"
