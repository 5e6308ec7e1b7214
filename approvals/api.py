"""The API of cases: the same as the pages, and no more than the person sees there."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals import board, selectors
from approvals.models import Case, Concern


class LineSerializer(serializers.Serializer[board.Line]):
    """A test of approval with its finding; `satisfied` and `reasons` are null while the test is blank."""

    test = serializers.CharField(source="test.code")
    key = serializers.CharField()
    question = serializers.CharField(source="test.question")
    citation = serializers.CharField(source="test.source")
    force = serializers.CharField(source="test.force")
    authority = serializers.CharField(source="authority.slug", default=None)
    applies = serializers.BooleanField()
    satisfied = serializers.BooleanField(source="finding.satisfied", default=None)
    reasons = serializers.CharField(source="finding.reasons", default=None)
    recorded_on = serializers.DateField(source="finding.on", default=None)


class ConcernSerializer(serializers.ModelSerializer[Concern]):
    """A concern with the ERB's response and what became of it."""

    class Meta:
        model = Concern
        fields = (
            "number",
            "section",
            "text",
            "raised_on",
            "response",
            "responded_on",
            "disposition",
            "disposition_note",
            "settled_on",
        )


class CaseSerializer(serializers.ModelSerializer[Case]):
    """A case in outline."""

    area = serializers.CharField(source="version.designation.area.slug")
    body = serializers.CharField(source="version.designation.body.name")
    plan = serializers.CharField(source="version.plan.slug")
    version = serializers.IntegerField(source="version.number")
    submission = serializers.IntegerField(source="number")
    snapshot_sha256 = serializers.CharField(source="snapshot.sha256")

    class Meta:
        model = Case
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "area",
            "body",
            "plan",
            "version",
            "submission",
            "state",
            "submitted_on",
            "snapshot_sha256",
            "decided_on",
            "published_on",
            "gov_uk_address",
            "publication_due",
            "demonstration",
        )


class WholeCaseSerializer(CaseSerializer):
    """A case with the tests, where the person may see them, and the concerns the person may see."""

    tests = serializers.SerializerMethodField()
    concerns = serializers.SerializerMethodField()

    class Meta(CaseSerializer.Meta):
        fields = (*CaseSerializer.Meta.fields, "tests", "concerns")

    @extend_schema_field(LineSerializer(many=True))
    def get_tests(self, case: Case) -> list[dict[str, Any]]:
        """Return the board to the department, and to the ERB once the plan is approved; nothing else."""
        seen = selectors.sees_the_assessment(self.context["request"].user, case)
        return [LineSerializer(line).data for line in board.lines(case)] if seen else []

    @extend_schema_field(ConcernSerializer(many=True))
    def get_concerns(self, case: Case) -> list[dict[str, Any]]:
        """Return the concerns that the person may see."""
        shown = selectors.concerns_shown_to(self.context["request"].user, case)
        return [ConcernSerializer(concern).data for concern in shown]


class CaseViewSet(ReadOnlyModelViewSet[Case]):
    """The cases that the person may see."""

    def get_serializer_class(self) -> type[CaseSerializer]:
        """Return the outline for a list, the whole for one case."""
        return CaseSerializer if self.action == "list" else WholeCaseSerializer

    def get_queryset(self) -> QuerySet[Case]:
        """Return the cases in the order of the page."""
        return selectors.cases_seen_by(self.request.user)


routes = [("cases", CaseViewSet, "case")]
