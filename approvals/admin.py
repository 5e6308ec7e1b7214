"""Read-only administration of cases."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from approvals.models import Blocker, Case, Concern, Finding, Intervention, InterventionStep, ProviderIssue


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


@admin.register(Intervention)
class InterventionAdmin(ReadOnlyAdmin):
    """Interventions with their dates."""

    list_display = ("designation", "number", "title", "state", "opened_on", "closed_on", "demonstration")
    list_filter = ("state",)
    list_select_related = ("designation__area", "designation__body")


@admin.register(InterventionStep)
class InterventionStepAdmin(ReadOnlyAdmin):
    """The steps of interventions."""

    list_display = ("intervention", "number", "level", "taken_on", "by_when", "result")
    list_filter = ("level",)
    list_select_related = ("intervention",)


@admin.register(Blocker)
class BlockerAdmin(ReadOnlyAdmin):
    """National blockers."""

    list_display = ("title", "scope", "state", "raised_on", "closed_on", "demonstration")
    list_filter = ("state",)
    list_select_related = ("scope",)


@admin.register(ProviderIssue)
class ProviderIssueAdmin(ReadOnlyAdmin):
    """Issues of providers."""

    list_display = ("scope", "kind", "state", "raised_on", "replied_on", "demonstration")
    list_filter = ("state",)
    list_select_related = ("scope",)
