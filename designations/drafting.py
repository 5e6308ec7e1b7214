"""Drafting notices: the portal writes them from the record, so that they say what the record says."""

from designations.models import Designation
from lsip_portal.kit.formats import day

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
