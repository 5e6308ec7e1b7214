"""Two factors: who needs them, who has set one up, and whether this session used it."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.models import User
from accounts.roles import WITH_SECOND_FACTOR
from accounts.selectors import holds_any

# Recovery codes stand in for a factor that was lost; they are none by themselves.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
ONLY_FACTOR = "You cannot remove this: your role needs a second factor, and you have no other. Set up another first."


# Where each of them is shown again.
SHOWN_AT = {Authenticator.Type.TOTP: "mfa_reauthenticate", Authenticator.Type.WEBAUTHN: "mfa_reauthenticate_webauthn"}


def needs_second_factor(person: Any) -> bool:
    """Say whether a person decides, publishes or administers, or has to set up anew what they lost.

    A demonstration asks nobody for a second factor.
    """
    if settings.DEMONSTRATION or not person.is_authenticated:
        return False
    return person.is_staff or person.must_enrol or holds_any(person, WITH_SECOND_FACTOR)


def factors_of(person: Any) -> QuerySet[Authenticator]:
    """Return the second factors that a person has set up, the oldest first."""
    found: QuerySet[Authenticator] = Authenticator.objects.filter(user=person, type__in=FACTORS).order_by("pk")
    return found


def methods_of(person: Any) -> dict[str, Any]:
    """Return how a person can sign in: authenticator app, passkeys, and how many recovery codes are left."""
    found = list(Authenticator.objects.filter(user=person).order_by("pk"))
    codes = next((row.wrap() for row in found if row.type == Authenticator.Type.RECOVERY_CODES), None)
    return {
        "app": next((row for row in found if row.type == Authenticator.Type.TOTP), None),
        "passkeys": [row for row in found if row.type == Authenticator.Type.WEBAUTHN],
        "recovery_codes_left": len(codes.get_unused_codes()) if codes else 0,
    }


def used_second_factor(request: HttpRequest) -> bool:
    """Say whether the person of this session has shown a second factor in it."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def where_to_show(person: Any) -> str | None:
    """Return the name of the page on which a person shows their second factor, or nothing where they have none."""
    first = factors_of(person).first()
    return SHOWN_AT[first.type] if first else None


def remember_new_factor(request: HttpRequest) -> None:
    """Count the newest factor as used in the session in which it was set up: its owner has just shown it."""
    newest = factors_of(request.user).reverse()[0]
    record_authentication(request, request.user, "mfa", id=newest.pk, type=newest.type)
    User.objects.filter(pk=newest.user_id, must_enrol=True).update(must_enrol=False)


def why_kept(authenticator: Authenticator) -> str | None:
    """Return why a factor cannot be removed: it is the last one of somebody who needs one."""
    person = authenticator.user
    if authenticator.type not in FACTORS or not needs_second_factor(person):
        return None
    if factors_of(person).exclude(pk=authenticator.pk).exists():
        return None
    return ONLY_FACTOR
