"""A plan of an area before a change, and a draft of the body that takes over from it."""

from dataclasses import dataclass
from datetime import date

from designations.models import Designation
from engagement.models import Need
from lifecycle import clock
from plans.models import Priority, Version
from plans.services.carrying import Chosen, carry_forward
from reference.models import Area
from tests.factories import designations, plans, removals

TOLD, CHANGED = date(2025, 8, 1), date(2025, 9, 29)
PERIOD = {"period_from": date(2025, 10, 1), "period_to": date(2028, 9, 30)}


@dataclass
class Change:
    """A published plan, and the draft that may draw on it, with the people of the draft."""

    origin: Version
    draft: Version
    team: plans.Team


def published_plan(where: Area | None = None, *, priorities: int = 2, due_on: date = date(2027, 8, 31)) -> Version:
    """Publish a plan in 2023 with actions due in 2027 unless said, and end its designation on 29 September 2025."""
    old = plans.designated(where=where)
    people = plans.team(old)
    with clock.at(date(2023, 1, 10)):
        version = plans.complete(old, by=people.lead, priorities=priorities)
        version.actions.update(due_on=due_on)
        plans.hand_in(version, by=people.lead, decider=people.officer)
    with clock.at(TOLD):
        removals.published(old, CHANGED)
    old.refresh_from_db()
    return version


def successor(where: Area, *, under: str = "2022-08") -> tuple[Designation, plans.Team]:
    """Designate a body from the day of the change, with its people."""
    record = designations.adopted(where=where, effective_on=CHANGED, published_on=date(2025, 9, 20), under=under)
    return record, plans.team(record)


def changed(*, under: str = "2022-08", **facts: object) -> Change:
    """Make a published plan and the draft of the next designation of the same area; the day is that of the change."""
    origin = published_plan(**facts)
    record, team = successor(origin.designation.area, under=under)
    return Change(origin, plans.draft(record, by=team.editor, **PERIOD), team)


def choose(priority: Priority, *, concerns: str = "whole", part: str = "", needs: list[Need] | None = None) -> Chosen:
    """Choose a priority with all of its actions, and with its needs unless others are given."""
    actions = [action for change in priority.changes.all() for action in change.actions.all()]
    return Chosen(priority, concerns, part, actions, list(priority.needs.all()) if needs is None else needs)


def bring(change: Change, *codes: str) -> None:
    """Bring priorities of the origin forward by their codes, or all of them."""
    found = change.origin.priorities.all()
    chosen = [choose(one) for one in (found.filter(code__in=codes) if codes else found)]
    carry_forward(change.draft, by=change.team.editor, chosen=chosen)
