"""What must hold for a round of dates."""

from approvals.dates.rounds import selectors
from approvals.models import DateRound
from approvals.models.dates import KINDS_OF
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day

GOOD = "Good administration"


@rule(GOOD, Force.LOCAL)
def no_other_round_is_open_for_the_date(record: DateRound) -> str | None:
    """One round is open for the same duty, places and day, so that a click sent twice opens one."""
    if record.pk or record.due_on is None:
        return None
    other = selectors.same_open_round(record.kind, record.places, record.due_on)
    return f"“{other.name}” is open for the same date. Go on with that one." if other else None


@rule(GOOD, Force.LOCAL)
def its_date_is_not_past(record: DateRound) -> str | None:
    """A round is opened, and entered for more places, while its date is still to come."""
    if record.due_on is None or record.due_on >= clock.today():
        return None
    return f"{day(record.due_on)} is in the past."


@rule(GOOD, Force.LOCAL)
def its_places_have_such_duties(record: DateRound) -> str | None:
    """A round is for places that have the duty."""
    if not record.kind or record.kind in KINDS_OF[record.places]:
        return None
    return f"“{record.get_kind_display()}” is not for {record.get_places_display().lower()}. Choose another."
