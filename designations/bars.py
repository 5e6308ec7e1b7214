"""Who is barred from moves because a designation has ended (Act s.3(3)(b); guidance 4.1)."""

from typing import Any

from accounts.roles import ERB_ALL
from designations.models import Designation
from lifecycle import clock
from lifecycle.models import Record
from lifecycle.workflow import Move
from lsip_portal.kit.formats import day


def the_designation_has_ended(person: Any, record: Record, row: Move) -> str | None:
    """Bar the people of a body from changing the records of its designation from the day on which that is over.

    It goes by the day and not by the state, so that nothing can be changed on it before the portal has recorded it.
    """
    if not row.who or not row.who <= frozenset(ERB_ALL):
        return None
    designation = _designation_of(record)
    if designation is None or designation.ended_on is None or designation.ended_on > clock.today():
        return None
    return f"The designation ended on {day(designation.ended_on)}. Its records can be read and no longer changed."


def _designation_of(record: Record) -> Designation | None:
    if isinstance(record, Designation):
        return record
    holder = getattr(record, "version", record)
    found: Designation | None = getattr(holder, "designation", None)
    return found


BARS = [the_designation_has_ended]
