"""What must hold of intelligence before it is recorded, shared or limited (guidance 4.3.1)."""

from approvals.models import Audience, Intelligence
from designations.models import DesignationState
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day


@rule("Guidance 4.3.1", Force.LOCAL)
def a_body_is_designated(intelligence: Intelligence) -> str | None:
    """Intelligence is about the work of a body that is designated."""
    designation = intelligence.designation
    if designation.state == DesignationState.DESIGNATED:
        return None
    return f"{designation.body} is not designated for {designation.area}: {designation.get_state_display().lower()}."


@rule("Good records", Force.LOCAL)
def it_has_been_learned(intelligence: Intelligence) -> str | None:
    """Intelligence was learned on a day that has come."""
    if intelligence.learned_on is None or intelligence.learned_on <= clock.today():
        return None
    return f"{day(intelligence.learned_on)} has not come yet. Enter the day on which the department learned it."


@rule("Good records", Force.LOCAL)
def somebody_is_named(intelligence: Intelligence) -> str | None:
    """What only named officers may see names at least one."""
    if intelligence.audience != Audience.NAMED or intelligence.named.exists():
        return None
    return "Name at least one officer who may see it."
