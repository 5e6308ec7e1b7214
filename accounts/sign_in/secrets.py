"""Keeping the secrets of second factors encrypted, under keys made from the secret key of the portal."""

import base64
import hashlib

from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


def encrypt(text: str) -> str:
    """Return a text that only this portal can read."""
    return _box().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Return what was encrypted; what no known key opens reads as a key that nobody has, so that no code fits it."""
    try:
        return _box().decrypt(text.encode()).decode()
    except InvalidToken:
        return generate_totp_secret()


def _box() -> MultiFernet:
    """Return what encrypts with the present key and decrypts with the earlier ones too."""
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    """Return the key that belongs to a secret key, for this purpose alone."""
    digest = hashlib.sha256(b"second factors:" + secret.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
