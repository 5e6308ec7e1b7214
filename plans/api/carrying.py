"""What a draft may bring forward from earlier plans, for programs: the keys are those that the move asks for."""

from typing import Any

from plans.models import Version
from plans.selectors.carrying import Offer, Offered, earlier_plans, offers


def earlier_parts(version: Version) -> list[dict[str, Any]]:
    """Return each earlier plan with what it offers a draft, or why nothing can come from it."""
    offered = {offer.version.pk: _parts(offer) for offer in offers(version)}
    return [
        {
            "plan": plan.version.pk if plan.version else None,
            "title": plan.title,
            "closed": plan.closed,
            "priorities": offered.get(plan.version.pk, []) if plan.version else [],
        }
        for plan in earlier_plans(version)
    ]


def _parts(offer: Offer) -> list[dict[str, Any]]:
    return [_priority(one) for one in offer.priorities]


def _priority(offered: Offered) -> dict[str, Any]:
    one = offered.priority
    return {
        "id": one.pk,
        "code": one.code,
        "title": one.title,
        "parent": one.parent_id,
        "brought_as": offered.brought.code if offered.brought else None,
        "changes": [change.code for change in offered.changes],
        "actions": [{"id": action.pk, "code": action.code, "due_on": action.due_on} for action in offered.actions],
        "needs": [{"id": need.pk, "skill": need.skill} for need in offered.needs],
    }
