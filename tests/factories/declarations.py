"""Declarations of interest, made by the same moves as in the portal."""

from accounts.models import User
from accounts.roles import ERB_EDITOR
from designations.declarations import services
from designations.models import Declaration, Designation, InterestKind
from tests.factories.accounts import holder


def declaration(designation: Designation, *, by: User | None = None, **facts: object) -> Declaration:
    """Declare an interest in a designation's area, unless facts name an organisation."""
    record = services.new_declaration(designation)
    given = {"kind": InterestKind.FAMILY, "interest": "My brother is a director there."} | facts
    services.declare_interest(record, by=by or holder(ERB_EDITOR, designation.scope), **given)
    return record
