"""The table of moves of a delivery plan."""

from accounts.roles import CASE_OFFICER, DECISION_MAKER, DEPARTMENT, ERB, ERB_LEAD
from lifecycle.workflow import NEW, Workflow, move
from plans.guards import delivery as guards
from plans.models import DeliveryPlanState

DRAFTING, SUBMITTED, APPROVED = DeliveryPlanState.DRAFTING, DeliveryPlanState.SUBMITTED, DeliveryPlanState.APPROVED

delivery_plan = Workflow(
    name="delivery-plan",
    title="Delivery plan",
    states=DeliveryPlanState,
    moves=(
        move(
            "begin", "Begin a delivery plan", NEW, DRAFTING, done="Delivery plan begun", who=ERB, needs=guards.DRAFTABLE
        ),
        move(
            "write",
            "Save the draft",
            DRAFTING,
            DRAFTING,
            done="Draft saved",
            who=ERB,
            checks=(guards.it_was_written_from_the_newest_text,),
            quiet=True,
        ),
        move(
            "submit",
            "Submit the delivery plan",
            DRAFTING,
            SUBMITTED,
            done="Delivery plan submitted",
            who=ERB_LEAD,
            needs=guards.COMPLETE,
            stops=("delivery_plan",),
            tells=DEPARTMENT,
        ),
        move(
            "take_back",
            "Take the plan back",
            SUBMITTED,
            DRAFTING,
            done="Delivery plan taken back",
            who=ERB_LEAD,
            tells=DEPARTMENT,
            note=True,
        ),
        move(
            "approve",
            "Approve the delivery plan",
            SUBMITTED,
            APPROVED,
            done="Delivery plan approved",
            who=(CASE_OFFICER, DECISION_MAKER),
            checks=(guards.a_change_of_the_funding_has_a_reason,),
            tells=ERB,
        ),
        move(
            "return",
            "Return the plan with reasons",
            SUBMITTED,
            DRAFTING,
            done="Delivery plan returned with reasons",
            who=CASE_OFFICER,
            tells=ERB,
            note=True,
        ),
    ),
)
