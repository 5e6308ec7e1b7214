"""The table of moves of a delivery plan."""

from accounts.roles import CASE_OFFICER, DECISION_MAKER, DEPARTMENT, ERB, ERB_LEAD
from lifecycle.rules import Force, Rule
from lifecycle.workflow import NEW, Move, Workflow, move
from plans.guards import delivery as guards
from plans.guards import work
from plans.models import DeliveryPlanState

DRAFTING, SUBMITTED, APPROVED = DeliveryPlanState.DRAFTING, DeliveryPlanState.SUBMITTED, DeliveryPlanState.APPROVED

ROWS = {
    "package": "work package",
    "milestone": "milestone",
    "target": "engagement target",
    "risk": "risk",
    "funding_line": "line of funding",
}
# Milestones are marked at any time after approval, and on no version but the one that is worked to.
MARKS: tuple[tuple[str, str, str, Rule], ...] = (
    ("mark_milestone", "Mark a milestone as done", "Milestone marked as done", guards.it_has_an_open_milestone),
    ("move_milestone", "Move a milestone", "Milestone moved", guards.it_has_an_open_milestone),
    (
        "reopen_milestone",
        "Mark a milestone as not done",
        "Milestone marked as not done",
        guards.it_has_a_reached_milestone,
    ),
)


def _writing(name: str, words: str) -> Move:
    return move(
        f"write_{name}",
        f"Save the {words}",
        DRAFTING,
        DRAFTING,
        done=f"{words[:1].upper()}{words[1:]} saved",
        who=ERB,
        quiet=True,
    )


def _marking(name: str, button: str, done: str, there_is_one: Rule) -> Move:
    return move(
        name,
        button,
        APPROVED,
        APPROVED,
        done=done,
        who=ERB,
        needs=(guards.the_designation_is_in_force, guards.it_is_the_plan_that_is_worked_to, there_is_one),
        note=name != "mark_milestone",
        quiet=True,
    )


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
        *(_writing(name, words) for name, words in ROWS.items()),
        move(
            "remove_row",
            "Remove from the plan",
            DRAFTING,
            DRAFTING,
            done="Removed from the plan",
            who=ERB,
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
            asks=Force.LOCAL,
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
            checks=(work.every_line_is_decided,),
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
            asks=Force.GUIDANCE,
            note=True,
        ),
        *(_marking(*row) for row in MARKS),
    ),
)
