"""Drafting what the department tells the body, and the amended notice: both say what the record says."""

from datetime import date

from designations.models import TermsChange
from lsip_portal.kit.formats import day


def notification_of(change: TermsChange, *, answer_by: date) -> str:
    """Return the letter by which the body is told of the change and of its time to object; plain text."""
    designation = change.designation
    return "\n\n".join(
        (
            "Change of the terms and conditions of designation",
            f"To: {designation.body.name}",
            f"Area: {designation.area.name}",
            f"Takes effect on: {_on(change)}",
            f"What changes: {change.changes}",
            f"New terms and conditions: {new_terms_in_words(change)}",
            f"You may object by telling the department until the end of {day(answer_by)}, which is 10 working days "
            "after this notification. If you do not, you are bound by the change.",
        )
    )


def amended_notice(change: TermsChange) -> str:
    """Return the notice of designation as amended: its four items, and what changed from when (Act s.2(4), (5))."""
    designation = change.designation
    begins = day(designation.effective_on) if designation.effective_on else ""
    return "\n\n".join(
        (
            "Notice of designation, as amended",
            "The Secretary of State, under section 2(5) of the Skills and Post-16 Education Act 2022, modifies the "
            "terms and conditions of a designation.",
            f"Body designated: {designation.body.name}",
            f"Specified area: {designation.area.name}",
            f"Effective date of the designation: {begins}",
            f"Terms and conditions from {_on(change)}: {new_terms_in_words(change)}",
            f"What changes: {change.changes}",
        )
    )


def new_terms_in_words(change: TermsChange) -> str:
    """Return what the designation will be subject to: an edition with its address, or the words themselves."""
    if change.own_terms:
        return change.own_terms
    return f"“{change.terms}”, published at {change.terms.address}." if change.terms else ""


def _on(change: TermsChange) -> str:
    return day(change.effective_on) if change.effective_on else ""
