"""Read-only administration of people, organisations and roles."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import Organisation, RoleHeld, User


class ReadOnlyAdmin(admin.ModelAdmin):
    """Records that are looked at here and changed only by their services."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse additions."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse changes."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse deletions."""
        return False


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    """People and when they last signed in."""

    list_display = ("email", "name", "is_active", "last_login")
    exclude = ("password",)
    search_fields = ("email", "name")


@admin.register(RoleHeld)
class RoleHeldAdmin(ReadOnlyAdmin):
    """Roles with their dates."""

    list_display = ("person", "role", "scope", "since", "until")
    list_filter = ("role",)


@admin.register(Organisation)
class OrganisationAdmin(ReadOnlyAdmin):
    """Organisations."""

    list_display = ("name", "kind", "demonstration")
    list_filter = ("kind",)
    search_fields = ("name",)
