"""The tables of moves of engagement records, needs and decisions on materiality."""

from accounts.roles import ERB, PROVIDER
from engagement import guards
from engagement.mergers import guards as mergers
from engagement.models import EngagementState, MaterialityState, NeedState
from lifecycle.workflow import NEW, Workflow, move

_ENGAGEMENT = (
    guards.the_day_has_come,
    guards.it_is_recent_enough_for_this_cycle,
    guards.somebody_took_part,
    mergers.who_took_part_was_its_own_provider_that_day,
    guards.what_is_hard_to_fill_has_a_reason,
    guards.what_was_said_of_the_environment_is_told,
)

ENGAGEMENT = Workflow(
    name="engagement",
    title="Engagement",
    states=EngagementState,
    moves=(
        move(
            "record",
            "Record an engagement",
            NEW,
            EngagementState.RECORDED,
            done="Engagement recorded",
            who=ERB,
            needs=(guards.the_body_is_designated,),
            checks=_ENGAGEMENT,
        ),
        move(
            "amend",
            "Change the record",
            EngagementState.RECORDED,
            EngagementState.RECORDED,
            done="Record changed",
            who=ERB,
            checks=_ENGAGEMENT,
        ),
        move(
            "describe",
            "Describe who took part",
            EngagementState.RECORDED,
            EngagementState.RECORDED,
            done="Who took part described",
            who=ERB,
            quiet=True,
        ),
        move(
            "withdraw",
            "Withdraw the record",
            EngagementState.RECORDED,
            EngagementState.WITHDRAWN,
            done="Record withdrawn",
            who=ERB,
            needs=(guards.no_need_rests_on_it_alone,),
            note=True,
        ),
    ),
)

# What the model refuses too stands in `needs`, which are asked before the row is written: so the person reads the rule.
_NEED_IS_SOUND = (guards.its_pathway_is_of_its_route, guards.its_levels_are_a_range)
_NEED_IS_EVIDENCED = (
    guards.it_was_heard_somewhere,
    guards.what_it_rests_on_stands_for_the_area,
    guards.it_has_an_occupation_or_says_why_not,
)

NEED = Workflow(
    name="need",
    title="Skills need",
    states=NeedState,
    moves=(
        move(
            "record",
            "Record a skills need",
            NEW,
            NeedState.RECORDED,
            done="Skills need recorded",
            who=ERB,
            needs=(guards.the_body_is_designated, *_NEED_IS_SOUND),
            checks=_NEED_IS_EVIDENCED,
        ),
        # Made with the move of a plan that brings forward the priorities that rest on it.
        move(
            "carry_forward",
            "Bring a skills need forward",
            NEW,
            NeedState.RECORDED,
            done="Skills need brought forward",
            through="plan",
            needs=(guards.the_body_is_designated, *_NEED_IS_SOUND),
            checks=_NEED_IS_EVIDENCED,
        ),
        move(
            "amend",
            "Change the need",
            NeedState.RECORDED,
            NeedState.RECORDED,
            done="Skills need changed",
            who=ERB,
            needs=_NEED_IS_SOUND,
            checks=_NEED_IS_EVIDENCED,
        ),
        move(
            "withdraw",
            "Withdraw the need",
            NeedState.RECORDED,
            NeedState.WITHDRAWN,
            done="Skills need withdrawn",
            who=ERB,
            note=True,
        ),
    ),
)

MATERIALITY = Workflow(
    name="materiality",
    title="Whether provision is material",
    states=MaterialityState,
    moves=(
        move(
            "decide",
            "Decide whether provision is material",
            NEW,
            MaterialityState.DECIDED,
            done="Decision on provision recorded",
            who=ERB,
            needs=(guards.the_body_is_designated,),
            checks=(guards.the_provider_teaches_in_the_area, mergers.the_provider_is_still_its_own),
            tells=PROVIDER,
        ),
    ),
)
