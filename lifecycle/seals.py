"""Sealed links: an address that opens a page for whoever was sent it.

The seal is a signature with the secret key of the portal, made when a message is sent and stored nowhere, so what the
database holds opens nothing.
"""

from django.core.signing import BadSignature, Signer

SALT = "lifecycle.seals"


def seal_of(path: str) -> str:
    """Return the seal of an address of the portal."""
    return Signer(salt=SALT).signature(path)


def is_sealed(path: str, seal: str) -> bool:
    """Say whether a seal is that of an address; one made with a key that was replaced counts while the key is kept."""
    try:
        return Signer(salt=SALT).unsign(f"{path}:{seal}") == path
    except BadSignature:
        return False
