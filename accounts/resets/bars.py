"""Who is barred from a reset of second factors: it takes two people, and never the one it is about."""

from typing import Any

from accounts import selectors
from accounts.models import FactorReset
from accounts.roles import ScopeKind
from lifecycle.models import Record
from lifecycle.workflow import Move


def nobody_resets_their_own(person: Any, record: Record, row: Move) -> str | None:
    """Bar everybody from asking for, or agreeing to, a reset of their own second factors; they may refuse it."""
    if not isinstance(record, FactorReset) or row.through or row.name == "refuse" or record.person_id != person.pk:
        return None
    return "These are your own second factors, so somebody else must do this."


def who_asked_does_not_confirm(person: Any, record: Record, row: Move) -> str | None:
    """Bar whoever asked for a reset from agreeing to it; they may take it back by refusing it."""
    if not isinstance(record, FactorReset) or row.name != "confirm" or record.asked_by_id != person.pk:
        return None
    return "You asked for this, so a second person must confirm it."


def those_who_look_after_a_place_ask(person: Any, record: Record, row: Move) -> str | None:
    """Bar from asking whoever does not look after the people of the place."""
    if not isinstance(record, FactorReset) or row.name != "ask" or selectors.looks_after(person, record.scope):
        return None
    if record.scope.kind == ScopeKind.NATION:
        return "An administrator of access asks for this in the department."
    return "The organisation's lead or a case officer asks for this here."


BARS = [nobody_resets_their_own, who_asked_does_not_confirm, those_who_look_after_a_place_ask]
