"""What may be read of how people are written to, and who mends an address to which mail fails."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Invitation, InvitationState, RoleHeld, Scope, User
from accounts.roles import ADMINISTRATOR, CASE_OFFICER, LEAD_OF, ScopeKind
from accounts.selectors import holders, holds_any, leads_of, looks_after, sees_every_place
from lifecycle import clock
from lifecycle.models import Correspondence

ELSEWHERE = "This person also holds a role in a place that you do not look after, so you cannot change their address."
INVITED = "This person has no account yet. Withdraw the invitation and invite them at the right address."


def correspondence_of(person: Any) -> Correspondence:
    """Return how a person is written to; not saved where they never chose anything."""
    known = Correspondence.objects.filter(actor=person.actor_id).first()
    return known or Correspondence(actor_id=person.actor_id)


def sign_in_address(person: Any) -> str:
    """Return the address with which a person signs in."""
    return str(person.email)


def mends_addresses(person: Any) -> bool:
    """Say whether a person looks after the people of any place, and so mends their addresses."""
    return holds_any(person, (*LEAD_OF.values(), CASE_OFFICER))


def watches_mail(person: Any) -> bool:
    """Say whether a person may see what the outbox sends to everybody: the department, auditors, administrators."""
    return sees_every_place(person)


def failing_addresses_seen_by(person: Any) -> QuerySet[Correspondence]:
    """Return the addresses that fail, of the people and the invited of the places that a person looks after."""
    places = _looked_after_by(person).values("pk")
    held = RoleHeld.objects.on(clock.today()).filter(scope__in=places).values("person__actor")
    invited = Invitation.objects.filter(scope__in=places, state=InvitationState.OPEN).values("invitee")
    failing = Correspondence.objects.exclude(failing_address="").exclude(actor=person.actor_id)
    found = failing.filter(Q(actor__in=held) | Q(actor__in=invited))
    return found.select_related("actor__user").order_by("-failing_since", "pk")


def _looked_after_by(person: Any) -> QuerySet[Scope]:
    """Return the places whose people a person looks after today."""
    leads = Q(pk__in=[])
    for kind, role in LEAD_OF.items():
        held = RoleHeld.objects.on(clock.today()).filter(person=person.pk, role=role.name)
        leads |= Q(kind=kind, pk__in=held.values("scope"))
    if holds_any(person, (CASE_OFFICER,)):
        leads |= ~Q(kind=ScopeKind.NATION)
    return Scope.objects.filter(leads)


def person_of(known: Correspondence) -> User | None:
    """Return the account of somebody who is written to; `None` for somebody who is only invited."""
    return User.objects.filter(actor=known.actor_id).first()


def open_invitations_of(known: Correspondence) -> QuerySet[Invitation]:
    """Return the invitations that wait for somebody who is written to."""
    return Invitation.objects.filter(invitee=known.actor_id, state=InvitationState.OPEN).select_related("scope")


def why_not_mended_by(person: Any, known: Correspondence) -> str | None:
    """Return why a person may not change an address, or `None`.

    Notices of every place in which its owner holds a role go there, so whoever changes it looks after all of them.
    """
    owner = person_of(known)
    if owner is None:
        return INVITED
    held = RoleHeld.objects.on(clock.today()).filter(person=owner).select_related("scope__organisation")
    return None if all(looks_after(person, one.scope) for one in held) else ELSEWHERE


def menders_of_address(actor_id: Any) -> list[User]:
    """Return who is told that mail to somebody fails: the other leads of their places, or else the department."""
    held = RoleHeld.objects.on(clock.today()).filter(person__actor=actor_id).values("scope")
    invited = Invitation.objects.filter(invitee=actor_id, state=InvitationState.OPEN).values("scope")
    found: dict[int, User] = {}
    for place in Scope.objects.filter(Q(pk__in=held) | Q(pk__in=invited)).select_related("organisation"):
        others = [lead for lead in leads_of(place) if lead.actor_id != actor_id]
        role = ADMINISTRATOR if place.kind == ScopeKind.NATION else CASE_OFFICER
        found |= {one.pk: one for one in others or holders(role, [place])}
    return list(found.values())
