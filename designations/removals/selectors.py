"""What may be read of removals."""

from typing import Any

from django.db.models import QuerySet

from designations.models import OPEN_REMOVAL, Designation, Removal
from designations.selectors import designations_seen_by
from lifecycle import selectors as lifecycle
from lifecycle import wiring
from lifecycle.models import Entry

SHOWN_OF_THE_CASE = 50


def removals_seen_by(person: Any) -> QuerySet[Removal]:
    """Return the removals of the designations that the person works with."""
    found = Removal.objects.filter(designation__in=designations_seen_by(person))
    return found.select_related(
        "designation__area", "designation__body", "designation__scope", "notice", "edition", "chain"
    )


def removals_of(designation: Designation) -> QuerySet[Removal]:
    """Return the removals of a designation, the latest first."""
    return Removal.objects.filter(designation=designation)


def open_removal_of(designation: Designation) -> Removal | None:
    """Return the removal of a designation that is under way, if there is one."""
    return Removal.objects.filter(designation=designation, state__in=OPEN_REMOVAL).first()


def case_history(designation: Designation, person: Any) -> QuerySet[Entry]:
    """Return what happened in the whole history of a designation, as far as a person may read it, newest first."""
    entries, shown = lifecycle.entries_in([designation.chain]), wiring.answer("entries_shown_to")
    return (shown(person, entries) if shown else entries)[:SHOWN_OF_THE_CASE]
