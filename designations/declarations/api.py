"""The API of declarations of interest."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from designations.declarations import selectors
from designations.models import Declaration


class DeclarationSerializer(serializers.ModelSerializer[Declaration]):
    """A declaration with its matter."""

    holder = serializers.StringRelatedField[Any]()
    matter = serializers.CharField()

    class Meta:
        model = Declaration
        fields = (
            "id",
            "designation",
            "organisation",
            "about_kind",
            "about_id",
            "matter",
            "holder",
            "side",
            "kind",
            "interest",
            "declared_on",
            "ended_on",
            "state",
            "demonstration",
        )


class DeclarationViewSet(ReadOnlyModelViewSet[Declaration]):
    """The declarations that the person may read."""

    serializer_class = DeclarationSerializer

    def get_queryset(self) -> QuerySet[Declaration]:
        """Return those, the newest first."""
        return selectors.declarations_seen_by(self.request.user)


routes: list[tuple[str, Any, str]] = [("declarations", DeclarationViewSet, "declaration")]
