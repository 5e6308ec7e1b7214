"""What must hold for the terms of a designation to change: one function a rule, with the provision it comes from."""

from designations.models import DesignationState, TermsChange
from designations.terms_changes import selectors
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day

TERMS = "Terms of designation 2022 to 2024"


@rule("Act s.2(5)", Force.STATUTE)
def the_designation_is_in_force(change: TermsChange) -> str | None:
    """The terms of a designation change while it is in force and no end is set."""
    designation = change.designation
    if designation.state != DesignationState.DESIGNATED:
        return "Only the terms of a published designation can change."
    if designation.ended_on:
        return f"The designation ends on {day(designation.ended_on)}, so its terms no longer change."
    return None


@rule("Good administration", Force.LOCAL)
def no_other_change_of_terms_is_open(change: TermsChange) -> str | None:
    """One change of terms is under way for a designation at a time."""
    other = selectors.open_change_of(change.designation)
    if other is None or other.pk == change.pk:
        return None
    return "Another change of terms is under way for this designation. Finish it, or withdraw it, first."


@rule("Act s.2(5)", Force.STATUTE)
def the_terms_differ_from_those_of_today(change: TermsChange) -> str | None:
    """A change brings other terms than the designation has."""
    if change.own_terms or change.terms is None or change.terms != change.designation.terms:
        return None
    return f"The designation is subject to “{change.terms}” already. Choose other terms."


@rule("Act s.2(5)", Force.STATUTE)
def the_change_lies_ahead(change: TermsChange) -> str | None:
    """A change takes effect after today, so that the body can be told and the notice published before."""
    if change.effective_on is None or change.effective_on > clock.today():
        return None
    return f"The change was to take effect on {day(change.effective_on)}, which is not after today. Set a later date."


@rule("Act s.2(5)(a)", Force.STATUTE)
def the_body_is_told_before_the_change_takes_effect(change: TermsChange) -> str | None:
    """The body is notified before the change takes effect."""
    told, begins = change.notified_on, change.effective_on
    if told is None or begins is None or told < begins:
        return None
    return f"The body was notified on {day(told)}, which is not before {day(begins)}, when the change takes effect."


@rule(TERMS, Force.TERMS)
def the_body_has_its_ten_working_days(change: TermsChange) -> str | None:
    """The body's 10 working days to object end before the change takes effect."""
    if change.answer_by is None or change.effective_on is None or change.answer_by < change.effective_on:
        return None
    return (
        f"The body may object until {day(change.answer_by)}, and the change would take effect on "
        f"{day(change.effective_on)}. Set a later date for the change first."
    )


@rule(TERMS, Force.TERMS)
def the_time_to_object_is_not_over(change: TermsChange) -> str | None:
    """The body objects within 10 working days of being notified."""
    if change.answer_by is None or clock.today() <= change.answer_by:
        return None
    return f"The 10 working days to object ended on {day(change.answer_by)}. The body is bound by the change."


@rule(TERMS, Force.TERMS)
def the_objection_came_in_time(change: TermsChange) -> str | None:
    """An objection was received within 10 working days of the day on which the body was notified."""
    if change.answer != TermsChange.Answer.OBJECTED or change.answered_on is None or change.answer_by is None:
        return None
    if change.notified_on and change.answered_on < change.notified_on:
        return f"The body was notified on {day(change.notified_on)}. It cannot have objected before."
    if change.answered_on <= change.answer_by:
        return None
    return (
        f"The objection came on {day(change.answered_on)}. The 10 working days ended on {day(change.answer_by)}, "
        "so the body is bound by the change."
    )


@rule("Good administration", Force.LOCAL)
def the_objection_has_been_received(change: TermsChange) -> str | None:
    """An objection is recorded once it has been received."""
    if change.answered_on is None or change.answered_on <= clock.today():
        return None
    return f"{day(change.answered_on)} has not come yet. Record the objection once it has been received."


@rule(TERMS, Force.TERMS)
def the_body_did_not_accept(change: TermsChange) -> str | None:
    """A body that accepted a change does not object to it afterwards."""
    return "The body accepted the change." if selectors.was_accepted(change) else None


@rule(TERMS, Force.TERMS)
def the_time_to_object_is_over(change: TermsChange) -> str | None:
    """A body is bound by silence once its 10 working days are over."""
    if change.answer_by and clock.today() > change.answer_by:
        return None
    return "The body may still object."


@rule("Act s.2(5)(b)", Force.STATUTE)
def the_notice_is_published_before_the_change_takes_effect(change: TermsChange) -> str | None:
    """The amended notice is published before the change takes effect."""
    published, begins = change.published_on, change.effective_on
    if published is None or begins is None or published < begins:
        return None
    return (
        f"The amended notice was published on {day(published)}, which is not before {day(begins)}, when the change "
        "takes effect. Amend the change to take effect later."
    )


@rule("Act s.2(5)", Force.STATUTE)
def its_day_has_come(change: TermsChange) -> str | None:
    """A change takes effect on its day and not before."""
    if change.effective_on and change.effective_on <= clock.today():
        return None
    return "The day on which the change takes effect has not come."
