"""Changes of terms in each of their states, made by the same moves as in the portal."""

import csv
from datetime import date, timedelta

from accounts.roles import CASE_OFFICER, ERB_LEAD, PUBLISHER
from designations.models import Designation, Terms, TermsChange
from designations.terms_changes import services
from lifecycle import clock
from reference.loading.catalogue import DATA
from reference.models import BankHoliday
from tests.factories import designations
from tests.factories.accounts import holder

LETTER = {"notified_to": "The chief executive", "proof_of_sending": "Letter, receipt kept."}
NOTICE = f"{designations.GOV_UK}/amended-notice"


def bank_holidays() -> None:
    """Load the real bank holidays, where they are not there yet."""
    if BankHoliday.objects.exists():
        return
    with (DATA / "bank_holidays.csv").open(encoding="utf-8") as file:
        BankHoliday.objects.bulk_create(
            BankHoliday(day=row["day"], title=row["title"], note=row["note"]) for row in csv.DictReader(file)
        )


def newer_terms() -> Terms:
    """Return the edition of the terms of September 2024."""
    return designations.terms("2024-09", date(2024, 9, 19))


def drafted(
    designation: Designation | None = None,
    *,
    effective_on: date | None = None,
    terms: Terms | None = None,
    own_terms: str = "",
) -> TermsChange:
    """Draft a change to take effect in sixty days unless said, to the terms of 2024 unless said."""
    record = services.new_change(designation or designations.adopted())
    services.draft(
        record,
        by=holder(CASE_OFFICER),
        effective_on=effective_on or clock.today() + timedelta(days=60),
        terms=None if own_terms else terms or newer_terms(),
        own_terms=own_terms,
        changes="Reports are due each quarter.",
    )
    return record


def notify(record: TermsChange, **facts: object) -> None:
    """Record that the body was told today unless said."""
    bank_holidays()
    services.notify(record, by=holder(CASE_OFFICER), **({"notified_on": clock.today()} | LETTER | facts))


def notified(designation: Designation | None = None, **facts: object) -> TermsChange:
    """Make a change of which the body was told today."""
    record = drafted(designation, **facts)
    notify(record)
    return record


def lead_of(record: TermsChange):
    """Make a lead of the body."""
    return holder(ERB_LEAD, record.designation.scope)


def objected(**facts: object) -> TermsChange:
    """Make a change to which the body objected today."""
    record = notified(**facts)
    services.object_to(record, by=lead_of(record), objection="We cannot report each quarter.")
    return record


def accepted(designation: Designation | None = None, **facts: object) -> TermsChange:
    """Make a change that the body accepted today."""
    record = notified(designation, **facts)
    services.accept(record, by=lead_of(record))
    return record


def publish(record: TermsChange, **facts: object) -> None:
    """Record that the amended notice was published today unless said."""
    defaults = {"published_on": clock.today(), "notice_address": NOTICE}
    services.publish_notice(record, by=holder(PUBLISHER), **(defaults | facts))
