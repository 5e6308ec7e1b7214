"""Read-only administration of cases."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from approvals.models import Case, Concern, Finding


@admin.register(Case)
class CaseAdmin(ReadOnlyAdmin):
    """Cases with their dates."""

    list_display = ("version", "number", "state", "submitted_on", "decided_on", "published_on", "demonstration")
    list_filter = ("state",)
    list_select_related = ("version__plan__series",)


@admin.register(Finding)
class FindingAdmin(ReadOnlyAdmin):
    """Findings on the tests of approval."""

    list_display = ("case", "test", "authority", "satisfied", "on")
    list_select_related = ("case__version__plan__series", "authority")


@admin.register(Concern)
class ConcernAdmin(ReadOnlyAdmin):
    """Concerns with what became of them."""

    list_display = ("case", "number", "section", "raised_on", "disposition")
    list_filter = ("disposition",)
    list_select_related = ("case__version__plan__series",)
