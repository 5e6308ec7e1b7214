"""The life of a version of a plan, from its beginning to the plan that takes its place."""

from accounts.roles import AUTHORITY, CASE_OFFICER, DEPARTMENT, ERB, ERB_ALL, ERB_LEAD
from lifecycle.rules import Force
from lifecycle.workflow import NEW, Starting, Workflow, move
from plans.guards import plan as guards
from plans.guards.carrying import there_is_an_earlier_plan_to_draw_on
from plans.models import VersionState as S

ANNUAL_REVIEW = Starting("annual_review", since="published_on")

# The clock of progress reports ends at submission: they are made against the delivery plan for developing the plan
# (guidance 4.3.1), which is then developed. A return with concerns has its own dates, in the case.
PLAN = Workflow(
    name="plan",
    title="Local skills improvement plan",
    states=S,
    moves=(
        move(
            "begin",
            "Begin a plan",
            NEW,
            S.DRAFTING,
            done="Plan begun",
            who=ERB,
            needs=(guards.the_body_is_designated_for_the_area, guards.no_other_version_of_the_plan_is_open),
        ),
        move(
            "adopt",
            "Take in a published plan",
            NEW,
            S.PUBLISHED,
            done="Published plan taken in",
            who=CASE_OFFICER,
            needs=(guards.publication_follows_approval, guards.no_later_plan_is_published),
            ends=("annual_review",),
            starts=(ANNUAL_REVIEW,),
            tells=ERB_ALL,
        ),
        move("write", "Write a section", S.DRAFTING, S.DRAFTING, done="Section saved", who=ERB, quiet=True),
        move("add_priority", "Add a priority", S.DRAFTING, S.DRAFTING, done="Priority added", who=ERB, quiet=True),
        move(
            "edit_priority", "Change a priority", S.DRAFTING, S.DRAFTING, done="Priority changed", who=ERB, quiet=True
        ),
        move(
            "remove_priority", "Remove a priority", S.DRAFTING, S.DRAFTING, done="Priority removed", who=ERB, quiet=True
        ),
        move("add_change", "Add a change", S.DRAFTING, S.DRAFTING, done="Change added", who=ERB, quiet=True),
        move("edit_change", "Edit a change", S.DRAFTING, S.DRAFTING, done="Change edited", who=ERB, quiet=True),
        move("remove_change", "Remove a change", S.DRAFTING, S.DRAFTING, done="Change removed", who=ERB, quiet=True),
        move("add_action", "Add an action", S.DRAFTING, S.DRAFTING, done="Action added", who=ERB, quiet=True),
        move("edit_action", "Change an action", S.DRAFTING, S.DRAFTING, done="Action changed", who=ERB, quiet=True),
        move("remove_action", "Remove an action", S.DRAFTING, S.DRAFTING, done="Action removed", who=ERB, quiet=True),
        move(
            "carry_forward",
            "Bring forward from an earlier plan",
            S.DRAFTING,
            S.DRAFTING,
            done="Brought forward from an earlier plan",
            who=ERB,
            needs=(there_is_an_earlier_plan_to_draw_on,),
            quiet=True,
        ),
        move(
            "submit",
            "Submit to the department",
            S.DRAFTING,
            S.SUBMITTED,
            done="Plan submitted to the department",
            who=ERB_LEAD,
            needs=(
                guards.the_body_is_designated_for_the_area,
                guards.every_section_is_written,
                guards.there_is_a_priority,
                guards.there_are_as_many_priorities_as_expected,
                guards.every_priority_is_ready,
                guards.every_priority_leads_to_a_change,
                guards.every_change_leads_to_an_action,
                guards.employers_views_are_drawn_on,
                guards.actions_for_relevant_providers_are_identified,
                guards.environmental_goals_are_considered,
                guards.every_relevant_authority_is_asked,
                guards.every_statement_is_given_or_its_absence_explained,
            ),
            stops=("plan_ready",),
            ends=("progress_report",),
            tells=(*AUTHORITY, *DEPARTMENT),
            asks=Force.GUIDANCE,
            asked=DEPARTMENT,
        ),
        move(
            "withdraw",
            "Give this version up",
            S.DRAFTING,
            S.WITHDRAWN,
            done="Version given up",
            who=ERB_LEAD,
            note=True,
            tells=AUTHORITY,
            quiet=True,
        ),
        # Only before assessment begins: a rule of approvals, in the wiring.
        move(
            "take_back",
            "Take the submission back",
            S.SUBMITTED,
            S.DRAFTING,
            done="Submission taken back",
            who=ERB_LEAD,
            note=True,
            tells=(*AUTHORITY, *DEPARTMENT),
        ),
        move("rendered", "The PDF was made", S.SUBMITTED, S.SUBMITTED, done="PDF made", through="job"),
        move(
            "render_again",
            "Make the PDF again",
            S.SUBMITTED,
            S.SUBMITTED,
            done="PDF asked for again",
            who=(*ERB, CASE_OFFICER),
            needs=(guards.the_rendering_has_failed,),
            quiet=True,
        ),
        move(
            "return",
            "Returned with concerns",
            S.SUBMITTED,
            S.DRAFTING,
            done="Plan returned with concerns",
            through="case",
            note=True,
            tells=ERB_ALL,
            asks=Force.GUIDANCE,
        ),
        move(
            "approve",
            "Approved",
            S.SUBMITTED,
            S.APPROVED,
            done="Plan approved",
            through="case",
            needs=(guards.the_snapshot_is_rendered,),
            tells=(*ERB_ALL, *AUTHORITY),
        ),
        move(
            "publish",
            "Published",
            S.APPROVED,
            S.PUBLISHED,
            done="Plan published",
            through="case",
            needs=(guards.publication_follows_approval,),
            ends=("progress_report", "annual_review"),
            starts=(ANNUAL_REVIEW,),
            tells=(*ERB_ALL, *AUTHORITY),
        ),
        move(
            "supersede",
            "Superseded",
            S.PUBLISHED,
            S.SUPERSEDED,
            done="Plan superseded by a later one",
            through="plan",
            ends=("annual_review",),
        ),
    ),
)
