"""Read-only administration of plans, versions, snapshots and statements."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from plans.models import AuthorityStatement, DeliveryPlan, Plan, ProgressReport, Snapshot, Version


@admin.register(Plan)
class PlanAdmin(ReadOnlyAdmin):
    """Plans by series and period."""

    list_display = ("series", "slug", "period_from", "period_to")


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    """Versions with their dates."""

    list_display = ("plan", "number", "state", "submitted_on", "approved_on", "published_on")
    list_filter = ("state",)


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    """Snapshots with their SHA-256."""

    list_display = ("version", "number", "sha256")
    exclude = ("content",)


@admin.register(AuthorityStatement)
class AuthorityStatementAdmin(ReadOnlyAdmin):
    """Statements of authorities."""

    list_display = ("version", "authority", "state", "given_on")
    list_filter = ("state",)


@admin.register(DeliveryPlan)
class DeliveryPlanAdmin(ReadOnlyAdmin):
    """Delivery plans."""

    list_display = ("designation", "number", "state", "submitted_on")
    list_filter = ("state",)


@admin.register(ProgressReport)
class ProgressReportAdmin(ReadOnlyAdmin):
    """Progress reports."""

    list_display = ("designation", "number", "state", "submitted_on")
    list_filter = ("state",)
