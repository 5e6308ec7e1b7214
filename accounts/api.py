"""The API of people: who holds which role where, and who is invited, for those who may see it."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from accounts import selectors
from accounts.models import Invitation, RoleHeld, Scope


class RoleSerializer(serializers.ModelSerializer[RoleHeld]):
    """A role with its holder and its days."""

    person = serializers.CharField(source="person.name")
    email = serializers.EmailField(source="person.email")

    class Meta:
        model = RoleHeld
        fields = ("id", "role", "person", "email", "since", "until", "at_once", "in_effect", "state", "demonstration")


class InvitationSerializer(serializers.ModelSerializer[Invitation]):
    """An invitation that waits for an answer."""

    invited_by = serializers.CharField(source="invited_by.name")

    class Meta:
        model = Invitation
        fields = ("id", "role", "name", "email", "invited_by", "expires_on", "has_expired", "state", "demonstration")


class PlaceSerializer(serializers.ModelSerializer[Scope]):
    """A place in which roles are held, with how many hold one and when access was last reviewed."""

    organisation = serializers.StringRelatedField[Any]()
    people = serializers.IntegerField()
    reviewed_on = serializers.DateField(allow_null=True)
    review_due_on = serializers.SerializerMethodField()

    class Meta:
        model = Scope
        fields: tuple[str, ...] = ("id", "kind", "title", "organisation", "people", "reviewed_on", "review_due_on")

    @extend_schema_field(serializers.DateField(allow_null=True))
    def get_review_due_on(self, place: Scope) -> date | None:
        """Return the day from which the yearly review is due; nothing where nobody holds a role."""
        return selectors.review_due(place)


class PeopleSerializer(PlaceSerializer):
    """A place with everybody who holds or held a role there, and everybody invited."""

    roles = RoleSerializer(source="roles_held", many=True)
    invitations = InvitationSerializer(source="open_invitations", many=True)

    class Meta(PlaceSerializer.Meta):
        fields = (*PlaceSerializer.Meta.fields, "roles", "invitations")


class PeopleViewSet(ReadOnlyModelViewSet[Scope]):
    """The places whose people the person may see; each by itself also names the people."""

    def get_serializer_class(self) -> type[PlaceSerializer]:
        """Return what a list shows, or what one place shows."""
        return PlaceSerializer if self.action == "list" else PeopleSerializer

    def get_queryset(self) -> QuerySet[Scope]:
        """Return the places that the person may see."""
        found = selectors.places_seen_by(self.request.user).order_by("title", "pk")
        if self.action == "list":
            return found
        return found.prefetch_related("roles_held__person", selectors.with_open_invitations())


routes = [("people", PeopleViewSet, "people")]
