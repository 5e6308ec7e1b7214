"""Delivery plans and progress reports, to read; their moves are in the API of moves."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers, viewsets

from lifecycle import clock
from plans.models import DeliveryPlan, EarlyWarning, EngagementTarget, FundingLine, ProgressReport, Risk, WorkPackage
from plans.selectors.attention import reasons_to_act
from plans.selectors.delivery import delivery_plans_seen_by, progress_reports_seen_by
from plans.selectors.milestones import standings_of
from plans.selectors.reporting import Facts
from plans.selectors.warnings import early_warnings_seen_by
from plans.selectors.work import with_rows


class _Amount(serializers.DecimalField):
    """An amount in pounds, as text."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=14, decimal_places=2, **options)


class PackageSerializer(serializers.ModelSerializer[WorkPackage]):
    """A package of work."""

    class Meta:
        model = WorkPackage
        fields: ClassVar = ["id", "number", "revision", *WorkPackage.CONTENT]
        read_only_fields = fields


class TargetSerializer(serializers.ModelSerializer[EngagementTarget]):
    """An engagement target."""

    class Meta:
        model = EngagementTarget
        fields: ClassVar = ["number", "revision", *EngagementTarget.CONTENT]
        read_only_fields = fields


class RiskSerializer(serializers.ModelSerializer[Risk]):
    """A risk; likelihood and impact are 1 (low) to 3 (high), the score is their product."""

    class Meta:
        model = Risk
        fields: ClassVar = ["number", "revision", *Risk.CONTENT, "score"]
        read_only_fields = fields


class FundingLineSerializer(serializers.ModelSerializer[FundingLine]):
    """A line of funding, estimated and approved; `year` is the one in which the financial year begins."""

    class Meta:
        model = FundingLine
        fields: ClassVar = ["number", "revision", *FundingLine.CONTENT, "approved", "reason"]
        read_only_fields = fields


class DeliveryPlanSerializer(serializers.ModelSerializer[DeliveryPlan]):
    """A version of a delivery plan; amounts are in pounds, as text. The totals are sums of the lines of funding."""

    develop_estimate = _Amount(read_only=True, allow_null=True)
    review_estimate = _Amount(read_only=True, allow_null=True)
    estimate = _Amount(read_only=True, allow_null=True)
    develop_approved = _Amount(read_only=True, allow_null=True)
    review_approved = _Amount(read_only=True, allow_null=True)
    approved = _Amount(read_only=True, allow_null=True)
    packages = PackageSerializer(many=True, read_only=True)
    milestones = serializers.SerializerMethodField(
        help_text="Each with what is expected of it and how it stands today."
    )
    targets = TargetSerializer(many=True, read_only=True)
    risks = RiskSerializer(many=True, read_only=True)
    funding_lines = FundingLineSerializer(many=True, read_only=True)

    class Meta:
        model = DeliveryPlan
        fields: ClassVar = [
            "id",
            "designation",
            "number",
            "state",
            "revision",
            *DeliveryPlan.CONTENT,
            *DeliveryPlan.AMOUNTS,
            "packages",
            "milestones",
            "targets",
            "risks",
            "funding_lines",
            "submitted_on",
            "demonstration",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.DictField()))
    def get_milestones(self, plan: DeliveryPlan) -> list[dict[str, Any]]:
        """Return the milestones as they stand today."""
        return [
            {
                "id": one.milestone.pk,
                "number": one.milestone.number,
                "revision": one.milestone.revision,
                "title": one.milestone.title,
                "package": one.milestone.package_id,
                "due_on": one.milestone.due_on,
                "expected_on": one.expected_on,
                "reason": one.reason,
                "done_on": one.done_on,
                "standing": one.standing.name.lower(),
            }
            for one in standings_of(plan, clock.today())
        ]


class ProgressReportSerializer(serializers.ModelSerializer[ProgressReport]):
    """A progress report on one period."""

    due_on = serializers.DateField(read_only=True, allow_null=True)
    facts = serializers.SerializerMethodField(help_text="What the record says of the period; frozen once submitted.")
    reasons_to_act = serializers.SerializerMethodField(help_text="Empty where no action is needed.")
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
            "question_open",
            "facts",
            "reasons_to_act",
            "demonstration",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.DictField)
    def get_facts(self, report: ProgressReport) -> Facts:
        """Return what the record says of the period; of a draft, its page says it."""
        return dict(report.snapshot)

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_reasons_to_act(self, report: ProgressReport) -> list[str]:
        """Return what the department has to do about the report."""
        return reasons_to_act(report)

    @extend_schema_field(serializers.BooleanField)
    def get_late(self, report: ProgressReport) -> bool:
        """Say whether the duty was met after its day, or is overdue now."""
        return report.late


class DeliveryPlans(viewsets.ReadOnlyModelViewSet[DeliveryPlan]):
    """The delivery plans that you may see."""

    serializer_class = DeliveryPlanSerializer

    def get_queryset(self) -> QuerySet[DeliveryPlan]:
        """Return what the person may see."""
        return with_rows(delivery_plans_seen_by(self.request.user))


class ProgressReports(viewsets.ReadOnlyModelViewSet[ProgressReport]):
    """The progress reports that you may see."""

    serializer_class = ProgressReportSerializer

    def get_queryset(self) -> QuerySet[ProgressReport]:
        """Return what the person may see."""
        return progress_reports_seen_by(self.request.user)


class EarlyWarningSerializer(serializers.ModelSerializer[EarlyWarning]):
    """A risk or a delay that was raised between reports."""

    class Meta:
        model = EarlyWarning
        fields: ClassVar = [
            "id",
            "designation",
            "state",
            "kind",
            "milestone",
            "what",
            "doing",
            "help_wanted",
            "raised_on",
            "closed_on",
            "demonstration",
        ]
        read_only_fields = fields


class EarlyWarnings(viewsets.ReadOnlyModelViewSet[EarlyWarning]):
    """The risks and delays raised between reports that you may see."""

    serializer_class = EarlyWarningSerializer

    def get_queryset(self) -> QuerySet[EarlyWarning]:
        """Return what the person may see."""
        return early_warnings_seen_by(self.request.user)


routes: list[tuple[str, Any, str]] = [
    ("delivery-plans", DeliveryPlans, "delivery-plan"),
    ("progress-reports", ProgressReports, "progress-report"),
    ("early-warnings", EarlyWarnings, "early-warning"),
]
