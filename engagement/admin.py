"""Read-only administration of engagement, needs and providers."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from engagement.models import EngagementRecord, MaterialityDecision, Merger, Need, ProviderProfile, Provision


@admin.register(EngagementRecord)
class EngagementRecordAdmin(ReadOnlyAdmin):
    """Engagement records; their notes are for the body and are left out."""

    list_display = ("title", "designation", "held_on", "stage", "method", "state", "demonstration")
    list_filter = ("stage", "method", "state")
    list_select_related = ("designation__area", "designation__body")
    exclude = ("notes",)


@admin.register(Need)
class NeedAdmin(ReadOnlyAdmin):
    """Skills needs."""

    list_display = ("skill", "designation", "route", "pathway", "state", "demonstration")
    list_filter = ("state", "route")
    list_select_related = ("designation__area", "designation__body", "route", "pathway")


@admin.register(ProviderProfile)
class ProviderProfileAdmin(ReadOnlyAdmin):
    """What the law asks about providers."""

    list_display = ("organisation", "provider_type", "technical", "based_in_england")
    list_filter = ("provider_type",)
    list_select_related = ("organisation", "provider_type")


@admin.register(Provision)
class ProvisionAdmin(ReadOnlyAdmin):
    """Provision of providers."""

    list_display = ("title", "provider", "partner", "mode", "technical", "since", "until")
    list_filter = ("mode", "technical")
    list_select_related = ("provider", "partner")


@admin.register(MaterialityDecision)
class MaterialityDecisionAdmin(ReadOnlyAdmin):
    """Decisions whether provision is material."""

    list_display = ("provider", "designation", "material", "decided_on", "demonstration")
    list_select_related = ("provider", "designation__area", "designation__body")


@admin.register(Merger)
class MergerAdmin(ReadOnlyAdmin):
    """Mergers of providers."""

    list_display = ("predecessor", "successor", "since", "state", "demonstration")
    list_select_related = ("predecessor", "successor")
