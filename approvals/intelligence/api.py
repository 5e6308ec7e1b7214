"""The API of intelligence: whole for the department; for an ERB the words that are shared with it."""

from typing import ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals.intelligence import selectors
from approvals.models import Intelligence


class SharedSerializer(serializers.ModelSerializer[Intelligence]):
    """What an ERB reads of intelligence: the words written for it, and the day."""

    area = serializers.CharField(source="designation.area.slug")

    class Meta:
        model = Intelligence
        fields: ClassVar[tuple[str, ...]] = ("id", "area", "shared_text", "shared_on", "demonstration")


class IntelligenceSerializer(serializers.ModelSerializer[Intelligence]):
    """Intelligence as the department reads it."""

    area = serializers.CharField(source="designation.area.slug")
    also = serializers.SerializerMethodField()

    class Meta:
        model = Intelligence
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "designation",
            "area",
            "also",
            "state",
            "learned_on",
            "source_kind",
            "source",
            "what",
            "confidence",
            "audience",
            "shared_text",
            "shared_on",
            "demonstration",
        )

    def get_also(self, intelligence: Intelligence) -> list[str]:
        """Return the other areas that it concerns."""
        return [one.area.slug for one in intelligence.also.all()]


class IntelligenceViewSet(ReadOnlyModelViewSet[Intelligence]):
    """What people of the department may see."""

    serializer_class = IntelligenceSerializer

    def get_queryset(self) -> QuerySet[Intelligence]:
        """Return the intelligence that the person may see."""
        return selectors.intelligence_seen_by(self.request.user).prefetch_related("also__area")


class SharedIntelligenceViewSet(ReadOnlyModelViewSet[Intelligence]):
    """What the department shares with the person's ERB."""

    serializer_class = SharedSerializer

    def get_queryset(self) -> QuerySet[Intelligence]:
        """Return what is shared with the ERBs in which the person holds a role."""
        return selectors.shared_with(self.request.user)


routes = [
    ("intelligence", IntelligenceViewSet, "intelligence"),
    ("shared-intelligence", SharedIntelligenceViewSet, "shared-intelligence"),
]
