"""Declarations of interest in a matter, by people who act in the portal (guidance 4.2)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Organisation, Scope
from designations.models.designations import Designation
from designations.models.interests import InterestKind
from lifecycle import wiring
from lifecycle.models import Actor, Record


class DeclarationState(models.TextChoices):
    """Where a declaration stands: while it is in force, its holder stands aside."""

    IN_FORCE = "in_force", "Stands aside"
    ENDED = "ended", "Ended"


class Declaration(Record):
    """Somebody's interest in a matter, from which they stand aside.

    The matter is all that is done for an area, or, where `organisation` is given, all that is decided about that
    organisation in any area, or, where `about_kind` and `about_id` name one, a single plan, case or statement, with
    what is made about it. It is kept in the history of the designation below which it was declared.
    """

    class Side(models.TextChoices):
        ERB = "erb", "For the body"
        PROVIDER = "provider", "For a provider"
        AUTHORITY = "authority", "For an authority"
        DEPARTMENT = "department", "For the department"

    class About(models.TextChoices):
        PLAN = "plan", "Plan"
        CASE = "case", "Approval of a plan"
        STATEMENT = "statement", "Statement of an authority"

    workflow_name = "declaration"

    state = models.CharField(max_length=40, choices=DeclarationState, editable=False)
    designation = models.ForeignKey(Designation, models.PROTECT, related_name="declarations", editable=False)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="declarations_about"
    )
    about_kind = models.CharField(max_length=12, choices=About, blank=True, editable=False)
    about_id = models.BigIntegerField(null=True, blank=True, editable=False)
    about_title = models.CharField(max_length=300, blank=True, editable=False)
    holder = models.ForeignKey(Actor, models.PROTECT, related_name="declarations", editable=False)
    side = models.CharField(max_length=12, choices=Side, editable=False)
    kind = models.CharField(max_length=12, choices=InterestKind)
    interest = models.TextField(max_length=1000)
    declared_on = models.DateField(editable=False)
    ended_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-declared_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="in_force", ended_on=None)
                | Q(state="ended", ended_on__isnull=False, ended_on__gte=F("declared_on")),
                name="a_declaration_ends_on_a_day_or_is_in_force",
            ),
            models.CheckConstraint(
                condition=Q(about_kind="", about_id=None, about_title="")
                | (~Q(about_kind="") & Q(about_id__isnull=False, organisation=None) & ~Q(about_title="")),
                name="a_declaration_is_about_an_area_an_organisation_or_one_record",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["holder", "state"], name="declarations_in_force")]

    def __str__(self) -> str:
        return f"Interest in {self.matter}"

    @property
    def matter(self) -> str:
        """What it is about, in words that follow "an interest in"."""
        return self.about_title or str(self.organisation or self.designation.area)

    def scopes(self) -> list[Scope]:
        """Return the scope of the designation below which it is declared, and the places with a part in its area."""
        near = wiring.answer("places_with_a_part")
        return [*self.designation.scopes(), *(near(self.designation) if near else ())]

    def concerned(self) -> set[int]:
        """Return the organisation it is about, so that its holder does not end it."""
        return {self.organisation_id} if self.organisation_id else set()

    def get_absolute_url(self) -> str:
        """Return its page."""
        return reverse("declaration", args=[self.pk])
