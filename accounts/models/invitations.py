"""Invitations: how a person comes to hold a role."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse

from accounts.models.people import User
from accounts.models.roles import RoleHeld
from accounts.models.scopes import Scope
from accounts.roles import ALL_ROLES, BY_NAME, Role
from lifecycle import clock
from lifecycle.models import Actor, Record
from lifecycle.workflow import Addressee


class InvitationState(models.TextChoices):
    """What became of an invitation; that it has expired is computed from its date."""

    OPEN = "open", "Open"
    ACCEPTED = "accepted", "Accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Invitation(Record):
    """Somebody is invited to hold a role in a scope, by a link to their e-mail address that works once.

    The person invited is known to the history as `invitee` before they have an account. The link names the invitation
    and its `round`: sending it again begins a new round, and every older link stops working.
    """

    workflow_name = "invitation"
    # Who may act does not depend on an edition of the guidance, so the column of other records is left out.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=InvitationState, editable=False)
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=30, choices=[(role.name, role.label) for role in ALL_ROLES])
    email = models.EmailField()
    name = models.CharField(max_length=200)
    ukprn = models.CharField("UKPRN", max_length=8, blank=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="invitations_made")
    invitee = models.ForeignKey(Actor, models.PROTECT, related_name="invitations")
    expires_on = models.DateField()
    round = models.PositiveSmallIntegerField(default=1)
    role_held = models.OneToOneField(RoleHeld, models.PROTECT, null=True, blank=True, related_name="invitation")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("email"),
                "role",
                "scope",
                condition=Q(state="open"),
                name="one_open_invitation_of_an_address_to_a_role",
            ),
            models.CheckConstraint(
                condition=Q(state="accepted", role_held__isnull=False) | (~Q(state="accepted") & Q(role_held=None)),
                name="an_accepted_invitation_gave_a_role",
            ),
        ]

    def __str__(self) -> str:
        return f"Invitation of {self.name} to {self.scope}" if self.name else f"Invitation to {self.scope}"

    @property
    def kind(self) -> Role:
        """The role as it is declared."""
        return BY_NAME[self.role]

    @property
    def has_expired(self) -> bool:
        """Whether its last day is over while nobody accepted or withdrew it."""
        return self.state == InvitationState.OPEN and self.expires_on < clock.today()

    @property
    def addressee(self) -> Addressee:
        """The person invited, as the notice reaches them: with the link that lets them accept."""
        return Addressee(self.invitee_id, self.email, reverse("invitation_mine", args=[self.pk, self.round]))

    def scopes(self) -> list[Scope]:
        """Return the scope to which somebody is invited."""
        return [self.scope]

    def get_absolute_url(self) -> str:
        """Return the page of the invitation for those who look after the people of its scope."""
        return reverse("invitation", args=[self.pk])
