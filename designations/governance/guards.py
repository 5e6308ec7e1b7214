"""What must hold of groups and their meetings: one function a rule."""

from designations.governance import selectors
from designations.models import DesignationState, GovernanceGroup, Meeting
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day


@rule("Guidance 4.2", Force.GUIDANCE)
def the_body_is_designated(group: GovernanceGroup) -> str | None:
    """Groups are kept by the body that is designated for the area."""
    designation = group.designation
    if designation.state == DesignationState.DESIGNATED:
        return None
    return f"{designation.body} is not designated for {designation.area}: {designation.get_state_display().lower()}."


@rule("Good records", Force.LOCAL)
def somebody_sits_in_the_group(group: GovernanceGroup) -> str | None:
    """A membership ends where somebody sits in the group."""
    return None if group.members.filter(until=None).exists() else "Nobody sits in the group without a last day."


@rule("Good records", Force.LOCAL)
def the_meeting_was_held(meeting: Meeting) -> str | None:
    """A meeting is recorded once it has been held."""
    if meeting.held_on is None or meeting.held_on <= clock.today():
        return None
    return f"{day(meeting.held_on)} has not come yet. Record the meeting once it has been held."


@rule("Good records", Force.LOCAL)
def somebody_was_present(meeting: Meeting) -> str | None:
    """A meeting has members who were present."""
    return None if meeting.present.exists() else "Say which members were present."


@rule("Guidance 4.2", Force.GUIDANCE)
def there_is_an_item(meeting: Meeting) -> str | None:
    """A conflict is declared on an item of the meeting."""
    return None if meeting.items.exists() else "Add the item first on which the conflict was declared."


@rule("Good records", Force.LOCAL)
def an_action_is_open(meeting: Meeting) -> str | None:
    """There is an action that is not done yet."""
    return None if selectors.open_actions_of(meeting).exists() else "Every action of the meeting is done."
