"""Writes about changes of terms. Each gathers the facts of a move and has the engine make it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from designations.models import Designation, Notice, Terms, TermsChange
from designations.notices import ATTACHED, draft_notice, keep_notification
from designations.terms_changes import drafting, selectors
from lifecycle import clock
from lifecycle.calendar import the_portal
from lifecycle.engine import run
from lifecycle.models import Entry
from lifecycle.workflow import CALENDAR
from lsip_portal.kit.forms import Upload
from reference.selectors import BeyondTheCalendar, working_days_after

Answer = TermsChange.Answer
_UNTOLD: dict[str, object] = {"notified_on": None, "notified_to": "", "proof_of_sending": "", "notification": ""}
_UNANSWERED: dict[str, object] = {"answer": "", "answered_on": None, "objection": "", "answer_by": None}


def new_change(designation: Designation) -> TermsChange:
    """Return an unsaved change of the terms of a designation, in its history and under its edition."""
    return TermsChange(
        designation=designation,
        chain=designation.chain,
        edition=designation.edition,
        demonstration=designation.demonstration,
    )


def draft(
    record: TermsChange, *, by: Any, effective_on: date, terms: Terms | None, own_terms: str, changes: str
) -> Entry:
    """Draft a change: an edition of the terms or words of their own, what changes, and from when."""
    facts = {"effective_on": effective_on, "terms": terms, "own_terms": own_terms, "changes": changes}
    return run(record, "draft", by=by, facts=facts)


def redraft(
    record: TermsChange, *, by: Any, effective_on: date, terms: Terms | None, own_terms: str, changes: str
) -> Entry:
    """Change a draft of which the body was not told yet."""
    facts = {"effective_on": effective_on, "terms": terms, "own_terms": own_terms, "changes": changes}
    return run(record, "redraft", by=by, facts=facts)


def amend(
    record: TermsChange,
    *,
    by: Any,
    effective_on: date,
    terms: Terms | None,
    own_terms: str,
    changes: str,
    note: str,
) -> Entry:
    """Change what the body was told of, for its objection or for another date: it is to be told again."""
    facts = {"effective_on": effective_on, "terms": terms, "own_terms": own_terms, "changes": changes, "notice": None}
    return run(record, "amend", by=by, facts=facts | _UNTOLD | _UNANSWERED, note=note)


@transaction.atomic
def notify(
    record: TermsChange,
    *,
    by: Any,
    notified_on: date,
    notified_to: str,
    proof_of_sending: str = "",
    attached: Sequence[Upload] = (),
) -> Entry:
    """Record how the body was told of the change, keep the text, and count its 10 working days to object.

    Raises:
        ValidationError: if the bank holidays of those days are not loaded.
    """
    try:
        answer_by = working_days_after(notified_on, selectors.WORKING_DAYS)
    except BeyondTheCalendar as error:
        raise ValidationError({"notified_on": str(error)}) from error
    facts = {
        "notified_on": notified_on,
        "notified_to": notified_to,
        "proof_of_sending": proof_of_sending or ATTACHED,
        "answer_by": answer_by,
        "notification": drafting.notification_of(record, answer_by=answer_by),
    }
    entry = run(record, "notify", by=by, facts=facts, attached=attached)
    keep_notification(record.designation, entry, record, text=record.notification)
    return entry


def accept(record: TermsChange, *, by: Any) -> Entry:
    """Accept a change for the body; the amended notice is drafted."""
    facts = {"answer": Answer.ACCEPTED, "answered_on": clock.today()}
    return run(record, "accept", by=by, facts=facts, children=_draft_the_notice)


def object_to(record: TermsChange, *, by: Any, objection: str) -> Entry:
    """Object to a change for the body, today."""
    facts = {"answer": Answer.OBJECTED, "answered_on": clock.today(), "objection": objection}
    return run(record, "object", by=by, facts=facts)


def record_objection(record: TermsChange, *, by: Any, received_on: date, objection: str) -> Entry:
    """Record an objection that the body sent the department in another way, on the day it was received."""
    facts = {"answer": Answer.OBJECTED, "answered_on": received_on, "objection": objection, "notice": None}
    return run(record, "record_objection", by=by, facts=facts)


def uphold(record: TermsChange, *, by: Any, note: str) -> Entry:
    """Answer an objection by upholding the change; the amended notice is drafted."""
    return run(record, "uphold", by=by, note=note, children=_draft_the_notice)


def publish_notice(record: TermsChange, *, by: Any, published_on: date, notice_address: str) -> Entry:
    """Record where and when the amended notice was published; words of their own become terms that can be named."""
    facts: dict[str, object] = {"published_on": published_on, "notice_address": notice_address}
    with transaction.atomic():
        if record.own_terms and record.terms is None:
            facts["terms"] = _own_terms(record, published_on, notice_address)
        return run(record, "publish_notice", by=by, facts=facts)


def bind(record: TermsChange) -> None:
    """Record that a body whose time to object is over without an answer is bound; the amended notice is drafted."""
    facts = {"answer": Answer.SILENT}
    run(record, "bind", by=the_portal(), facts=facts, children=_draft_the_notice, through=CALENDAR)


@transaction.atomic
def put_into_effect(record: TermsChange) -> None:
    """Change the terms of the designation, on the day of a published change."""
    portal, on = the_portal(), record.effective_on
    run(record, "take_effect", by=portal, through=CALENDAR, effective_on=on)
    facts = {"terms": record.terms, "without_terms": False}
    run(record.designation, "modify_terms", by=portal, facts=facts, through="terms-change", effective_on=on)


def lapse(designation: Designation, *, by: Any) -> None:
    """End the change of terms that is under way, because the designation ends."""
    if record := selectors.open_change_of(designation):
        run(record, "lapse", by=by, through="designation")


def _own_terms(record: TermsChange, issued_on: date, address: str) -> Terms:
    """Return the terms of one designation alone as a row that it can be subject to."""
    return Terms.objects.create(
        code=f"own-{record.pk}",
        title=f"Terms and conditions for {record.designation.body.name}, {record.designation.area.name}"[:200],
        issued_on=issued_on,
        address=address,
        summary=record.own_terms,
        designation=record.designation,
    )


def _draft_the_notice(record: TermsChange) -> None:
    """Keep the next version of the notice of designation, as amended."""
    if record.effective_on is None:
        raise ValueError("A change of terms takes effect on a day.")
    record.notice = draft_notice(
        record.designation,
        kind=Notice.Kind.MODIFICATION,
        text=drafting.amended_notice(record),
        effective_on=record.effective_on,
    )
    record.save(update_fields=["notice"])
