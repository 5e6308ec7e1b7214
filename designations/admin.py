"""Read-only administration of designations."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from designations.models import Designation, Notice, Terms, TermsChange


@admin.register(Designation)
class DesignationAdmin(ReadOnlyAdmin):
    """Designations with their dates."""

    list_display = ("area", "body", "state", "effective_on", "ended_on", "demonstration")
    list_filter = ("state",)
    list_select_related = ("area", "body")


@admin.register(Notice)
class NoticeAdmin(ReadOnlyAdmin):
    """Notices as they were drafted."""

    list_display = ("designation", "kind", "number", "effective_on", "drafted_at")


@admin.register(Terms)
class TermsAdmin(ReadOnlyAdmin):
    """Editions of the terms of designation."""

    list_display = ("title", "issued_on", "code")


@admin.register(TermsChange)
class TermsChangeAdmin(ReadOnlyAdmin):
    """Changes of terms with their dates."""

    list_display = ("designation", "state", "effective_on", "answer_by", "answer")
    list_filter = ("state",)
