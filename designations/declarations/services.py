"""Writes of declarations of interest."""

from typing import Any

from accounts.models import Organisation
from accounts.selectors import is_national
from designations.declarations.selectors import forget_remembered_recusals
from designations.models import Declaration, Designation
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry


def new_declaration(designation: Designation) -> Declaration:
    """Return a declaration below a designation that is not saved yet."""
    return Declaration(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def declare_interest(
    declaration: Declaration, *, by: Any, kind: str, interest: str, organisation: Organisation | None = None
) -> Entry:
    """Declare one's own interest in the area, or in an organisation: from now on one stands aside."""
    side = Declaration.Side.DEPARTMENT if is_national(by) else Declaration.Side.ERB
    facts = {
        "holder": by.actor,
        "side": side,
        "kind": kind,
        "interest": interest,
        "organisation": organisation,
        "declared_on": clock.today(),
    }
    entry = run(declaration, "declare", by=by, facts=facts)
    forget_remembered_recusals(by)
    return entry


def end_recusal(declaration: Declaration, *, by: Any, note: str) -> Entry:
    """End a recusal for the department, with the reason."""
    return run(declaration, "end", by=by, facts={"ended_on": clock.today()}, note=note)
