"""How the portal uses django-allauth: nobody signs up by themselves, an organisation invites them."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.utils import filter_users_by_email
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from accounts.models import SignInAttempt
from accounts.sign_in import attempts, factors, secrets, sessions

TOO_MANY = "Too many attempts. Wait five minutes and try again"

AGAIN = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use your authenticator app or a recovery code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}


class PortalAccountAdapter(DefaultAccountAdapter):
    """The portal's rules and words of sign-in."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Enter the email address and the password of your account",
        "enter_current_password": "Enter your current password",
        "incorrect_code": "Enter the code from the newest email we sent you",
        "incorrect_password": "Enter the password of your account",
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say that accounts are not made by signing up."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Say whether a change of sign-in methods asks again who it is: not soon after signing in."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(context.request, context.request.user)
        return not any(time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign a person in, remember the attempt, and start the clock of the session."""
        super().login(request, user)
        attempts.record(request, user, method=_method_of(request, user), succeeded=True)
        sessions.begin(request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, str]]:
        """Return how a person can show again who they are, in our words."""
        return [way | {"description": AGAIN[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Remember a wrong password for the owner of the address, if it has one."""
        for person in filter_users_by_email(credentials.get("email", "")):
            attempts.record(request, person, method=SignInAttempt.Method.PASSWORD, succeeded=False)


class PortalMFAAdapter(DefaultMFAAdapter):
    """The portal's rules and words of second factors."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "Enter the code that your app shows now, or a recovery code that you have not used",
        "cannot_delete_authenticator": factors.ONLY_FACTOR,
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first",
    }

    def encrypt(self, text: str) -> str:
        """Keep a secret so that a copy of the database does not give it away."""
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Read a kept secret."""
        return secrets.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        """Return the name that is proposed for a new passkey."""
        return "Passkey"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Say whether a factor may be removed."""
        return factors.why_kept(authenticator) is None

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return the name under which a device keeps a passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": settings.SERVICE_NAME}


def _method_of(request: HttpRequest, person: Any) -> str:
    """Return how a person has just signed in, by the first step they took."""
    first = get_authentication_records(request, person)[:1]
    names = {"password": "password", "code": "code", "mfa": "passkey", "socialaccount": "dfe"}
    return names[first[0]["method"]] if first else "password"
