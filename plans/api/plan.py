"""Versions of plans and statements, to read by those who may; and published plans, to read by everybody.

Their moves are in the API of moves.
"""

from dataclasses import asdict
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers, viewsets
from rest_framework.decorators import action
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from plans.api.carrying import earlier_parts
from plans.content import content_of
from plans.models import AuthorityStatement, Version
from plans.selectors.carried import later_public_plans
from plans.selectors.snapshots import latest_snapshot
from plans.selectors.statements import statements_seen_by
from plans.selectors.versions import public_versions, versions_in_force_on, versions_seen_by
from reference.api import day_given

FACTS = (
    "id",
    "area",
    "period",
    "number",
    "state",
    "title",
    "body",
    "submitted_on",
    "approved_on",
    "published_on",
    "superseded_on",
    "source_address",
    "demonstration",
)


class VersionSerializer(serializers.ModelSerializer[Version]):
    """A version of a plan with its dates."""

    area = serializers.CharField(source="plan.series.area.slug", read_only=True)
    period = serializers.CharField(source="plan.slug", read_only=True)
    title = serializers.CharField(source="plan.series.title", read_only=True)
    body = serializers.CharField(source="designation.body.name", read_only=True)

    class Meta:
        model = Version
        fields: ClassVar = [*FACTS, "designation"]
        read_only_fields = fields


class VersionDetailSerializer(VersionSerializer):
    """A version of a plan with its content as it stands."""

    content = serializers.SerializerMethodField()

    class Meta(VersionSerializer.Meta):
        fields: ClassVar = [*VersionSerializer.Meta.fields, "content"]
        read_only_fields = fields

    @extend_schema_field(serializers.DictField)
    def get_content(self, version: Version) -> dict[str, Any]:
        """Return the content as it stands."""
        return content_of(version)


class PublishedSerializer(VersionSerializer):
    """A published version of a plan, with its permanent address."""

    address = serializers.SerializerMethodField()

    class Meta(VersionSerializer.Meta):
        fields: ClassVar = [*FACTS, "address"]
        read_only_fields = fields

    @extend_schema_field(serializers.CharField)
    def get_address(self, version: Version) -> str:
        """Return the path of its page."""
        return reverse("public_plan", kwargs=version.address)


class PublishedDetailSerializer(PublishedSerializer):
    """A published version of a plan with the content that was frozen at submission; `null` if published elsewhere."""

    content = serializers.SerializerMethodField()
    carried_into = serializers.SerializerMethodField()
    sha256 = serializers.SerializerMethodField()

    class Meta(PublishedSerializer.Meta):
        fields: ClassVar = [*PublishedSerializer.Meta.fields, "content", "carried_into", "sha256"]
        read_only_fields = fields

    @extend_schema_field(serializers.DictField(allow_null=True))
    def get_content(self, version: Version) -> dict[str, Any] | None:
        """Return the frozen content."""
        snapshot = latest_snapshot(version)
        return snapshot.data if snapshot else None

    @extend_schema_field(serializers.ListField(child=serializers.DictField()))
    def get_carried_into(self, version: Version) -> list[dict[str, Any]]:
        """Return the later published plans into which parts were brought forward, with their codes then and there."""
        return [
            {"address": reverse("public_plan", kwargs=later.version.address)}
            | {kind: [asdict(part) for part in parts] for kind, parts in later.parts.items()}
            for later in later_public_plans(version)
        ]

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_sha256(self, version: Version) -> str | None:
        """Return the SHA-256 of the frozen content as the plan's JSON file holds it."""
        snapshot = latest_snapshot(version)
        return snapshot.sha256 if snapshot else None


class StatementSerializer(serializers.ModelSerializer[AuthorityStatement]):
    """The statement of an authority on a version of a plan."""

    authority = serializers.CharField(source="authority.slug", read_only=True)

    class Meta:
        model = AuthorityStatement
        fields: ClassVar = [
            "id",
            "version",
            "authority",
            "state",
            "requested_on",
            "reply_by",
            "given_on",
            "engaged",
            "had_opportunity",
            "views",
            "signatory_name",
            "signatory_role",
            "saw",
            "silence_account",
            "demonstration",
        ]
        read_only_fields = fields


class Versions(viewsets.ReadOnlyModelViewSet[Version]):
    """The versions of plans that you may see, published or not."""

    def get_queryset(self) -> QuerySet[Version]:
        """Return what the person may see."""
        return versions_seen_by(self.request.user).order_by("pk")

    @extend_schema(responses=OpenApiTypes.OBJECT)
    @action(detail=True)
    def earlier(self, request: Request, pk: str) -> Response:
        """Return the earlier plans, and of each what the move `carry_forward` can bring into this version."""
        return Response(earlier_parts(self.get_object()))

    def get_serializer_class(self) -> type[VersionSerializer]:
        """Return the content with a single version only."""
        return VersionDetailSerializer if self.action == "retrieve" else VersionSerializer


@extend_schema(
    parameters=[OpenApiParameter("on", OpenApiTypes.DATE, description="Only the plans that were in force on this day")]
)
class PublishedPlans(viewsets.ReadOnlyModelViewSet[Version]):
    """Every published plan, in force or superseded, or those that were in force on a day, for everybody."""

    permission_classes = [AllowAny]

    def get_queryset(self) -> QuerySet[Version]:
        """Return what is published, or what was in force on the day asked for."""
        day = day_given(self.request) if self.action == "list" else None
        return versions_in_force_on(day) if day else public_versions()

    def get_serializer_class(self) -> type[PublishedSerializer]:
        """Return the content with a single plan only."""
        return PublishedDetailSerializer if self.action == "retrieve" else PublishedSerializer


class Statements(viewsets.ReadOnlyModelViewSet[AuthorityStatement]):
    """The statements of authorities that you may see."""

    serializer_class = StatementSerializer

    def get_queryset(self) -> QuerySet[AuthorityStatement]:
        """Return what the person may see."""
        return statements_seen_by(self.request.user).order_by("pk")


routes: list[tuple[str, Any, str]] = [
    ("plans", Versions, "plan"),
    ("published-plans", PublishedPlans, "published-plan"),
    ("statements", Statements, "statement"),
]
