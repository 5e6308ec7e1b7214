"""The organisation that acts for an authority."""

from accounts.models import Organisation
from reference.models import Authority


def organisation_of(authority: Authority) -> Organisation:
    """Return the one organisation record of an authority, made when it is first needed."""
    made = {"name": authority.name, "kind": Organisation.Kind.AUTHORITY}
    return Organisation.objects.get_or_create(authority=authority, defaults=made)[0]
