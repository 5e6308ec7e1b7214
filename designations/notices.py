"""Keeping notices: each version that the portal drafts, and which of them everybody may read."""

from dataclasses import dataclass
from datetime import date

from designations.models import Designation, Notice, Notification
from designations.models.notices import Noticed
from lifecycle import clock
from lifecycle.models import Entry

ATTACHED = "The attached file."  # the proof of sending where a file alone is the proof


def draft_notice(designation: Designation, *, kind: Notice.Kind, text: str, effective_on: date) -> Notice:
    """Keep the next version of the notice of a designation; versions are added, never changed."""
    before = designation.notices.order_by("number").last()
    return Notice.objects.create(
        designation=designation,
        number=before.number + 1 if before else 1,
        kind=kind,
        text=text,
        effective_on=effective_on,
        drafted_at=clock.now(),
    )


def keep_notification(
    designation: Designation, entry: Entry, told: Noticed, *, text: str, by_portal: bool = False
) -> Notification:
    """Keep a notification in writing as it was sent: to whom, when, and what shows it (Act s.2(3), s.3(3), s.4)."""
    return Notification.objects.create(
        designation=designation,
        text=text,
        recipient=told.notified_to,
        sent_on=told.notified_on or clock.today(),
        proof=told.proof_of_sending,
        by_portal=by_portal,
        entry=entry,
    )


@dataclass(frozen=True)
class PublishedNotice:
    """A version of a notice that was published, with its day and address."""

    notice: Notice
    published_on: date | None
    address: str


def published_notices(designation: Designation) -> list[PublishedNotice]:
    """Return the versions of the notice that were published, the newest first; drafts are not among them."""
    found = [
        PublishedNotice(change.notice, change.published_on, change.notice_address)
        for change in designation.terms_changes.filter(published_on__isnull=False).select_related("notice")
        if change.notice
    ]
    found += [
        PublishedNotice(removal.notice, removal.published_on, removal.notice_address)
        for removal in designation.removals.filter(published_on__isnull=False).select_related("notice")
        if removal.notice
    ]
    first = designation.notices.filter(kind=Notice.Kind.DESIGNATION).order_by("number").last()
    if first and designation.published_on:
        found.append(PublishedNotice(first, designation.published_on, designation.notice_address))
    return sorted(found, key=lambda one: one.notice.number, reverse=True)
