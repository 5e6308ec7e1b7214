"""Raising risks and delays between reports, and closing them."""

from typing import Any

from designations.models import Designation
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from plans.models import EarlyWarning


def new_early_warning(designation: Designation) -> EarlyWarning:
    """Return a risk or delay of a designation, not raised yet."""
    return EarlyWarning(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def raise_early_warning(warning: EarlyWarning, *, by: Any, **facts: Any) -> Entry:
    """Raise a risk or a delay; the department is told at once."""
    return run(warning, "raise", by=by, facts={"designation": warning.designation, "raised_on": clock.today()} | facts)


def close_early_warning(warning: EarlyWarning, *, by: Any, note: str) -> Entry:
    """Close a risk or a delay, and say why."""
    return run(warning, "close", by=by, note=note, facts={"closed_on": clock.today()})
