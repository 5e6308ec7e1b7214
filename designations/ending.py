"""The end of a designation on its day, and of what hangs on it."""

from django.db import transaction

from designations.models import Designation
from designations.removals import services as removals
from designations.terms_changes import services as terms_changes
from lifecycle.calendar import the_portal
from lifecycle.engine import run
from lifecycle.workflow import CALENDAR


@transaction.atomic
def end(designation: Designation) -> None:
    """End a designation on the day that was published: its clocks stop, and what is open about it closes."""
    removals.take_effect(designation)
    terms_changes.lapse(designation, by=the_portal())
    run(designation, "end", by=the_portal(), through=CALENDAR, effective_on=designation.ended_on)
