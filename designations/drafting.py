"""Drafting notices: the portal writes them from the record, so that they say what the record says."""

from designations.models import Designation, Notification
from lsip_portal.kit.formats import day, moment

OPENING = (
    "The Secretary of State, under section 2 of the Skills and Post-16 Education Act 2022, designates an employer "
    "representative body to lead the development and review of a local skills improvement plan."
)


def notice_of_designation(designation: Designation) -> str:
    """Return the notice of a designation, which states the four items of the Act (s.2(4)); plain text, no markup."""
    begins = day(designation.effective_on) if designation.effective_on else ""
    return "\n\n".join(
        (
            "Notice of designation",
            OPENING,
            f"Body designated: {designation.body.name}",
            f"Specified area: {designation.area.name}",
            f"Effective date: {begins}",
            f"Terms and conditions: {terms_in_words(designation)}",
        )
    )


def terms_in_words(designation: Designation) -> str:
    """Return what a designation is subject to, in a sentence (Act s.2(2))."""
    if designation.without_terms:
        return "The designation is not subject to terms and conditions."
    if designation.terms is None:
        return "Not stated."
    return f"The designation is subject to “{designation.terms}”, published at {designation.terms.address}."


def notification_in_writing(notification: Notification) -> str:
    """Return a notification as a text to keep, with what shows that it was sent."""
    messages = [
        f"Message {message.reference} to {message.address}: "
        + (f"sent {moment(message.sent_at)}" if message.sent_at else "not sent yet")
        for message in (notification.entry.messages.all() if notification.by_portal else ())
    ]
    files = [f"File {file.name}, SHA-256 {file.sha256}" for file in notification.entry.attachments.all()]
    invented = ["Demonstration: this notification is invented."] if notification.designation.demonstration else []
    return "\n\n".join(
        (
            *invented,
            f"Notified: {notification.recipient}",
            f"Date: {day(notification.sent_on)}",
            "Proof of sending: " + "\n".join([notification.proof, *messages, *files]),
            notification.text,
        )
    )
