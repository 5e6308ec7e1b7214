"""The life of an authority's statement: asked for, then given, or its absence accounted for."""

from accounts.roles import AUTHORITY, AUTHORITY_SIGNATORY, ERB, ERB_ALL
from lifecycle.rules import Force
from lifecycle.workflow import NEW, Workflow, move
from plans.guards import statement as guards
from plans.models import StatementState as S

STATEMENT = Workflow(
    name="statement",
    title="Statement of an authority",
    states=S,
    moves=(
        move(
            "request",
            "Ask an authority for its statement",
            NEW,
            S.REQUESTED,
            done="Statement asked for",
            who=ERB,
            needs=(guards.the_plan_is_still_being_drafted, guards.the_authority_was_not_asked_before),
            tells=AUTHORITY,
            asks=Force.GUIDANCE,
        ),
        # An authority that was silent may still answer, as long as the plan is not submitted.
        move(
            "give",
            "Give the statement",
            (S.REQUESTED, S.NOT_GIVEN),
            S.GIVEN,
            done="Statement given",
            who=AUTHORITY_SIGNATORY,
            needs=(guards.the_plan_is_still_being_drafted,),
            tells=ERB_ALL,
        ),
        move(
            "record_silence",
            "Record that no statement came",
            S.REQUESTED,
            S.NOT_GIVEN,
            done="Absence of a statement recorded",
            who=ERB,
            note=True,
            needs=(guards.the_plan_is_still_being_drafted,),
            tells=AUTHORITY,
        ),
    ),
)
