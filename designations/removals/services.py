"""Writes about removals. Each gathers the facts of a move and has the engine make it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from designations.models import Designation, Notice, Removal, RemovalGround, RemovalState
from designations.notices import ATTACHED, draft_notice, keep_notification
from designations.removals import drafting, selectors
from lifecycle import clock
from lifecycle.calendar import the_portal
from lifecycle.engine import run
from lifecycle.models import Entry
from lifecycle.workflow import CALENDAR
from lsip_portal.kit.forms import Upload


def new_removal(designation: Designation) -> Removal:
    """Return an unsaved removal of a designation, in its history and under its edition."""
    return Removal(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def request(record: Removal, *, by: Any, request: str) -> Entry:
    """Ask in writing, for the body, that its designation be removed (Act s.3(2))."""
    facts = {"request": request, "requested_on": clock.today(), "requested_by": str(by)[:200]}
    return run(record, "request", by=by, facts=facts)


def record_request(record: Removal, *, by: Any, requested_on: date, requested_by: str, request: str) -> Entry:
    """Record a written request that the body sent the department in another way."""
    facts = {"request": request, "requested_on": requested_on, "requested_by": requested_by}
    return run(record, "record_request", by=by, facts=facts)


def record_ground(
    record: Removal, *, by: Any, ground: str, facts: str, paragraph: str = "", stated_cause: str = ""
) -> Entry:
    """Record a ground of the Act with the facts relied on; recorded again, it takes the place of the first."""
    values = {"facts": facts, "paragraph": paragraph, "stated_cause": stated_cause, "recorded_by_id": by.actor_id}

    def write(removal: Removal) -> None:
        when = {"recorded_at": clock.now()}
        RemovalGround.objects.update_or_create(removal=removal, ground=ground, defaults=values | when)

    words = (f"{RemovalGround.Ground(ground).label}.", facts, paragraph, stated_cause)
    return run(record, "record_ground", by=by, children=write, note="\n\n".join(part for part in words if part))


def state_circumstances(record: Removal, *, by: Any, circumstances: str) -> Entry:
    """State why the circumstances are exceptional (guidance 4.3.2)."""
    return run(record, "state_circumstances", by=by, facts={"circumstances": circumstances})


def decide(record: Removal, *, by: Any, effective_on: date, reasons: str) -> Entry:
    """Decide that the designation is removed on a day, for reasons that the notice gives; the notice is drafted."""
    facts = {"effective_on": effective_on, "reasons": reasons}
    return run(record, "decide", by=by, facts=facts, children=_draft_the_notice)


def change_date(record: Removal, *, by: Any, effective_on: date, note: str) -> Entry:
    """Decide on another day: the notice is drafted again, and the body has to be told again."""
    facts = {"effective_on": effective_on, "notified_on": None, "notified_to": "", "proof_of_sending": ""}
    return run(record, "change_date", by=by, facts=facts, children=_draft_the_notice, note=note)


@transaction.atomic
def notify(
    record: Removal,
    *,
    by: Any,
    notified_on: date,
    notified_to: str,
    proof_of_sending: str = "",
    attached: Sequence[Upload] = (),
) -> Entry:
    """Record when the body was told of the removal in writing, who received it, and what shows that it was sent."""
    proof = proof_of_sending or ATTACHED
    facts = {"notified_on": notified_on, "notified_to": notified_to, "proof_of_sending": proof}
    entry = run(record, "notify", by=by, facts=facts, attached=attached)
    keep_notification(record.designation, entry, record, text=record.notice.text if record.notice else "")
    return entry


@transaction.atomic
def publish_notice(record: Removal, *, by: Any, published_on: date, notice_address: str) -> Entry:
    """Record where and when the notice was published: the designation gets its end, and stays in force until then."""
    facts = {"published_on": published_on, "notice_address": notice_address}
    entry = run(record, "publish_notice", by=by, facts=facts)
    run(record.designation, "set_end", by=by, facts={"ended_on": record.effective_on}, through="removal")
    return entry


def take_effect(designation: Designation) -> None:
    """Close the removal of a designation on its day, where it ends by one; another that is open lapses."""
    record = selectors.open_removal_of(designation)
    if record is None:
        return
    if record.state == RemovalState.PUBLISHED:
        run(record, "take_effect", by=the_portal(), through=CALENDAR, effective_on=record.effective_on)
    else:
        run(record, "lapse", by=the_portal(), through="designation")


def _draft_the_notice(record: Removal) -> None:
    """Keep the next version of the notice of the designation: that of its removal."""
    if record.effective_on is None:
        raise ValueError("A designation is removed on a day.")
    record.notice = draft_notice(
        record.designation,
        kind=Notice.Kind.REMOVAL,
        text=drafting.notice_of_removal(record),
        effective_on=record.effective_on,
    )
    record.save(update_fields=["notice"])
