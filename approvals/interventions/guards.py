"""What must hold before the department goes a step up the ladder, decides on funding or closes (guidance 4.3.2)."""

from approvals.interventions import selectors
from approvals.models import Intervention, Level, Result
from designations.models import OPEN_REMOVAL, DesignationState
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day


def explained(intervention: Intervention) -> bool:
    """Say that a step may be left out for a recorded reason: the guidance lets intervention vary with the situation."""
    return True


@rule("Guidance 4.3.2", Force.GUIDANCE)
def a_body_is_designated(intervention: Intervention) -> str | None:
    """The department intervenes in the work of a body whose designation is in force."""
    designation = intervention.designation
    if designation.state != DesignationState.DESIGNATED:
        stands = designation.get_state_display().lower()
        return f"{designation.body} is not designated for {designation.area}: {stands}."
    if designation.ended_on and designation.ended_on <= clock.today():
        return f"The designation ended on {day(designation.ended_on)}."
    return None


def _not_tried(intervention: Intervention, before: Level) -> str | None:
    missing = selectors.untried(intervention, before)
    if not missing:
        return None
    return f"No outcome is recorded yet for: {', '.join(level.label.lower() for level in missing)}."


@rule("Guidance 4.3.2", Force.GUIDANCE, advisory=explained)
def support_was_tried(intervention: Intervention) -> str | None:
    """Support was given, and what came of it recorded, before an issue is raised at working level."""
    return _not_tried(intervention, Level.WORKING)


@rule("Guidance 4.3.2", Force.GUIDANCE, advisory=explained)
def it_could_not_be_resolved_at_working_level(intervention: Intervention) -> str | None:
    """An issue goes to the leadership of the ERB where it could not be resolved at working level."""
    return _not_tried(intervention, Level.LEADERSHIP)


@rule("Guidance 4.3.2", Force.GUIDANCE)
def all_other_support_was_tried(intervention: Intervention) -> str | None:
    """The department decides how much to fund only after all other support: no step below is left out."""
    return _not_tried(intervention, Level.FUNDING)


@rule("Guidance 4.3.2", Force.GUIDANCE)
def progress_stays_insufficient(intervention: Intervention) -> str | None:
    """The department decides how much to fund only where progress stays insufficient."""
    if selectors.last_result(intervention) != Result.RESOLVED:
        return None
    return "The last outcome recorded is “Resolved”, so progress is not insufficient."


@rule("Guidance 4.3.2", Force.GUIDANCE, advisory=explained)
def every_other_step_was_tried(intervention: Intervention) -> str | None:
    """Removal is for exceptional circumstances, after the other steps."""
    return _not_tried(intervention, Level.REMOVAL)


@rule("Good administration", Force.LOCAL)
def no_funding_decision_is_awaited(intervention: Intervention) -> str | None:
    """One funding decision is awaited at a time."""
    return "A funding decision is awaited already." if selectors.proposed_funding(intervention) else None


@rule("Good administration", Force.LOCAL)
def a_funding_decision_is_proposed(intervention: Intervention) -> str | None:
    """A case officer has proposed an amount, with the exceptional reason."""
    return None if selectors.proposed_funding(intervention) else "No funding decision is proposed."


@rule("Good records", Force.LOCAL)
def a_step_awaits_its_outcome(intervention: Intervention) -> str | None:
    """There is a step of which nothing has come yet."""
    return None if selectors.open_steps(intervention).exists() else "No step awaits its outcome."


@rule("Good records", Force.LOCAL)
def every_step_has_an_outcome(intervention: Intervention) -> str | None:
    """An intervention is closed once it is known what came of each step."""
    waiting = [*selectors.open_steps(intervention)]
    if not waiting:
        return None
    return f"Record the outcome of: {', '.join(str(step).lower() for step in waiting)}."


@rule("Act s.3", Force.LOCAL)
def no_removal_is_under_way(intervention: Intervention) -> str | None:
    """An intervention is open for as long as the removal that it led to is."""
    if not intervention.steps.filter(removal__state__in=OPEN_REMOVAL).exists():
        return None
    return "The removal of the designation is under way. Close the intervention once that is over."
