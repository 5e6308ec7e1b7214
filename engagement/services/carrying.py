"""Bringing a need forward from a designation to the one that takes over from it."""

from typing import Any

from designations.models import Designation
from engagement.models import EngagementState, Need, NeedEvidence, NeedState
from engagement.services.needs import new_need
from lifecycle.engine import run

SAID = (
    *("skill", "occupation_note", "route", "pathway", "level_from", "level_to"),
    *("sector", "when_needed", "people", "why_hard_to_find"),
)


def carry_need(origin: Need, designation: Designation, *, by: Any) -> Need:
    """Return the need of a designation that came from an earlier one, brought forward now where it was not before.

    It says what the origin says and rests on the same engagements, which stay where they were recorded: nobody who took
    part, and no way to reach them, is copied.
    """
    held = Need.objects.filter(designation=designation, came_from=origin, state=NeedState.RECORDED).first()
    if held is not None:
        return held
    standing = origin.evidence.filter(record__state=EngagementState.RECORDED)
    need = new_need(designation)
    need.demonstration = need.demonstration or origin.demonstration

    def write(need: Need) -> None:
        need.occupations.set(origin.occupations.all())
        NeedEvidence.objects.bulk_create(
            NeedEvidence(need=need, record_id=record) for record in standing.values_list("record", flat=True)
        )

    facts = {name: getattr(origin, name) for name in SAID} | {"came_from": origin}
    run(need, "carry_forward", by=by, facts=facts, children=write, through="plan")
    return need
