"""What happens to designations after they are published, in the demonstration."""

from datetime import datetime, time, timedelta

from accounts.models import Organisation
from accounts.roles import CASE_OFFICER, DECISION_MAKER, PUBLISHER
from designations import ending
from designations.models import Designation, RemovalGround
from designations.removals import services as removing
from designations.terms_changes import services as changing_terms
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.reminders.hours import working_days_around
from lifecycle.reminders.services import remind
from lsip_portal.demonstration import story
from lsip_portal.demonstration.papers import paper
from lsip_portal.demonstration.story import Life

TOLD_DAYS_AGO, BEGINS_IN_DAYS = 6, 45
NINE = 9


def remind_as_of_now() -> None:
    """Send the reminders of what is due, as of the last morning on which they went out."""
    day = working_days_around(clock.today()).last_up_to(clock.day_of(clock.now() - timedelta(hours=NINE)))
    with clock.at(datetime.combine(day, time(NINE), tzinfo=clock.LONDON)):
        remind()


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


def consider_removal(life: Life, record: Designation, *, on: int) -> None:
    """Tell of a removal that the department considered on a day and did not pursue."""
    officer, removal = life.cast[CASE_OFFICER], removing.new_removal(record)
    with clock.at(life.day(on)):
        run(removal, "propose", by=officer)
        removing.record_ground(
            removal,
            by=officer,
            ground=RemovalGround.Ground.BREACH,
            facts="Demonstration: the register of interests was not published.",
        )
    with clock.at(life.day(on + 9)):
        run(removal, "drop", by=officer, note="Demonstration: the register is published, so the breach is made good.")


def let_an_earlier_body_go(life: Life, *, days_ago: int) -> None:
    """Tell of an invented body that was designated for the area before, and was removed at its own request."""
    name = f"Demonstration employers of {life.area.name}"
    body, _ = Organisation.objects.get_or_create(name=name, kind=Organisation.Kind.BODY)
    before = Life(life.cast, life.area, body, life.edition, clock.today() - timedelta(days=days_ago))
    record, lead = story.take_in(before)
    removal = removing.new_removal(record)
    with clock.at(before.day(300)):
        removing.request(removal, by=lead, request="Demonstration: we ask to be let go, as our members merge.")
    with clock.at(before.day(310)):
        removing.decide(
            removal,
            by=life.cast[DECISION_MAKER],
            effective_on=before.day(360),
            reasons="Demonstration: the body asked for it in writing.",
        )
    with clock.at(before.day(320)):
        removing.notify(
            removal,
            by=life.cast[CASE_OFFICER],
            notified_on=clock.today(),
            notified_to="Chief executive (demonstration)",
            attached=[paper("receipt.txt", f"{body} received the notice of removal.")],
        )
    with clock.at(before.day(330)):
        removing.publish_notice(
            removal, by=life.cast[PUBLISHER], published_on=clock.today(), notice_address=story.NOTICE
        )
    with clock.at(before.day(360)):
        record.refresh_from_db()
        ending.end(record)
