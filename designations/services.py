"""Writes about designations. Each gathers the facts of a move and has the engine make it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Organisation
from accounts.roles import ScopeKind
from accounts.services import open_scope
from designations import drafting, selectors, succession
from designations.membership import Counts
from designations.models import Designation, DesignationPartner, DesignationTest, MembershipCount, Notice, Terms
from designations.notices import draft_notice
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Chain, Edition, Entry
from lsip_portal.kit.forms import Upload
from reference.models import Area


@transaction.atomic
def propose(
    record: Designation,
    *,
    by: Any,
    body: Organisation,
    edition: Edition,
    co_leads: Iterable[Organisation] = (),
    partners: Iterable[Organisation] = (),
    demonstration: bool = False,
) -> Entry:
    """Propose a body for the area of an unsaved designation; it gets its own history and scope of roles."""
    _lock(record.area)
    facts = _begin(record, body, edition, demonstration)
    return run(record, "propose", by=by, facts=facts, children=_partners(co_leads, partners, since=None))


@transaction.atomic
def redesignate(
    record: Designation,
    *,
    by: Any,
    body: Organisation,
    edition: Edition,
    co_leads: Iterable[Organisation] = (),
    partners: Iterable[Organisation] = (),
    demonstration: bool = False,
) -> Entry:
    """Propose a body, the same or another, to follow the one that is designated for the area."""
    _lock(record.area)
    before = selectors.designation_of(record.area, clock.today())
    facts = _begin(record, body, edition, demonstration) | {"follows": before}
    entry = run(record, "redesignate", by=by, facts=facts, children=_partners(co_leads, partners, since=None))
    succession.take_people_along(record)
    return entry


@transaction.atomic
def adopt(
    record: Designation,
    *,
    by: Any,
    body: Organisation,
    edition: Edition,
    effective_on: date,
    published_on: date,
    notice_address: str,
    terms: Terms | None = None,
    co_leads: Iterable[Organisation] = (),
    partners: Iterable[Organisation] = (),
    demonstration: bool = False,
) -> Entry:
    """Take in a designation that is in force already, as its published notice has it; no clock starts.

    `published_on` is the day of the notice at `notice_address` as it was read, which may be an update of the first.
    """
    _lock(record.area)
    facts = _begin(record, body, edition, demonstration) | {
        "effective_on": effective_on,
        "published_on": published_on,
        "notice_address": notice_address,
        "terms": terms,
        "taken_in": True,
    }
    together = _partners(co_leads, partners, since=effective_on)
    return run(record, "adopt", by=by, facts=facts, children=together, effective_on=effective_on)


@transaction.atomic
def record_test(
    record: Designation,
    *,
    by: Any,
    test: DesignationTest.Test,
    finding: DesignationTest.Finding,
    evidence: str,
    membership: Mapping[MembershipCount.By, Counts] | None = None,
    attached: Sequence[Upload] = (),
) -> Entry:
    """Record a finding on one of the tests, with its evidence; the one before stays readable."""
    row = DesignationTest(test=test, finding=finding, evidence=evidence, recorded_by_id=by.actor_id)
    counts = [
        MembershipCount(finding=row, by=kind, name=name, members=members)
        for kind, groups in (membership or {}).items()
        for name, members in groups
    ]

    def write(designation: Designation) -> None:
        row.designation, row.recorded_at = designation, clock.now()
        row.full_clean()
        row.save()
        MembershipCount.objects.bulk_create(counts)

    counted = "\n".join(f"Members by {count.get_by_display().lower()}: {count}" for count in counts)
    note = "\n\n".join(part for part in (f"{row}.", evidence, counted) if part)
    row.entry = run(record, "record_test", by=by, children=write, note=note, attached=attached)
    row.save(update_fields=["entry"])
    return row.entry


def record_consent(
    record: Designation,
    *,
    by: Any,
    consented_on: date,
    signed_by: str,
    signatory_role: str,
    to_designation: bool,
    terms: Terms | None,
    attached: Sequence[Upload] = (),
) -> Entry:
    """Record what the body consented to in writing, who signed it and when; a later consent takes its place."""
    facts = {
        "consented_on": consented_on,
        "consent_signed_by": signed_by,
        "consent_signatory_role": signatory_role,
        "consents_to_designation": to_designation,
        "consent_terms": terms,
    }
    return run(record, "record_consent", by=by, facts=facts, attached=attached)


def agree(
    record: Designation,
    *,
    by: Any,
    effective_on: date,
    terms: Terms | None,
    explanations: Mapping[str, str] | None = None,
) -> Entry:
    """Agree to designate the body from a day, on terms or on none, and draft the notice."""
    facts = {"effective_on": effective_on, "terms": terms, "without_terms": terms is None}
    return run(record, "agree", by=by, facts=facts, children=_drafting(effective_on), explanations=explanations)


def change_date(record: Designation, *, by: Any, effective_on: date, note: str) -> Entry:
    """Agree to another effective date: the notice is drafted again, and the body has to be told again."""
    facts = {"effective_on": effective_on, "notified_on": None, "notified_to": "", "proof_of_sending": ""}
    return run(record, "change_date", by=by, facts=facts, children=_drafting(effective_on), note=note)


@transaction.atomic
def publish_notice(record: Designation, *, by: Any, published_on: date, notice_address: str) -> Entry:
    """Record where and when the notice was published: the body is designated from the effective date."""
    _lock(record.area)
    facts = {"published_on": published_on, "notice_address": notice_address}
    succession.make_way(record, by=by)
    return run(
        record,
        "publish_notice",
        by=by,
        facts=facts,
        children=lambda designation: designation.partners.filter(since=None).update(since=designation.effective_on),
        effective_on=record.effective_on,
    )


def withdraw_proposal(record: Designation, *, by: Any, note: str) -> Entry:
    """End a proposal that will not become a designation."""
    return run(record, "withdraw_proposal", by=by, facts={"effective_on": None}, note=note)


def _lock(area: Area) -> None:
    """Make decisions on one area wait for each other: each designation has a history, and so a lock, of its own."""
    Area.objects.select_for_update().get(pk=area.pk)


def _begin(record: Designation, body: Organisation, edition: Edition, demonstration: bool) -> dict[str, object]:
    """Give a new designation its chain and scope, and return the facts that every beginning has."""
    title = f"{body} for {record.area}"
    record.chain = Chain.objects.create(title=title)
    scope = open_scope(body, ScopeKind.DESIGNATION, record.chain, title)
    return {"area": record.area, "body": body, "edition": edition, "scope": scope, "demonstration": demonstration}


def _partners(
    co_leads: Iterable[Organisation], partners: Iterable[Organisation], *, since: date | None
) -> Callable[[Designation], None]:
    """Return what writes the co-leads and partners of a new designation."""
    parts = {organisation: DesignationPartner.Part.PARTNER for organisation in partners}
    parts |= {organisation: DesignationPartner.Part.CO_LEAD for organisation in co_leads}

    def write(designation: Designation) -> None:
        DesignationPartner.objects.bulk_create(
            DesignationPartner(designation=designation, organisation=organisation, part=part, since=since)
            for organisation, part in parts.items()
        )

    return write


def _drafting(effective_on: date) -> Callable[[Designation], None]:
    """Return what keeps the next version of the notice of a designation from a day."""

    def write(designation: Designation) -> None:
        text = drafting.notice_of_designation(designation)
        draft_notice(designation, kind=Notice.Kind.DESIGNATION, text=text, effective_on=effective_on)

    return write


def set_review(record: Designation, *, by: Any, review_on: date, note: str) -> Entry:
    """Set when the department looks at a designation again."""
    return run(record, "set_review", by=by, facts={"review_on": review_on}, note=note)
