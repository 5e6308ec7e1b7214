"""The roles people hold, with their dates."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models.organisations import Organisation
from accounts.models.people import User
from accounts.models.scopes import Scope
from accounts.roles import ALL_ROLES, BY_NAME, Role
from lifecycle import clock
from lifecycle.models import Entry, Record


class RoleState(models.TextChoices):
    """Whether the end of a role is settled."""

    HELD = "held", "Held"
    ENDED = "ended", "Ended"


class RoleHeldQuerySet(models.QuerySet["RoleHeld"]):
    """Roles by the days on which they are held."""

    def on(self, day: date) -> "RoleHeldQuerySet":
        """Return the roles held on a day: the first and the last day included, but for a last day cut short."""
        lasting = Q(until=None) | Q(until__gt=day) | Q(until=day, at_once=False)
        return self.filter(lasting, since__lte=day, person__is_active=True)


class RoleHeld(Record):
    """A person holds a role, for an organisation, in a scope, from a day until a day: the truth about access.

    `until` is the last day; `at_once` says that it was cut short, so that the role gave nothing from that moment on.
    `given_by` is empty for a role that was held before roles had a history.
    """

    workflow_name = "role"
    # Who may act does not depend on an edition of the guidance, so the column of other records is left out.
    edition = None  # type: ignore[assignment]

    state = models.CharField(max_length=40, choices=RoleState, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="roles_held")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=30, choices=[(role.name, role.label) for role in ALL_ROLES])
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="roles_held")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    at_once = models.BooleanField(default=False)
    given_by = models.ForeignKey(Entry, models.PROTECT, null=True, editable=False, related_name="roles_given")
    ended_by = models.ForeignKey(Entry, models.PROTECT, null=True, editable=False, related_name="roles_ended")

    objects = RoleHeldQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "roles held"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="a_role_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(state="held", until=None, at_once=False) | Q(state="ended", until__isnull=False),
                name="a_role_has_a_last_day_once_it_ended",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "scope"], condition=Q(until=None), name="a_role_is_held_once_at_a_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["scope", "role"], name="roles_by_scope")]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}: {self.scope}"

    @property
    def kind(self) -> Role:
        """The role as it is declared."""
        return BY_NAME[self.role]

    @property
    def in_effect(self) -> bool:
        """Whether it gives its holder anything today."""
        today = clock.today()
        return self.since <= today and (
            self.until is None or self.until > today or (self.until == today and not self.at_once)
        )

    def scopes(self) -> list[Scope]:
        """Return the scope in which it is held."""
        return [self.scope]

    def get_absolute_url(self) -> str:
        """Return the page of the role."""
        return reverse("role", args=[self.pk])
