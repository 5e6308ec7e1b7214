"""The organisation that acts for an authority, and the place of its people."""

from accounts.models import Organisation, Scope
from accounts.roles import ScopeKind
from accounts.services import scope_of
from reference.models import Authority


def organisation_of(authority: Authority) -> Organisation:
    """Return the one organisation record of an authority, made when it is first needed."""
    made = {"name": authority.name, "kind": Organisation.Kind.AUTHORITY}
    return Organisation.objects.get_or_create(authority=authority, defaults=made)[0]


def open_people_of(authority: Authority) -> Scope:
    """Return the place in which an authority's people hold their roles, opened when it is first needed."""
    return scope_of(organisation_of(authority), ScopeKind.AUTHORITY)
