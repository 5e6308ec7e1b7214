"""What passes from a designation to the next one: records, plans, actions and duties."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from designations.models import Designation
from engagement.models import Participation
from engagement.selectors import engagement_of, needs_of
from lifecycle.models import Deadline
from plans.models import PUBLIC, Action, Version
from plans.selectors.versions import versions_of


@dataclass(frozen=True)
class HandOver:
    """What the next body of an area can read and go on with."""

    engagements: int
    needs: int
    organisations: int
    versions: QuerySet[Version]
    actions: QuerySet[Action]
    duties: QuerySet[Deadline]


def hand_over_of(designation: Designation, day: date) -> HandOver:
    """Return what passes on from a designation as on a day: the actions are those of its newest published plan."""
    versions = versions_of(designation)
    newest = versions.filter(state__in=PUBLIC).first()
    actions = Action.objects.filter(version=newest, due_on__gte=day) if newest else Action.objects.none()
    heard = Participation.objects.filter(record__in=engagement_of(designation).values("pk"))
    return HandOver(
        engagements=engagement_of(designation).count(),
        needs=needs_of(designation).count(),
        organisations=heard.values("organisation").distinct().count(),
        versions=versions,
        actions=actions.select_related("owner").order_by("due_on", "code"),
        duties=_unfulfilled(designation),
    )


def _unfulfilled(designation: Designation) -> QuerySet[Deadline]:
    """Return the duties that are open, or that fell away with the designation."""
    owed = Deadline.objects.filter(chain=designation.chain, fulfilled=False)
    return owed.order_by("due_on", "pk")
