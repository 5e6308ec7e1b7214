"""Where the parts of a plan came from, as its content says it."""

from typing import Any

from django.urls import reverse

from designations.models import Designation
from engagement.models import Need
from plans.models import Action, Change, Priority


def origin_of_part(part: Priority | Change | Action) -> dict[str, Any] | None:
    """Return which part of which published plan a part came from; `None` for one that was written for its own plan."""
    if part.came_from is None:
        return None
    version = part.came_from.version
    area = version.plan.series.area
    return {
        "code": part.came_from.code,
        "area": {"slug": area.slug, "name": area.name},
        "plan": str(version.plan),
        "version": version.number,
        "address": reverse("public_plan", kwargs=version.address),
    }


def origin_of_priority(priority: Priority) -> dict[str, Any] | None:
    """Return where a priority came from, and how much of the area it still concerns."""
    origin = origin_of_part(priority)
    if origin is None:
        return None
    return origin | {"concerns": priority.get_concerns_display(), "part": priority.concerned_part}


def origin_of_need(need: Need, designation: Designation) -> dict[str, Any] | None:
    """Return for which area, and by whom, a need was heard that a plan did not hear under its own designation."""
    heard_for = need.came_from.designation if need.came_from else need.designation
    if heard_for.pk == designation.pk:
        return None
    return {"area": {"slug": heard_for.area.slug, "name": heard_for.area.name}, "body": heard_for.body.name}
