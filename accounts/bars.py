"""Who is barred from changing roles, whatever their own: each place has those who look after its people."""

from typing import Any

from accounts import selectors
from accounts.models import AccessReview, Invitation, RoleHeld
from accounts.roles import ScopeKind
from lifecycle.models import Record
from lifecycle.workflow import Move

ABOUT_PEOPLE = (RoleHeld, Invitation, AccessReview)


def each_place_has_those_who_look_after_its_people(person: Any, record: Record, row: Move) -> str | None:
    """Bar a case officer from the department's own roles, and an administrator from everybody else's."""
    if not isinstance(record, ABOUT_PEOPLE) or row.through or row.name == "leave":
        return None
    if selectors.looks_after(person, record.scope):
        return None
    if record.scope.kind == ScopeKind.NATION:
        return "An administrator of access gives and ends the roles of the department."
    return "The organisation's lead or a case officer gives and ends roles here."


def nobody_changes_their_own_role(person: Any, record: Record, row: Move) -> str | None:
    """Bar everybody from changing a role of their own into another."""
    if not isinstance(record, RoleHeld) or row.name != "change" or record.person_id != person.pk:
        return None
    return "This is your own role. Nobody can give a role to themselves: ask somebody else to change it."


def only_its_holder_leaves(person: Any, record: Record, row: Move) -> str | None:
    """Bar everybody but its holder from giving up a role."""
    if not isinstance(record, RoleHeld) or row.name != "leave" or record.person_id == person.pk:
        return None
    return "Only the person who holds the role can give it up."


BARS = [each_place_has_those_who_look_after_its_people, nobody_changes_their_own_role, only_its_holder_leaves]
