"""What must hold of departures from the guidance: one function a rule."""

from designations.models import Departure, DesignationState
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms.wording import lower_first


@rule("Guidance 1.4 and 4.2", Force.TERMS)
def the_body_is_designated(departure: Departure) -> str | None:
    """To have regard to the guidance is a duty of the body that is designated for the area."""
    designation = departure.designation
    if designation.state == DesignationState.DESIGNATED:
        return None
    return f"{designation.body} is not designated for {designation.area}: {designation.get_state_display().lower()}."


@rule("Good records", Force.LOCAL)
def it_ends_after_it_begins(departure: Departure) -> str | None:
    """The last day of a departure is not before its first."""
    if departure.since is None or departure.until is None or departure.until >= departure.since:
        return None
    return f"The last day, {day(departure.until)}, is before the first, {day(departure.since)}. Change one of them."


@rule("Good records", Force.LOCAL)
def the_edition_had_been_issued(departure: Departure) -> str | None:
    """Nobody departs from guidance that had not been issued yet."""
    issued = departure.edition.issued_on
    if departure.since is None or departure.since >= issued:
        return None
    return (
        f"The {lower_first(departure.edition.title)} was issued on {day(issued)}. "
        "Choose the edition that applied before, or a later first day."
    )
