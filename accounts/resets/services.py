"""Writes of resets of second factors: removing them, ending every session, asking for another at the next sign-in."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.models import FactorReset, RoleHeld, User
from accounts.resets import selectors
from accounts.selectors import nation
from accounts.services.roles import operators
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from lifecycle.workflow import OPERATIONS


def new_reset(held: RoleHeld) -> FactorReset:
    """Return an unsaved reset for the holder of a role, in the place where it is held."""
    return FactorReset(person=held.person, scope=held.scope, chain=held.scope.chain, demonstration=held.demonstration)


@transaction.atomic
def ask_for_reset(reset: FactorReset, *, by: Any, note: str) -> Entry:
    """Ask for a reset with how one made sure who asked; where nobody has to agree, it is done at once."""
    entry = run(reset, "ask", by=by, facts={"asked_by": by}, note=note)
    if not selectors.needs_a_second_person(reset.person):
        run(reset, "remove", by=by, through="factor-reset")
        remove_factors(reset.person)
    return entry


@transaction.atomic
def confirm_reset(reset: FactorReset, *, by: Any) -> Entry:
    """Agree as the second person, and remove the second factors."""
    entry = run(reset, "confirm", by=by, facts={"confirmed_by": by})
    remove_factors(reset.person)
    return entry


@transaction.atomic
def rescue(person: User, *, note: str) -> Entry:
    """Remove the second factors of a person for those who run the service, where nobody else could.

    Raises:
        NotPossible: where there is nothing to remove.
    """
    scope = nation()
    reset = FactorReset(person=person, scope=scope, chain=scope.chain)
    entry = run(reset, "rescue", by=operators(), note=note, through=OPERATIONS)
    remove_factors(person)
    return entry


def remove_factors(person: User) -> None:
    """Remove every second factor and recovery code of a person, sign them out everywhere, and ask for another."""
    Authenticator.objects.filter(user=person).delete()
    User.objects.filter(pk=person.pk).update(must_enrol=True, signed_out_before=clock.now())
    person.refresh_from_db(fields=["must_enrol", "signed_out_before"])
