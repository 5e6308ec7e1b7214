"""The API of resets of second factors."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from accounts.models import FactorReset
from accounts.resets import selectors


class FactorResetSerializer(serializers.ModelSerializer[FactorReset]):
    """A reset with whom it is about, who asked and who agreed."""

    person = serializers.CharField(source="person.name")
    asked_by = serializers.StringRelatedField[Any]()
    confirmed_by = serializers.StringRelatedField[Any]()

    class Meta:
        model = FactorReset
        fields = ("id", "scope", "person", "asked_by", "confirmed_by", "state", "demonstration")


class FactorResetViewSet(ReadOnlyModelViewSet[FactorReset]):
    """The resets that the person may see."""

    serializer_class = FactorResetSerializer

    def get_queryset(self) -> QuerySet[FactorReset]:
        """Return those, the newest first."""
        return selectors.resets_seen_by(self.request.user)


routes: list[tuple[str, Any, str]] = [("factor-resets", FactorResetViewSet, "factor-reset")]
