"""What must hold for a date to be moved, entered, met or withdrawn: one function a rule."""

from datetime import date

from accounts.models import Scope
from accounts.roles import ScopeKind
from approvals.dates import selectors
from approvals.models import DateChange, DateKind, EnteredDate
from approvals.models.dates import FULFILLED_BY_A_RECORD
from designations.models import DesignationState
from lifecycle import clock
from lifecycle.periods import Period
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day

GOOD = "Good administration"


@rule(GOOD, Force.LOCAL)
def the_duty_is_open(change: DateChange) -> str | None:
    """Only the date of a duty that is neither met nor over is moved."""
    now = selectors.as_it_is(change.deadline)
    if now.closed_on is None:
        return None
    if now.fulfilled:
        return f"This was done on {day(now.closed_on)}. Its date stays as it is."
    return f"This fell away on {day(now.closed_on)}. There is no date to move."


@rule(GOOD, Force.LOCAL)
def the_date_moves(change: DateChange) -> str | None:
    """A change brings another date."""
    if change.due_on is None or change.due_on != selectors.as_it_is(change.deadline).due_on:
        return None
    return f"It is due on {day(change.due_on)} already. Enter another day."


@rule(GOOD, Force.LOCAL)
def nobody_moved_it_meanwhile(change: DateChange) -> str | None:
    """A date is moved from the day on which it stands."""
    now = selectors.as_it_is(change.deadline)
    if now.due_on == change.was_due_on or now.closed_on or now.changed_by is None:
        return None
    return (
        f"{now.changed_by.actor} moved this date to {day(now.due_on)} after you opened the page. Read their reason, "
        "then change it again if you need to."
    )


@rule(GOOD, Force.LOCAL)
def the_new_date_is_not_past(change: DateChange) -> str | None:
    """A date is not moved into the past."""
    if change.due_on >= clock.today():
        return None
    return f"{day(change.due_on)} is in the past. Enter today or a later day."


@rule(GOOD, Force.LOCAL)
def the_new_date_follows_the_beginning(change: DateChange) -> str | None:
    """A duty is not due before the day from which its clock runs."""
    anchor = change.deadline.anchor
    return None if change.due_on >= anchor else f"This duty begins on {day(anchor)}. Enter that day or a later one."


@rule(GOOD, Force.LOCAL)
def the_next_one_is_due_after_it(change: DateChange) -> str | None:
    """Moving one date of a repeating duty leaves its rhythm, so the date stays before the one that follows."""
    now = change.deadline
    if not now.every:
        return None
    following = Period.parse(now.every).after(now.anchor, now.number + 1)
    if change.due_on < following:
        return None
    return f"The next one is due on {day(following)}, which does not move. Enter an earlier day."


@rule(GOOD, Force.LOCAL)
def the_body_is_designated_on_the_new_date(change: DateChange) -> str | None:
    """A duty of a body is due while it is designated."""
    return _while_designated(change.deadline.chain.scope, change.due_on)


@rule(GOOD, Force.LOCAL)
def the_place_is_at_work(entered: EnteredDate) -> str | None:
    """Dates are entered for bodies that are designated, or are to be."""
    if entered.scope.kind != ScopeKind.DESIGNATION:
        return None
    designation = selectors.designation_of_chain(entered.scope.chain)
    if designation and designation.state == DesignationState.DESIGNATED:
        return None
    return f"{entered.scope.organisation} is not designated. Enter dates once the notice is published."


@rule(GOOD, Force.LOCAL)
def the_edition_does_not_set_it(entered: EnteredDate) -> str | None:
    """Where the area's edition of the guidance sets a date, that date is changed and no other is entered."""
    known = entered.kind in entered.edition.content["clocks"] and entered.edition.clock_rule(entered.kind)
    if not known:
        return None
    return f"The edition of this area sets this date ({known.source}). Change that date instead."


@rule(GOOD, Force.LOCAL)
def only_what_is_sent_here_repeats(entered: EnteredDate) -> str | None:
    """A date comes again where sending something through the portal closes one and opens the next."""
    if not entered.repeats or entered.kind in FULFILLED_BY_A_RECORD:
        return None
    return "This cannot repeat: enter a date for each year."


@rule(GOOD, Force.LOCAL)
def no_date_for_the_same_is_open(entered: EnteredDate) -> str | None:
    """A place has one open date for each duty."""
    if not entered.kind or entered.kind == DateKind.OTHER or entered.due_on is None:
        return None
    other = selectors.open_date(entered.scope.chain, entered.clock)
    return f"{other.title} is due on {day(other.due_on)} already. Change that date instead." if other else None


@rule(GOOD, Force.LOCAL)
def the_date_is_not_past(entered: EnteredDate) -> str | None:
    """A date is not entered in the past."""
    if entered.due_on is None or entered.due_on >= clock.today():
        return None
    return f"{day(entered.due_on)} is in the past. Enter today or a later day."


@rule(GOOD, Force.LOCAL)
def the_date_follows_its_beginning(entered: EnteredDate) -> str | None:
    """A date does not come before the day from which it is counted."""
    if entered.due_on is None or entered.due_on >= entered.starts_on:
        return None
    return f"It is counted from {day(entered.starts_on)}, so it cannot be due on {day(entered.due_on)}."


@rule(GOOD, Force.LOCAL)
def the_body_is_designated_on_the_date(entered: EnteredDate) -> str | None:
    """A duty of a body is due while it is designated."""
    return _while_designated(entered.scope, entered.due_on)


@rule(GOOD, Force.LOCAL)
def it_is_open(entered: EnteredDate) -> str | None:
    """Only a date that is neither met nor over is recorded as done, or withdrawn."""
    if entered.opened().filter(closed_by=None).exists():
        return None
    newest = entered.opened().last()
    return (
        f"This date was closed on {day(newest.closed_on)}." if newest and newest.closed_on else "This date is closed."
    )


@rule(GOOD, Force.LOCAL)
def nothing_in_the_portal_fulfils_it(entered: EnteredDate) -> str | None:
    """What is sent through the portal is done once it is sent."""
    if entered.kind not in FULFILLED_BY_A_RECORD:
        return None
    return f"This is done once it is sent here: {entered.title.lower()}."


@rule(GOOD, Force.LOCAL)
def it_was_done_by_today(entered: EnteredDate) -> str | None:
    """Something is recorded as done once it is, and not before it could be."""
    if entered.done_on is None or entered.starts_on <= entered.done_on <= clock.today():
        return None
    if entered.done_on > clock.today():
        return f"{day(entered.done_on)} has not come yet. Record this once it is done."
    return f"This began on {day(entered.starts_on)}, so it cannot have been done on {day(entered.done_on)}."


def _while_designated(scope: Scope, due_on: date) -> str | None:
    designation = selectors.designation_of_chain(scope.chain)
    if designation is None or designation.ended_on is None or due_on < designation.ended_on:
        return None
    return f"The designation ends on {day(designation.ended_on)}. Enter an earlier day."
