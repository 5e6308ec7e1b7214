"""The tables of moves of the policy, the register and its entries (guidance 4.2)."""

from accounts.roles import ERB, ERB_LEAD
from designations.interests import guards
from designations.models import InterestState, PolicyState, RegisterState
from lifecycle.workflow import NEW, Workflow, move

CONFLICT_POLICY = Workflow(
    name="conflict-policy",
    title="Conflict of interest policy",
    states=PolicyState,
    moves=(
        move(
            "publish",
            "Publish a version of the conflict of interest policy",
            (NEW, PolicyState.PUBLISHED),
            PolicyState.PUBLISHED,
            done="Conflict of interest policy published",
            who=ERB_LEAD,
            needs=(guards.the_body_is_designated, guards.it_is_the_only_one),
        ),
        move(
            "confirm_review",
            "Confirm the yearly review of the policy",
            PolicyState.PUBLISHED,
            PolicyState.PUBLISHED,
            done="Conflict of interest policy reviewed and left as it is",
            who=ERB_LEAD,
            needs=(guards.the_body_is_designated,),
        ),
    ),
)

INTERESTS_REGISTER = Workflow(
    name="interests-register",
    title="Register of interests",
    states=RegisterState,
    moves=(
        move(
            "confirm",
            "Confirm that the register of interests is complete",
            (NEW, RegisterState.CONFIRMED),
            RegisterState.CONFIRMED,
            done="Register of interests confirmed complete",
            who=ERB_LEAD,
            needs=(
                guards.the_body_is_designated,
                guards.it_is_the_only_one,
                guards.training_interests_are_set_out,
            ),
        ),
    ),
)

INTEREST = Workflow(
    name="interest",
    title="Entry in the register of interests",
    states=InterestState,
    moves=(
        move(
            "register",
            "Add an interest to the register",
            NEW,
            InterestState.REGISTERED,
            done="Interest added to the register",
            who=ERB,
            needs=(guards.the_body_is_designated, guards.the_interest_ends_after_it_starts),
        ),
        move(
            "amend",
            "Change the entry",
            InterestState.REGISTERED,
            InterestState.REGISTERED,
            done="Entry in the register changed",
            who=ERB,
            needs=(guards.the_interest_ends_after_it_starts,),
        ),
        move(
            "end",
            "Record that the interest has ended",
            InterestState.REGISTERED,
            InterestState.REGISTERED,
            done="End of the interest recorded",
            who=ERB,
            needs=(guards.the_interest_ends_after_it_starts,),
        ),
        move(
            "withdraw",
            "Withdraw the entry",
            InterestState.REGISTERED,
            InterestState.WITHDRAWN,
            done="Entry in the register withdrawn",
            who=ERB,
            note=True,
        ),
    ),
)
