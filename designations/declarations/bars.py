"""Recusal: whoever declared an interest in a matter makes no move in it (guidance 4.2)."""

from typing import Any

from designations.declarations import selectors
from designations.models import Declaration
from lifecycle.models import Record
from lifecycle.workflow import Move
from lsip_portal.kit.formats import day


def who_declared_an_interest_stands_aside(person: Any, record: Record, row: Move) -> str | None:
    """Bar whoever declared an interest from every move in the matter but one: declaring another interest.

    Moves that are made through others are no acts of the person, who is barred from what they are made through.
    """
    if row.through or (isinstance(record, Declaration) and row.name == "declare"):
        return None
    declaration = selectors.recusals_of(person).bearing_on(record)
    if declaration is None:
        return None
    on = day(declaration.declared_on)
    return f"You declared an interest in {declaration.matter} on {on}, so somebody else must do this."
