"""How the portal uses django-allauth: nobody signs up by themselves, an organisation invites them."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class PortalAccountAdapter(DefaultAccountAdapter):
    """The portal's rules of sign-in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say that accounts are not made by signing up."""
        return False
