"""Places in which people hold roles, and the links in the mail that invites them."""

import re

from django.conf import settings
from django.core import mail

from accounts.models import Invitation, Organisation, Scope
from accounts.roles import ScopeKind
from accounts.selectors import nation
from accounts.services import open_scope, scope_of
from lifecycle import outbox
from lifecycle.models import Chain
from tests.factories import accounts


def body_place(**fields: object) -> Scope:
    """Make the place of a body's people, of which no designation is in force."""
    body = accounts.organisation(**fields)
    return open_scope(body, ScopeKind.DESIGNATION, Chain.objects.create(title=body.name), body.name)


def provider_place(**fields: object) -> Scope:
    """Make the place of a provider's people."""
    return scope_of(accounts.organisation(Organisation.Kind.PROVIDER, **fields), ScopeKind.PROVIDER)


def place_of(kind: str) -> Scope:
    """Make a place of a kind."""
    if kind == ScopeKind.NATION:
        return nation()
    if kind == ScopeKind.DESIGNATION:
        return body_place()
    kinds = {ScopeKind.PROVIDER: Organisation.Kind.PROVIDER, ScopeKind.AUTHORITY: Organisation.Kind.AUTHORITY}
    return scope_of(accounts.organisation(kinds[ScopeKind(kind)]), ScopeKind(kind))


def link_in_mail(invitation: Invitation) -> str:
    """Send what waits in the outbox and return the path of the newest link to an invitation."""
    outbox.deliver()
    sent = [message for message in mail.outbox if message.to == [invitation.email]]
    return re.search(rf"{settings.SERVICE_URL}(/join/\S+)", sent[-1].body)[1]
