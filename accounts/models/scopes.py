"""Scopes: where a role is held."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from accounts.models.organisations import Organisation
from accounts.roles import ALL_ROLES, ScopeKind
from lifecycle.models import Chain


class Scope(models.Model):
    """A designation, a provider, an authority or the nation, as the place in which roles are held.

    It is what django-guardian's object permissions are about, one permission for each role. Who comes and goes is told
    in its history: a designation's own, or one of the provider, the authority or the nation.
    """

    kind = models.CharField(max_length=20, choices=ScopeKind)
    title = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="scopes")
    chain = models.OneToOneField(Chain, models.PROTECT, related_name="scope", editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind"], condition=Q(kind="nation"), name="one_nation"),
            models.UniqueConstraint(
                fields=["kind", "organisation"],
                condition=Q(kind__in=["provider", "authority"]),
                name="one_scope_for_each_provider_and_authority",
            ),
            models.CheckConstraint(
                condition=Q(kind="nation", organisation=None) | (~Q(kind="nation") & Q(organisation__isnull=False)),
                name="every_scope_but_the_nation_belongs_to_an_organisation",
            ),
        ]
        permissions: ClassVar = [(role.permission, f"Act as {role.label}") for role in ALL_ROLES]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the page of its people."""
        return reverse("people_of", args=[self.pk])


class ScopeUserObjectPermission(UserObjectPermissionBase):
    """Direct foreign keys keep permission queries quick; grants go to groups, so this table stays empty."""

    content_object = models.ForeignKey(Scope, on_delete=models.CASCADE)


class ScopeGroupObjectPermission(GroupObjectPermissionBase):
    """A role group's permission on a scope: the projection of dated roles."""

    content_object = models.ForeignKey(Scope, on_delete=models.CASCADE)
