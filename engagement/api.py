"""The API of engagement, needs and the duties of providers, each as far as the person may read it."""

from dataclasses import asdict
from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet, ViewSet

from engagement import duty, selectors
from engagement.models import EngagementRecord, Need, Participation
from lifecycle import clock
from reference.models import Occupation
from reference.selectors import provider_by_ukprn


class ParticipationSerializer(serializers.ModelSerializer[Participation]):
    """Who took part, in which capacity."""

    organisation = serializers.StringRelatedField[Any]()

    class Meta:
        model = Participation
        fields = ("organisation", "capacity", "role", "size_band", "named")


class EngagementSerializer(serializers.ModelSerializer[EngagementRecord]):
    """An engagement record: its outline, and the rest for those who read it in full."""

    IN_FULL: ClassVar = ("notes", "hard_to_fill", "hard_to_fill_why", "environment_discussed", "environment_what")

    area = serializers.SlugRelatedField[Any](source="designation.area", slug_field="slug", read_only=True)
    body = serializers.StringRelatedField[Any](source="designation.body")
    routes = serializers.SlugRelatedField[Any](slug_field="slug", many=True, read_only=True)
    areas = serializers.SlugRelatedField[Any](slug_field="slug", many=True, read_only=True)
    participations = ParticipationSerializer(many=True)

    class Meta:
        model = EngagementRecord
        fields: ClassVar[tuple[str, ...]] = (
            *("id", "designation", "area", "body", "state", "title", "held_on", "stage", "method", "depth"),
            *("routes", "areas", "participations", "demonstration"),
            *("notes", "hard_to_fill", "hard_to_fill_why", "environment_discussed", "environment_what"),
        )

    def to_representation(self, record: EngagementRecord) -> dict[str, Any]:
        """Leave out what the person may not read."""
        shown: dict[str, Any] = super().to_representation(record)
        if record.designation_id not in self.context["own"]:
            for name in (*self.IN_FULL, "participations", "depth"):
                shown.pop(name)
        return shown


class EngagementViewSet(ReadOnlyModelViewSet[EngagementRecord]):
    """The engagement records that the person may see, newest first."""

    serializer_class = EngagementSerializer

    def get_queryset(self) -> QuerySet[EngagementRecord]:
        """Return the records the person may see."""
        seen = selectors.engagement_seen_by(self.request.user)
        return seen.prefetch_related("routes", "areas", "participations__organisation")

    def get_serializer_context(self) -> dict[str, Any]:
        """Add the designations whose engagement the person reads in full."""
        own = selectors.designations_worked_in_by(self.request.user)
        return {**super().get_serializer_context(), "own": set(own.values_list("pk", flat=True))}


class OccupationSerializer(serializers.ModelSerializer[Occupation]):
    """An occupation of SOC 2020."""

    class Meta:
        model = Occupation
        fields = ("code", "title")


class NeedSerializer(serializers.ModelSerializer[Need]):
    """A skills need, with the engagements in which it was heard."""

    area = serializers.SlugRelatedField[Any](source="designation.area", slug_field="slug", read_only=True)
    heard_in = serializers.PrimaryKeyRelatedField[Any](many=True, read_only=True)
    occupations = OccupationSerializer(many=True)
    route = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    pathway = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    level_from = serializers.SlugRelatedField[Any](slug_field="key", read_only=True)
    level_to = serializers.SlugRelatedField[Any](slug_field="key", read_only=True)
    sector = serializers.SlugRelatedField[Any](slug_field="code", read_only=True)

    class Meta:
        model = Need
        fields = (
            *(
                "id",
                "designation",
                "area",
                "came_from",
                "state",
                "skill",
                "heard_in",
                "occupations",
                "occupation_note",
                "route",
            ),
            *("pathway", "level_from", "level_to", "sector", "when_needed", "people", "why_hard_to_find"),
            "demonstration",
        )


class NeedViewSet(ReadOnlyModelViewSet[Need]):
    """The skills needs that the person may see."""

    serializer_class = NeedSerializer

    def get_queryset(self) -> QuerySet[Need]:
        """Return the needs the person may see."""
        return selectors.needs_seen_by(self.request.user).prefetch_related("heard_in", "occupations")


class DutiesViewSet(ViewSet):
    """The duties of a provider, by its UKPRN, for each area that it has to do with: each fact with its source."""

    lookup_field = "ukprn"
    lookup_value_regex = "[0-9]{8}"

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def retrieve(self, request: Request, ukprn: str) -> Response:
        """Return the status of the duties as on today."""
        provider = provider_by_ukprn(int(ukprn))
        if provider is None:
            raise NotFound
        dossier = selectors.dossier_on(provider, clock.today())
        kind = dossier.profile.provider_type if dossier.profile else None
        review = duty.local_needs_review(dossier)
        body = {
            "ukprn": provider.ukprn,
            "name": provider.name,
            "type": kind.key if kind else None,
            "on": dossier.on,
            "outside": duty.reason_against_any(dossier),
            "areas": [_status(status) for status in selectors.duties_from(dossier)],
            "local_needs_review": asdict(review) if review else None,
        }
        return Response(body)


def _status(status: duty.DutyStatus) -> dict[str, Any]:
    return {
        "area": status.area.slug,
        "subject": status.subject,
        "reason": status.reason,
        "facts": [asdict(fact) for fact in status.facts],
        "tasks": [asdict(task) for task in status.tasks],
        "demonstration": status.demonstration,
    }


routes: list[tuple[str, Any, str]] = [
    ("engagement", EngagementViewSet, "engagement"),
    ("needs", NeedViewSet, "need"),
    ("provider-duties", DutiesViewSet, "provider-duties"),
]
