"""Delivery plans and progress reports, to read; their moves are in the API of moves."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers, viewsets

from plans.models import DeliveryPlan, ProgressReport
from plans.selectors.delivery import delivery_plans_seen_by, progress_reports_seen_by


class DeliveryPlanSerializer(serializers.ModelSerializer[DeliveryPlan]):
    """A version of a delivery plan; amounts are in pounds, as text."""

    estimate = serializers.DecimalField(max_digits=13, decimal_places=2, read_only=True, allow_null=True)
    approved = serializers.DecimalField(max_digits=13, decimal_places=2, read_only=True, allow_null=True)

    class Meta:
        model = DeliveryPlan
        fields: ClassVar = [
            "id",
            "designation",
            "number",
            "state",
            "revision",
            *DeliveryPlan.CONTENT,
            "estimate",
            "submitted_on",
            "develop_approved",
            "review_approved",
            "approved",
            "funding_reason",
            "demonstration",
        ]
        read_only_fields = fields


class ProgressReportSerializer(serializers.ModelSerializer[ProgressReport]):
    """A progress report on one period."""

    due_on = serializers.DateField(read_only=True, allow_null=True)
    late = serializers.SerializerMethodField(help_text="Submitted after the day it was due, or overdue now.")

    class Meta:
        model = ProgressReport
        fields: ClassVar = [
            "id",
            "designation",
            "delivery_plan",
            "number",
            "state",
            "revision",
            *ProgressReport.CONTENT,
            "due_on",
            "late",
            "submitted_on",
            "for_attention",
            "demonstration",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.BooleanField)
    def get_late(self, report: ProgressReport) -> bool:
        """Say whether the duty was met after its day, or is overdue now."""
        return report.late


class DeliveryPlans(viewsets.ReadOnlyModelViewSet[DeliveryPlan]):
    """The delivery plans that you may see."""

    serializer_class = DeliveryPlanSerializer

    def get_queryset(self) -> QuerySet[DeliveryPlan]:
        """Return what the person may see."""
        return delivery_plans_seen_by(self.request.user)


class ProgressReports(viewsets.ReadOnlyModelViewSet[ProgressReport]):
    """The progress reports that you may see."""

    serializer_class = ProgressReportSerializer

    def get_queryset(self) -> QuerySet[ProgressReport]:
        """Return what the person may see."""
        return progress_reports_seen_by(self.request.user)


routes: list[tuple[str, Any, str]] = [
    ("delivery-plans", DeliveryPlans, "delivery-plan"),
    ("progress-reports", ProgressReports, "progress-report"),
]
