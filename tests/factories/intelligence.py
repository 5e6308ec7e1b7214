"""Intelligence that the department recorded, made by the same moves as in the portal."""

from accounts.models import User
from accounts.roles import CASE_OFFICER
from approvals.intelligence import services
from approvals.models import Audience, Intelligence
from designations.models import Designation
from lifecycle import clock
from tests.factories.accounts import holder

SOURCE = "Jo Whistler of Acme Forge"
TOLD = "The board has not met since spring."
FACTS = {
    "source_kind": "employer",
    "source": SOURCE,
    "what": TOLD,
    "confidence": "likely",
    "audience": Audience.DEPARTMENT,
}


def recorded(designation: Designation, *, by: User | None = None, **facts: object) -> Intelligence:
    """Record today what somebody told the department of a designation."""
    record = services.new_intelligence(designation)
    given = FACTS | {"learned_on": clock.today()} | facts
    services.record_intelligence(record, by=by or holder(CASE_OFFICER), **given)
    return record


def shared(designation: Designation, *, by: User | None = None, text: str = "Meetings are rare.", **facts: object):
    """Record intelligence and share some words of it with the ERB."""
    record = recorded(designation, by=by, **facts)
    services.share(record, by=by or holder(CASE_OFFICER), shared_text=text)
    return record
