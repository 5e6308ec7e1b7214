"""The API of governance groups and their meetings."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations.governance import selectors
from designations.models import (
    GovernanceGroup,
    GroupMember,
    Meeting,
    MeetingAction,
    MeetingDeclaration,
    MeetingItem,
)


class MemberSerializer(serializers.ModelSerializer[GroupMember]):
    """A member of a group."""

    class Meta:
        model = GroupMember
        fields = ("id", "name", "organisation", "role", "since", "until")


class GroupSerializer(serializers.ModelSerializer[GovernanceGroup]):
    """A group with its members."""

    members = MemberSerializer(many=True)

    class Meta:
        model = GovernanceGroup
        fields = ("id", "designation", "kind", "name", "public", "state", "members", "demonstration")


class ConflictSerializer(serializers.ModelSerializer[MeetingDeclaration]):
    """A conflict that was declared on an item."""

    class Meta:
        model = MeetingDeclaration
        fields = ("member", "interest", "left", "why_stayed")


class ItemSerializer(serializers.ModelSerializer[MeetingItem]):
    """An item of a meeting with the conflicts declared on it."""

    declarations = ConflictSerializer(many=True)

    class Meta:
        model = MeetingItem
        fields = ("id", "number", "title", "decision", "declarations")


class ActionSerializer(serializers.ModelSerializer[MeetingAction]):
    """An action of a meeting."""

    class Meta:
        model = MeetingAction
        fields = ("id", "number", "what", "owner", "due_on", "done_on")


class MeetingSerializer(serializers.ModelSerializer[Meeting]):
    """A meeting with its items and actions."""

    items = ItemSerializer(many=True)
    actions = ActionSerializer(many=True)

    class Meta:
        model = Meeting
        fields = ("id", "group", "held_on", "present", "items", "actions", "state", "demonstration")


class GroupViewSet(ReadOnlyModelViewSet[GovernanceGroup]):
    """The groups that the person may see."""

    serializer_class = GroupSerializer

    def get_queryset(self) -> QuerySet[GovernanceGroup]:
        """Return those with their members."""
        return selectors.groups_seen_by(self.request.user).prefetch_related("members")


class MeetingViewSet(ReadOnlyModelViewSet[Meeting]):
    """The meetings that the person may see."""

    serializer_class = MeetingSerializer

    def get_queryset(self) -> QuerySet[Meeting]:
        """Return those with their items and actions."""
        found = selectors.meetings_seen_by(self.request.user)
        return found.prefetch_related("items__declarations", "actions", "present")


routes: list[tuple[str, Any, str]] = [("groups", GroupViewSet, "group"), ("meetings", MeetingViewSet, "meeting")]
