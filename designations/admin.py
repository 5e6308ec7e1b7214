"""Read-only administration of designations."""

from django.contrib import admin

from accounts.admin import ReadOnlyAdmin
from designations.models import (
    ConflictPolicy,
    Departure,
    Designation,
    Interest,
    InterestsRegister,
    Notice,
    Removal,
    Terms,
    TermsChange,
)


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


@admin.register(ConflictPolicy, InterestsRegister)
class ReviewedAdmin(ReadOnlyAdmin):
    """Policies and registers with the day of their last review."""

    list_display = ("designation", "reviewed_on", "review_by", "demonstration")
    list_select_related = ("designation__area", "designation__body")


@admin.register(Interest)
class InterestAdmin(ReadOnlyAdmin):
    """Entries of the registers of interests."""

    list_display = ("designation", "category", "holder", "kind", "since", "until", "state")
    list_filter = ("category", "kind", "state")
    list_select_related = ("designation__area", "designation__body")


@admin.register(Removal)
class RemovalAdmin(ReadOnlyAdmin):
    """Removals with their dates."""

    list_display = ("designation", "state", "requested_on", "effective_on")
    list_filter = ("state",)


@admin.register(Departure)
class DepartureAdmin(ReadOnlyAdmin):
    """Departures from the guidance with their dates."""

    list_display = ("designation", "edition", "paragraph", "since", "until", "state")
    list_filter = ("state",)
    list_select_related = ("designation__area", "designation__body", "edition")
