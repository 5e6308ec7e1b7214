"""What must hold before an officer is given an area, or stands in for another one."""

from approvals.caseload import selectors
from approvals.models import Assignment, Cover
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day

CASELOAD = "Areas and cover"


def _has_days(cover: Cover) -> bool:
    """Say whether the form has given the days yet: the page asks the rules before it is filled in."""
    return bool(cover.since and cover.until)


@rule(CASELOAD, Force.LOCAL)
def the_area_has_no_officer(assignment: Assignment) -> str | None:
    """An area has one officer at a time."""
    if assignment.area_id and selectors.assigned_officers(assignment):
        held = selectors.assignment_of(assignment.area)
        return f"{held.officer if held else 'Somebody'} looks after this area. Hand it over instead."
    return None


@rule(CASELOAD, Force.LOCAL)
def the_officer_is_a_case_officer(record: Assignment | Cover) -> str | None:
    """Only a case officer of today looks after an area or is covered for."""
    if record.officer_id and not selectors.officers().filter(pk=record.officer_id).exists():
        return f"{record.officer} is not a case officer today. Choose somebody who is."
    return None


@rule(CASELOAD, Force.LOCAL)
def whoever_covers_is_another_case_officer(cover: Cover) -> str | None:
    """Another case officer of today covers."""
    if not cover.by_id:
        return None
    if cover.by_id == cover.officer_id:
        return "Nobody covers for themselves. Choose another case officer."
    if not selectors.officers().filter(pk=cover.by_id).exists():
        return f"{cover.by} is not a case officer today. Choose somebody who is."
    return None


@rule(CASELOAD, Force.LOCAL)
def the_days_are_in_order(cover: Cover) -> str | None:
    """A cover ends on or after its first day, and not before today."""
    if not _has_days(cover):
        return None
    if cover.until < cover.since:
        return f"The last day, {day(cover.until)}, is before the first one, {day(cover.since)}."
    if cover.until < clock.today():
        return f"The last day, {day(cover.until)}, has passed."
    return None


@rule(CASELOAD, Force.LOCAL)
def nobody_covers_for_the_officer_then(cover: Cover) -> str | None:
    """One person covers for an officer on a day."""
    other = selectors.covers_that_overlap(cover).select_related("by").first() if _has_days(cover) else None
    if other is None:
        return None
    return f"{other.by} covers from {day(other.since)} to {day(other.until)}. Choose other days, or cancel that first."


@rule(CASELOAD, Force.LOCAL)
def the_cover_is_not_over(cover: Cover) -> str | None:
    """Only a cover that is not over can be cancelled."""
    return f"It ended on {day(cover.until)}." if cover.over else None
