"""The API of mergers of providers, for whoever is signed in."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from engagement.mergers import selectors
from engagement.models import Merger


class MergerSerializer(serializers.ModelSerializer[Merger]):
    """Which provider became part of which, both by their UKPRN, since when and by which source."""

    predecessor = serializers.SlugRelatedField[Any](slug_field="ukprn", read_only=True)
    successor = serializers.SlugRelatedField[Any](slug_field="ukprn", read_only=True)

    class Meta:
        model = Merger
        fields: ClassVar = (
            "id",
            "state",
            "predecessor",
            "successor",
            "since",
            "source",
            "recorded_on",
            "demonstration",
        )


class MergerViewSet(ReadOnlyModelViewSet[Merger]):
    """The mergers of providers, withdrawn ones too, the latest first."""

    serializer_class = MergerSerializer

    def get_queryset(self) -> QuerySet[Merger]:
        """Return the mergers that the person may see."""
        return selectors.mergers_seen_by(self.request.user)


routes = [("mergers", MergerViewSet, "merger")]
