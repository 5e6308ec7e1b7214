"""Reference data in the admin: to be read, and changed only through its files."""

from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows records and lets nobody change them: what is not in the files would be gone after the next load."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse to add."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse to change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Refuse to delete."""
        return False


for model in apps.get_app_config("reference").get_models():
    admin.site.register(model, ReadOnlyAdmin)
