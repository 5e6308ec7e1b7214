"""The API of officers' areas and cover, for those who read the country."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals.caseload import selectors
from approvals.models import Assignment, Cover


class AssignmentSerializer(serializers.ModelSerializer[Assignment]):
    """Who looks after an area; days are inclusive, and without a last day it goes on."""

    area = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    officer = serializers.StringRelatedField[Any]()

    class Meta:
        model = Assignment
        fields: ClassVar = ("id", "state", "area", "officer", "since", "until", "demonstration")


class CoverSerializer(serializers.ModelSerializer[Cover]):
    """Who stands in for an officer; days are inclusive."""

    officer = serializers.StringRelatedField[Any]()
    by = serializers.StringRelatedField[Any]()

    class Meta:
        model = Cover
        fields: ClassVar = ("id", "state", "officer", "by", "since", "until", "demonstration")


class AssignmentViewSet(ReadOnlyModelViewSet[Assignment]):
    """Every assignment, past ones too."""

    serializer_class = AssignmentSerializer

    def get_queryset(self) -> QuerySet[Assignment]:
        """Return the assignments that the person may see."""
        return selectors.assignments_seen_by(self.request.user)


class CoverViewSet(ReadOnlyModelViewSet[Cover]):
    """Every cover, past and cancelled ones too."""

    serializer_class = CoverSerializer

    def get_queryset(self) -> QuerySet[Cover]:
        """Return the covers that the person may see."""
        return selectors.covers_seen_by(self.request.user)


routes = [("assignments", AssignmentViewSet, "assignment"), ("covers", CoverViewSet, "cover")]
