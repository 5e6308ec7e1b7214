"""What must hold before somebody is invited, takes up a role, or loses one."""

from typing import Any
from urllib.parse import urlsplit

from accounts import selectors
from accounts.models import AccessReview, Invitation, RoleHeld
from accounts.roles import BY_NAME, DECISION_MAKER, LEAD_OF, ScopeKind
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day

PEOPLE = "People of an organisation"
Belonging = RoleHeld | Invitation


def _always(record: Any) -> bool:
    """Say that an explanation may stand in place of the rule, whatever the record."""
    return True


@rule(PEOPLE, Force.LOCAL)
def the_role_is_held_in_such_a_place(record: Belonging) -> str | None:
    """A role is held where roles of its kind are held."""
    if not record.role or BY_NAME[record.role].scope == record.scope.kind:
        return None
    return f"Nobody is {record.get_role_display()} in {record.scope}. Choose one of its own roles."


@rule(PEOPLE, Force.LOCAL)
def the_invitation_is_for_somebody_else(invitation: Invitation) -> str | None:
    """Nobody gives a role to themselves."""
    if not invitation.email or invitation.email != invitation.invited_by.email:
        return None
    return "This is your own address. Nobody can give a role to themselves: ask somebody else to invite you."


@rule(PEOPLE, Force.LOCAL)
def no_invitation_like_it_is_open(invitation: Invitation) -> str | None:
    """An address has one open invitation to a role in a place."""
    if invitation.email and selectors.invitations_like(invitation).exists():
        return "This address has an open invitation to this role already. Send that one again, or withdraw it first."
    return None


@rule(PEOPLE, Force.LOCAL)
def the_person_does_not_hold_the_role_already(record: Belonging) -> str | None:
    """A person holds a role in a place once at a time."""
    if not selectors.roles_like(record).exists():
        return None
    return f"This person is {record.get_role_display()} here already."


@rule(PEOPLE, Force.LOCAL, advisory=_always)
def the_first_lead_is_known_to_be_of_the_organisation(invitation: Invitation) -> str | None:
    """The first lead has an address at the organisation's domain, or its UKPRN, or the inviter says how they know."""
    organisation = invitation.scope.organisation
    if organisation is None or not invitation.email or not _is_first_lead(invitation):
        return None
    domain = domain_of(organisation.website)
    if domain and _at(invitation.email, domain):
        return None
    ukprn = str(organisation.provider.ukprn) if organisation.provider else ""
    if ukprn and invitation.ukprn == ukprn:
        return None
    return _what_does_not_match(invitation, domain, ukprn)


def _is_first_lead(invitation: Invitation) -> bool:
    lead = LEAD_OF[ScopeKind(invitation.scope.kind)]
    return invitation.role == lead.name and not selectors.roles_lasting(invitation.scope, lead).exists()


def domain_of(website: str) -> str:
    """Return the domain of a website without "www", or an empty text."""
    return (urlsplit(website).hostname or "").removeprefix("www.")


def _at(email: str, domain: str) -> bool:
    """Say whether an address lies at a domain, below it, or at the one above it."""
    host = email.rpartition("@")[2].lower()
    return host == domain or host.endswith(f".{domain}") or ("." in host and domain.endswith(f".{host}"))


def _what_does_not_match(invitation: Invitation, domain: str, ukprn: str) -> str:
    organisation = invitation.scope.organisation
    if ukprn and invitation.ukprn:
        return f"The UKPRN {invitation.ukprn} is not that of {organisation}. Check it with the person."
    if domain:
        return f"The address is not at {domain}, the domain of {organisation}. Check that the person works there."
    return f"We know no website of {organisation} to check the address against. Check that the person works there."


@rule(PEOPLE, Force.LOCAL)
def the_invitation_has_not_expired(invitation: Invitation) -> str | None:
    """An invitation can be accepted until the end of its last day."""
    if not invitation.has_expired:
        return None
    return f"The invitation ended on {day(invitation.expires_on)}. Ask {invitation.invited_by} to send it again."


@rule(PEOPLE, Force.LOCAL)
def the_role_has_not_ended_yet(held: RoleHeld) -> str | None:
    """A role that has ended cannot be ended again."""
    return None if selectors.is_in_effect(held) else "The role has ended already."


@rule(PEOPLE, Force.LOCAL)
def the_last_day_is_not_before_the_first(held: RoleHeld) -> str | None:
    """The last day of a role does not come before its first."""
    if held.until is None or held.until >= held.since:
        return None
    return f"The role began on {day(held.since)}. Give that day or a later one as the last."


@rule(PEOPLE, Force.LOCAL)
def a_lead_stays(held: RoleHeld) -> str | None:
    """The last lead of an organisation that is at work here stays until another lead is there."""
    lead = LEAD_OF[ScopeKind(held.scope.kind)]
    if held.role != lead.name or not selectors.is_at_work(held.scope):
        return None
    if selectors.roles_lasting(held.scope, lead).exclude(pk=held.pk).exists():
        return None
    return f"Nobody else is {lead.label} here. Invite another person to that role, and wait until they have accepted."


@rule(PEOPLE, Force.LOCAL)
def a_decision_maker_stays(held: RoleHeld) -> str | None:
    """The last decision maker for the Secretary of State stays until another one is there."""
    if held.role != DECISION_MAKER.name:
        return None
    if selectors.roles_lasting(held.scope, DECISION_MAKER).exclude(pk=held.pk).exists():
        return None
    return "Nobody else is a decision maker. Invite another person to that role, and wait until they have accepted."


@rule(PEOPLE, Force.LOCAL)
def somebody_holds_a_role_here(review: AccessReview) -> str | None:
    """A review needs somebody to review."""
    if selectors.roles_now(review.scope).exists():
        return None
    return f"Nobody holds a role in {review.scope}."
