"""Engagement so far against what the delivery plan set out to do (guidance 4.2.1 and 4.3.1)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from engagement.models import Participation, SizeBand
from engagement.selectors.engagement import engagement_of
from plans.models import DeliveryPlan, EngagementTarget
from plans.selectors.work import targets_of

_Group = EngagementTarget.Group
_Capacity = Participation.Capacity
_HEARD = {
    _Group.EMPLOYERS: Q(capacity=_Capacity.EMPLOYER),
    _Group.SMALL: Q(capacity=_Capacity.EMPLOYER, size_band__in=[SizeBand.MICRO, SizeBand.SMALL]),
    _Group.PROVIDERS: Q(capacity=_Capacity.PROVIDER),
    _Group.STAKEHOLDERS: Q(capacity__in=[_Capacity.AUTHORITY, _Capacity.STAKEHOLDER]),
}


@dataclass(frozen=True)
class TargetStanding:
    """A target with how many organisations were heard so far, or by its day where that has passed."""

    target: EngagementTarget
    heard: int
    today: date

    @property
    def met(self) -> bool:
        """Whether as many were heard as planned."""
        return self.heard >= self.target.planned

    @property
    def missed(self) -> bool:
        """Whether its day has passed and fewer were heard."""
        return not self.met and self.target.by_day < self.today


def target_standings(plan: DeliveryPlan, today: date) -> list[TargetStanding]:
    """Return the targets of a version as they stand on a day, each organisation counted once."""
    targets = list(targets_of(plan))
    if not targets:
        return []
    records = engagement_of(plan.designation).order_by().values("pk")
    heard = Participation.objects.filter(record__in=records).aggregate(
        **{
            f"t{target.number}": Count(
                "organisation",
                distinct=True,
                filter=_HEARD[_Group(target.group)] & Q(record__held_on__lte=min(today, target.by_day)),
            )
            for target in targets
        }
    )
    return [TargetStanding(target, heard[f"t{target.number}"], today) for target in targets]
