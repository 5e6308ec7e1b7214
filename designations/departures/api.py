"""The API of departures from the guidance, for the department and the bodies concerned."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations.departures import selectors
from designations.models import Departure


class DepartureSerializer(serializers.ModelSerializer[Departure]):
    """A departure with its paragraph, what is done instead, and why."""

    area = serializers.CharField(source="designation.area.slug")
    body = serializers.CharField(source="designation.body.name")
    edition = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)
    standing = serializers.CharField()

    class Meta:
        model = Departure
        fields = (
            "id",
            "designation",
            "area",
            "body",
            "edition",
            "paragraph",
            "instead",
            "reason",
            "since",
            "until",
            "state",
            "standing",
            "logged_on",
            "demonstration",
        )


class DepartureViewSet(ReadOnlyModelViewSet[Departure]):
    """The departures that the person may read."""

    serializer_class = DepartureSerializer

    def get_queryset(self) -> QuerySet[Departure]:
        """Return those, by area, the newest first."""
        return selectors.in_log(selectors.departures_seen_by(self.request.user))


routes: list[tuple[str, Any, str]] = [("departures", DepartureViewSet, "departure")]
