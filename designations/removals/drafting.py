"""Drafting the notice of a removal, which gives the reasons and the day (Act s.3(3))."""

from designations.models import Removal
from lsip_portal.kit.formats import day


def notice_of_removal(removal: Removal) -> str:
    """Return the notice of a removal: whose designation, the provision, the reasons, and when; plain text."""
    designation = removal.designation
    ends = day(removal.effective_on) if removal.effective_on else ""
    return "\n\n".join(
        (
            "Notice of removal of a designation",
            f"The Secretary of State, under {provision_of(removal)} of the Skills and Post-16 Education Act 2022, "
            "removes the designation of an employer representative body.",
            f"Body: {designation.body.name}",
            f"Specified area: {designation.area.name}",
            f"The designation is removed on: {ends}",
            f"Reasons: {removal.reasons}",
        )
    )


def provision_of(removal: Removal) -> str:
    """Return the provision under which a designation is removed: the body's request first, else each ground."""
    if removal.is_asked_for:
        return "section 3(2)"
    letters = sorted(ground.citation.removeprefix("Act s.3(1)") for ground in removal.grounds.all())
    return f"section 3(1){' and '.join(letters)}"
