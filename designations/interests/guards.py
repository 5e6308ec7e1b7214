"""What must hold of policies and registers of interests (guidance 4.2): one function a rule."""

from designations.interests import selectors
from designations.models import ConflictPolicy, DesignationState, Interest, InterestsRegister
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day


@rule("Guidance 4.2", Force.GUIDANCE)
def the_body_is_designated(record: ConflictPolicy | InterestsRegister | Interest) -> str | None:
    """A policy and a register are kept by the body that is designated for the area."""
    designation = record.designation
    if designation.state == DesignationState.DESIGNATED:
        return None
    return f"{designation.body} is not designated for {designation.area}: {designation.get_state_display().lower()}."


@rule("Good records", Force.LOCAL)
def it_is_the_only_one(record: ConflictPolicy | InterestsRegister) -> str | None:
    """A designation has one policy and one register; a second person who begins one goes on with the first."""
    held = type(record)._default_manager.filter(designation=record.designation).exclude(pk=record.pk)
    return "Somebody else has just done this. Open the page again and go on from there." if held.exists() else None


@rule("Good records", Force.LOCAL)
def the_interest_ends_after_it_starts(interest: Interest) -> str | None:
    """An interest ends on the day it starts or later."""
    if interest.until is None or interest.until >= interest.since:
        return None
    starts, ends = day(interest.since), day(interest.until)
    return f"The interest starts on {starts}, so it cannot end on {ends}. Correct one of the two."


@rule("Guidance 4.2", Force.GUIDANCE)
def training_interests_are_set_out(register: InterestsRegister) -> str | None:
    """A body that also provides training sets out its training interests in the register."""
    designation = register.designation
    if not selectors.is_held_as_a_provider(designation):
        return None
    if selectors.training_interests_of_the_body(designation).exists():
        return None
    return (
        f"{designation.body} is held here as a provider too. Add its training provision to the register first: "
        "an entry of the body itself, of the kind “Training provision”."
    )
