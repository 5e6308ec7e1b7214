"""Writes about intelligence."""

from collections.abc import Iterable, Sequence
from typing import Any

from accounts.models import User
from accounts.selectors import nation
from approvals.models import Audience, Intelligence
from designations.models import Designation
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from lsip_portal.kit.forms import Upload

NOT_SHARED: dict[str, Any] = {"shared_text": "", "shared_on": None}


def new_intelligence(designation: Designation) -> Intelligence:
    """Return intelligence on a designation that is not saved yet; it is told in the history of the nation."""
    return Intelligence(designation=designation, chain=nation().chain, demonstration=designation.demonstration)


def record_intelligence(
    record: Intelligence,
    *,
    by: Any,
    also: Iterable[Designation] = (),
    named: Iterable[User] = (),
    attached: Sequence[Upload] = (),
    **facts: Any,
) -> Entry:
    """Record what somebody told the department, with its source, how sure it is and who may see it."""

    def write(held: Intelligence) -> None:
        held.also.set([one for one in also if one.pk != held.designation_id])
        held.named.set(named if held.audience == Audience.NAMED else ())

    said = facts | {"designation": record.designation, "recorded_by": by.actor}
    return run(record, "record", by=by, facts=said, children=write, attached=attached)


def weigh(record: Intelligence, *, by: Any, confidence: str, note: str) -> Entry:
    """Say anew how sure the department is, and why."""
    return run(record, "weigh", by=by, facts={"confidence": confidence}, note=note)


def share(record: Intelligence, *, by: Any, shared_text: str, source_is_kept: bool = True) -> Entry:
    """Share some words with the ERBs of the areas concerned; the source and what was told stay with the department."""
    facts = {"audience": Audience.SHARED, "shared_text": shared_text, "shared_on": clock.today()}
    return run(record, "share", by=by, facts=facts)


def limit(record: Intelligence, *, by: Any, audience: str, named: Iterable[User] = (), note: str) -> Entry:
    """Say anew who may see it; what was shared with an ERB is shared no longer."""

    def write(held: Intelligence) -> None:
        held.named.set(named if audience == Audience.NAMED else ())

    return run(record, "limit", by=by, facts=NOT_SHARED | {"audience": audience}, children=write, note=note)
