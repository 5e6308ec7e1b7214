"""How the portal uses django-allauth: nobody signs up by themselves, an organisation invites them."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class PortalAccountAdapter(DefaultAccountAdapter):
    """The portal's rules and words of sign-in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Enter the email address and the password of your account",
        "enter_current_password": "Enter your current password",
        "too_many_login_attempts": "Too many attempts to sign in. Wait five minutes and try again",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say that accounts are not made by signing up."""
        return False
