"""What must hold, for the sake of plans, before the evidence they rest on may go."""

from engagement.models import Need
from lifecycle.rules import Force, rule
from plans.models import VersionState
from plans.selectors.versions import versions_that_cite

SETTLED = (VersionState.SUBMITTED, VersionState.APPROVED, VersionState.PUBLISHED)


@rule("Guidance 6.5", Force.LOCAL)
def no_settled_plan_rests_on_it(need: Need) -> str | None:
    """A need stays on record while a plan that cites it is before the department or in force."""
    version = versions_that_cite(need).filter(state__in=SETTLED).first()
    if version is None:
        return None
    return (
        f"The plan for {version.plan.years}, version {version.number}, cites it and is "
        f"“{version.get_state_display().lower()}”. What such a plan rests on stays on record."
    )
