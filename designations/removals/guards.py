"""What must hold for a designation to be removed: one function a rule, each with the provision it comes from."""

from designations.models import DesignationState, Removal
from designations.removals import selectors
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day


@rule("Act s.3(1)", Force.STATUTE)
def the_designation_is_in_force(removal: Removal) -> str | None:
    """Only a published designation without an end is removed."""
    designation = removal.designation
    if designation.state == DesignationState.ENDED:
        return "The designation has ended."
    if designation.state != DesignationState.DESIGNATED:
        return "The body is not designated yet. Withdraw the proposal instead."
    if designation.ended_on:
        return f"The designation ends on {day(designation.ended_on)} already."
    return None


@rule("Good administration", Force.LOCAL)
def no_other_removal_is_open(removal: Removal) -> str | None:
    """One removal of a designation is under way at a time."""
    other = selectors.open_removal_of(removal.designation)
    if other is None or other.pk == removal.pk:
        return None
    return "A removal of this designation is under way already. Go on with that one."


@rule("Act s.3(2)", Force.STATUTE)
def the_request_has_been_received(removal: Removal) -> str | None:
    """A written request is dated on a day that has come."""
    if removal.requested_on is None or removal.requested_on <= clock.today():
        return None
    return f"{day(removal.requested_on)} has not come yet. Record the request once it has been received."


@rule("Act s.3(1)(a) to (e)", Force.STATUTE)
def there_is_a_ground(removal: Removal) -> str | None:
    """A removal that the body did not ask for rests on at least one ground of the Act, with the facts relied on."""
    if removal.is_asked_for or (removal.pk and removal.grounds.exists()):
        return None
    return "Record at least one ground of section 3(1), with the facts relied on."


@rule("Guidance 4.3.2", Force.GUIDANCE)
def the_exceptional_circumstances_are_stated(removal: Removal) -> str | None:
    """Removal that is not asked for is for exceptional circumstances, unless it is part of redesignation."""
    if removal.is_asked_for or removal.circumstances:
        return None
    return "State the exceptional circumstances: the body did not ask for this, and it is no redesignation."


@rule("Act s.3(3)(a)", Force.STATUTE)
def the_notice_gives_the_reasons(removal: Removal) -> str | None:
    """The notice of a removal includes the reasons for it, also where the body asked for it."""
    if removal.effective_on is None or removal.reasons.strip():
        return None
    return "The notice cannot be drafted without the reasons for the removal."


@rule("Act s.3(3)(b)", Force.STATUTE)
def the_removal_lies_ahead(removal: Removal) -> str | None:
    """A removal is decided and published before its day, so that the notice can say when it will be."""
    if removal.effective_on is None or removal.effective_on > clock.today():
        return None
    return (
        f"The designation was to be removed on {day(removal.effective_on)}, which is not after today. Set a later day."
    )


@rule("Act s.3(3)", Force.STATUTE)
def the_body_is_told_before_the_removal(removal: Removal) -> str | None:
    """The body is notified before the day of the removal."""
    told, ends = removal.notified_on, removal.effective_on
    if told is None or ends is None or told < ends:
        return None
    return f"The body was notified on {day(told)}, which is not before {day(ends)}, when the designation is removed."


@rule("Act s.3(3)", Force.STATUTE)
def the_body_was_notified(removal: Removal) -> str | None:
    """The body has been told of the removal in writing."""
    return None if removal.notified_on else "Record when and how the body was notified in writing."


@rule("Act s.3(4)", Force.STATUTE)
def the_notice_is_published_before_the_removal(removal: Removal) -> str | None:
    """The notice of removal is published before the day of the removal."""
    published, ends = removal.published_on, removal.effective_on
    if published is None or ends is None or published < ends:
        return None
    return (
        f"The notice was published on {day(published)}, which is not before {day(ends)}, when the designation is "
        "removed. Decide on a later day."
    )


@rule("Act s.3(3)(b)", Force.STATUTE)
def its_day_has_come(removal: Removal) -> str | None:
    """A designation stays in force until the day that the notice of its removal states."""
    if removal.effective_on and removal.effective_on <= clock.today():
        return None
    return "The day of the removal has not come."
