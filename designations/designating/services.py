"""Writes of the acts around a designation. Each gathers the facts of a move and has the engine make it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from designations.designating import selectors
from designations.models import (
    AuthorityView,
    Designation,
    StandardsConfirmation,
    Terms,
    TermsAcceptance,
)
from designations.notices import ATTACHED, keep_notification
from designations.selectors import latest_notice
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry
from lsip_portal.kit.forms import Upload
from reference.models import Authority


@transaction.atomic
def record_view(
    record: Designation,
    *,
    by: Any,
    authority: Authority,
    view: AuthorityView.View,
    given_by: str,
    given_on: date,
    comment: str,
    attached: Sequence[Upload] = (),
) -> Entry:
    """Record what a Strategic Authority said of the choice of body."""
    row = AuthorityView(designation=record, authority=authority, view=view, given_by=given_by, given_on=given_on)
    row.comment = comment
    row.entry = run(record, "record_view", by=by, note=f"{row}.\n\n{comment}", attached=attached)
    row.full_clean()
    row.save()
    return row.entry


def give_consent(
    record: Designation, *, by: Any, to_designation: bool, terms: Terms | None, signed_by: str, signatory_role: str
) -> Entry:
    """Give the body's consent in writing on screen: signed with a name, today."""
    facts = {
        "consented_on": clock.today(),
        "consent_signed_by": signed_by,
        "consent_signatory_role": signatory_role,
        "consents_to_designation": to_designation,
        "consent_terms": terms,
    }
    return run(record, "give_consent", by=by, facts=facts, signatory=by)


@transaction.atomic
def notify(
    record: Designation,
    *,
    by: Any,
    notified_on: date,
    notified_to: str,
    proof_of_sending: str = "",
    attached: Sequence[Upload] = (),
) -> Entry:
    """Record when the body was told of the designation in writing, who received it, and what shows that it was sent."""
    proof = proof_of_sending or ATTACHED
    facts = {"notified_on": notified_on, "notified_to": notified_to, "proof_of_sending": proof}
    entry = run(record, "notify", by=by, facts=facts, attached=attached)
    _keep(record, entry)
    return entry


@transaction.atomic
def send_notification(record: Designation, *, by: Any) -> Entry:
    """Notify the body through the portal: its leads get the notice by e-mail, and the messages are the proof."""
    leads = selectors.leads_with_an_address(record)
    facts = {
        "notified_on": clock.today(),
        "notified_to": ", ".join(person.address for person in leads)[:200],
        "proof_of_sending": "Sent by the portal; each message has a reference and the time it was sent.",
    }
    entry = run(record, "send_notification", by=by, facts=facts)
    _keep(record, entry, by_portal=True)
    return entry


@transaction.atomic
def accept_terms(record: Designation, *, by: Any, **confirmed: bool) -> Entry:
    """Accept the terms of the designation, under its edition of the guidance."""
    entry = run(record, "accept_terms", by=by, note=f"{record.terms}. {record.edition}.")
    TermsAcceptance.objects.create(
        designation=record,
        terms_id=record.terms_id or 0,
        edition=record.edition,
        accepted_by_id=by.actor_id,
        accepted_on=clock.today(),
        entry=entry,
    )
    return entry


@transaction.atomic
def confirm_standards(record: Designation, *, by: Any, **confirmed: bool) -> Entry:
    """Confirm that the body acts with honesty, transparency, integrity and impartiality."""
    entry = run(record, "confirm_standards", by=by)
    StandardsConfirmation.objects.create(
        designation=record, confirmed_by_id=by.actor_id, confirmed_on=clock.today(), entry=entry
    )
    return entry


def _keep(record: Designation, entry: Entry, *, by_portal: bool = False) -> None:
    """Keep a notification with the notice that was sent."""
    notice = latest_notice(record)
    keep_notification(record, entry, record, text=notice.text if notice else "", by_portal=by_portal)
