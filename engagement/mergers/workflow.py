"""The table of moves of a merger of providers."""

from accounts.roles import CASE_OFFICER, PROVIDER_LEAD
from engagement.mergers import guards
from engagement.models import MergerState as S
from lifecycle.workflow import NEW, Workflow, move

MERGER = Workflow(
    name="merger",
    title="Merger of providers",
    states=S,
    moves=(
        move(
            "record",
            "Record that it became part of another provider",
            NEW,
            S.RECORDED,
            done="Merger recorded",
            who=CASE_OFFICER,
            needs=(
                guards.the_provider_is_part_of_no_other,
                guards.the_successor_is_another_provider,
                guards.nobody_goes_round_in_a_circle,
                guards.the_day_of_the_merger_has_come,
                guards.the_successor_was_its_own_provider_that_day,
                guards.the_days_follow_each_other,
            ),
            tells=(PROVIDER_LEAD,),
            note=True,
        ),
        move(
            "withdraw",
            "Withdraw the merger",
            S.RECORDED,
            S.WITHDRAWN,
            done="Merger withdrawn",
            who=CASE_OFFICER,
            tells=(PROVIDER_LEAD,),
            note=True,
        ),
    ),
)
