"""Recording skills needs with the engagements behind them."""

from collections.abc import Callable, Iterable
from typing import Any

from designations.models import Designation
from engagement.models import EngagementRecord, Need, NeedEvidence
from lifecycle.engine import run
from lifecycle.models import Entry
from reference.models import Occupation


def new_need(designation: Designation) -> Need:
    """Return a need of a designation that is not saved yet."""
    return Need(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def record_need(
    need: Need,
    *,
    by: Any,
    heard_in: Iterable[EngagementRecord],
    occupations: Iterable[Occupation] = (),
    **facts: Any,
) -> Entry:
    """Record a need, the engagements in which it was heard and the occupations it is about."""
    return run(need, "record", by=by, facts=facts, children=_writer(heard_in, occupations))


def amend_need(
    need: Need,
    *,
    by: Any,
    heard_in: Iterable[EngagementRecord],
    occupations: Iterable[Occupation] = (),
    **facts: Any,
) -> Entry:
    """Change a need, its evidence or its occupations."""
    return run(need, "amend", by=by, facts=facts, children=_writer(heard_in, occupations))


def _writer(heard_in: Iterable[EngagementRecord], occupations: Iterable[Occupation]) -> Callable[[Need], None]:
    def write(need: Need) -> None:
        need.occupations.set(occupations)
        wanted = {record.pk: record for record in heard_in}
        held = set(need.evidence.values_list("record", flat=True))
        need.evidence.exclude(record__in=wanted).delete()
        NeedEvidence.objects.bulk_create(
            NeedEvidence(need=need, record=record) for pk, record in wanted.items() if pk not in held
        )

    return write
