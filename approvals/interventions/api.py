"""The API of interventions: as the pages show them, for the department and for the ERB concerned."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.viewsets import ReadOnlyModelViewSet

from approvals.interventions import selectors
from approvals.models import FundingDecision, Intervention, InterventionStep, Level


class FundingSerializer(serializers.ModelSerializer[FundingDecision]):
    """A funding decision: what was proposed and why, and what was decided."""

    class Meta:
        model = FundingDecision
        fields = ("proposed", "exceptional", "amount", "reasons", "decided_on")


class StepSerializer(serializers.ModelSerializer[InterventionStep]):
    """A step of the ladder with what came of it."""

    funding = serializers.SerializerMethodField()

    class Meta:
        model = InterventionStep
        fields = (
            "number",
            "level",
            "issue",
            "agreed",
            "by_when",
            "taken_on",
            "leader",
            "leader_role",
            "removal",
            "funding",
            "result",
            "outcome",
            "ended_on",
        )

    @extend_schema_field(FundingSerializer)
    def get_funding(self, step: InterventionStep) -> dict[str, Any] | None:
        """Return the funding decision of a step on that level."""
        return FundingSerializer(step.funding).data if step.level == Level.FUNDING else None


class InterventionSerializer(serializers.ModelSerializer[Intervention]):
    """An intervention in outline: a report or a case that led to it is named, intelligence is not."""

    area = serializers.CharField(source="designation.area.slug")

    class Meta:
        model = Intervention
        fields: ClassVar[tuple[str, ...]] = (
            "id",
            "designation",
            "area",
            "number",
            "title",
            "state",
            "phase",
            "kind",
            "report",
            "case",
            "opened_on",
            "closed_on",
            "demonstration",
        )


class WholeInterventionSerializer(InterventionSerializer):
    """An intervention with its steps."""

    steps = serializers.SerializerMethodField()

    class Meta(InterventionSerializer.Meta):
        fields = (*InterventionSerializer.Meta.fields, "issue", "aim", "result", "outcome", "learned", "steps")

    @extend_schema_field(StepSerializer(many=True))
    def get_steps(self, intervention: Intervention) -> list[dict[str, Any]]:
        """Return the steps that the person may see."""
        shown = selectors.steps_shown_to(self.context["request"].user, intervention)
        return [StepSerializer(step).data for step in shown]


class InterventionViewSet(ReadOnlyModelViewSet[Intervention]):
    """The interventions that the person may see."""

    def get_serializer_class(self) -> type[InterventionSerializer]:
        """Return the outline for a list, the whole for one intervention."""
        return InterventionSerializer if self.action == "list" else WholeInterventionSerializer

    def get_queryset(self) -> QuerySet[Intervention]:
        """Return the interventions in the order of the page."""
        return selectors.interventions_seen_by(self.request.user)


routes = [("interventions", InterventionViewSet, "intervention")]
