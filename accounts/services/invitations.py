"""Inviting people to hold roles, and what happens when they accept."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import Invitation, InvitationState, RoleHeld, Scope, User
from accounts.selectors import person_with_address
from accounts.services.roles import hold, new_role
from lifecycle import clock, history
from lifecycle.engine import NotPossible, check, run
from lifecycle.models import Actor, Entry
from lifecycle.workflow import LINK

LASTS = timedelta(days=14)


def new_invitation(scope: Scope) -> Invitation:
    """Return an unsaved invitation to a scope."""
    return Invitation(scope=scope, chain=scope.chain)


@transaction.atomic
def invite(
    invitation: Invitation,
    *,
    by: Any,
    email: str,
    name: str,
    role: str,
    ukprn: str = "",
    demonstration: bool = False,
    explanations: dict[str, str] | None = None,
) -> Entry:
    """Invite somebody to a role for 14 days; a person with an account is known to the history as themselves."""
    address = email.strip().lower()
    known = person_with_address(address)
    facts = {
        "email": address,
        "name": name,
        "role": role,
        "ukprn": ukprn,
        "invited_by": by,
        "invitee": known.actor if known else Actor.objects.create(name=name),
        "expires_on": clock.today() + LASTS,
        "demonstration": demonstration,
    }
    return run(invitation, "invite", by=by, facts=facts, explanations=explanations)


def send_again(invitation: Invitation, *, by: Any) -> Entry:
    """Send an invitation again for another 14 days; the links that were sent before stop working."""
    facts = {"round": invitation.round + 1, "expires_on": clock.today() + LASTS, "invited_by": by}
    return run(invitation, "send_again", by=by, facts=facts)


def withdraw(invitation: Invitation, *, by: Any) -> Entry:
    """Withdraw an invitation: its link stops working."""
    return run(invitation, "withdraw", by=by)


@transaction.atomic
def accept(invitation: Invitation, *, person: User | None, name: str = "", password: str = "") -> User:
    """Accept an invitation, for a person who has an account or for a new one, and give the role: all or nothing.

    Raises:
        NotPossible: if it was used, withdrawn or has expired, or the person holds the role already.
    """
    history.lock(invitation.chain)
    invitation.refresh_from_db()
    check_acceptable(invitation)
    holder = person or _new_person(invitation, name=name, password=password)
    held = _take_up(invitation, holder)
    run(invitation, "accept", by=holder, facts={"role_held": held}, through=LINK)
    return holder


def check_acceptable(invitation: Invitation) -> None:
    """Refuse an invitation that was used, withdrawn or has expired.

    Raises:
        NotPossible: with the reason.
    """
    if invitation.state == InvitationState.OPEN:
        check(invitation, "accept", None, through=LINK)
        return
    if invitation.state == InvitationState.ACCEPTED:
        raise NotPossible("This invitation was used already. Sign in to do your work.")
    raise NotPossible(f"This invitation was withdrawn. If you still need it, ask {invitation.invited_by}.")


def _take_up(invitation: Invitation, holder: User) -> RoleHeld:
    held = new_role(invitation.scope)
    held.demonstration = invitation.demonstration
    hold(held, "take_up", person=holder, role=invitation.kind, by=holder, through="invitation")
    return held


def _new_person(invitation: Invitation, *, name: str, password: str) -> User:
    """Make the account of the person invited, under the pseudonym by which the history knows them already."""
    invitee = invitation.invitee
    actor = None if User.objects.filter(actor=invitee).exists() else invitee
    if actor and name:
        Actor.objects.filter(pk=actor.pk).update(name=name)
    try:
        with transaction.atomic():
            return User.objects.create_user(invitation.email, password or None, name=name, actor=actor)
    except IntegrityError as error:
        raise NotPossible("This address has an account by now. Sign in, then open the link again.") from error
