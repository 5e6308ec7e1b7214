"""The roles people hold, with their dates."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from accounts.models.organisations import Organisation
from accounts.models.people import User
from accounts.models.scopes import Scope
from accounts.roles import ALL_ROLES
from lifecycle.models import Entry


class RoleHeldQuerySet(models.QuerySet["RoleHeld"]):
    """Roles by the days on which they are held."""

    def on(self, day: date) -> "RoleHeldQuerySet":
        """Return the roles held on a day: the first day and the last day included."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day, person__is_active=True)


class RoleHeld(models.Model):
    """A person holds a role, for an organisation, in a scope, from a day until a day: the truth about access."""

    person = models.ForeignKey(User, models.PROTECT, related_name="roles_held")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=30, choices=[(role.name, role.label) for role in ALL_ROLES])
    scope = models.ForeignKey(Scope, models.PROTECT, related_name="roles_held")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="roles_given")
    ended_by = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="roles_ended")

    objects = RoleHeldQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "roles held"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="a_role_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "scope"], condition=Q(until=None), name="a_role_is_held_once_at_a_time"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["scope", "role"], name="roles_by_scope")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()} in {self.scope}"
