"""What must hold before parts of an earlier plan may be brought forward into a draft."""

from lifecycle.rules import Force, rule
from plans.models import Version
from plans.selectors.carrying import earlier_plans


@rule("Plans build on one another", Force.LOCAL)
def there_is_an_earlier_plan_to_draw_on(version: Version) -> str | None:
    """Parts are brought forward from a published plan of the area, or of an area that it was made from."""
    found = earlier_plans(version)
    if any(plan.open for plan in found):
        return None
    if not found:
        area = version.designation.area
        return (
            f"There is no earlier plan: no designation before this one was for {area} or for an area it was made from."
        )
    return " ".join(f"{plan.title}: {plan.closed}" for plan in found)
