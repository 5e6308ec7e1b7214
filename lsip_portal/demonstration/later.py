"""What happens to a designation after it is published, in the demonstration."""

from datetime import timedelta

from accounts.roles import CASE_OFFICER
from designations.models import Designation
from designations.terms_changes import services as changing_terms
from lifecycle import clock
from lsip_portal.demonstration.story import Life

TOLD_DAYS_AGO, BEGINS_IN_DAYS = 6, 45


def change_terms(life: Life, record: Designation) -> None:
    """Tell of a change of terms of which the body was notified some days ago, and that it has not answered."""
    today = clock.today()
    change = changing_terms.new_change(record)
    with clock.at(today - timedelta(days=TOLD_DAYS_AGO)):
        changing_terms.draft(
            change,
            by=life.cast[CASE_OFFICER],
            effective_on=today + timedelta(days=BEGINS_IN_DAYS),
            terms=None,
            own_terms="Demonstration: the body acts impartially, keeps its register of interests current, and reports "
            "to the department each quarter.",
            changes="Demonstration: reports are due each quarter. Nothing falls away.",
        )
        changing_terms.notify(
            change,
            by=life.cast[CASE_OFFICER],
            notified_on=clock.today(),
            notified_to="Chief executive (demonstration)",
            proof_of_sending="Demonstration: letter, receipt kept.",
        )
