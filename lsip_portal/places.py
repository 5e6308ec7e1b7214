"""The page that each place of people belongs to: of a designation, or of a provider."""

from django.urls import reverse

from accounts.models import Scope


def page_of_scope(scope: Scope) -> str:
    """Return the address of the page of the designation or the provider whose people these are; empty for others."""
    if designation := getattr(scope, "designation", None):
        return str(designation.get_absolute_url())
    provider = scope.organisation.provider if scope.organisation else None
    return reverse("provider", args=[provider.ukprn]) if provider else ""
