"""The table of moves of a progress report."""

from accounts.roles import CASE_OFFICER, ERB, ERB_LEAD
from lifecycle.workflow import NEW, Workflow, move
from plans.guards import progress as guards
from plans.guards.delivery import it_was_written_from_the_newest_text
from plans.models import ProgressReportState

DRAFTING, SUBMITTED = ProgressReportState.DRAFTING, ProgressReportState.SUBMITTED
ACKNOWLEDGED = ProgressReportState.ACKNOWLEDGED

progress_report = Workflow(
    name="progress-report",
    title="Progress report",
    states=ProgressReportState,
    moves=(
        move(
            "begin",
            "Begin a progress report",
            NEW,
            DRAFTING,
            done="Progress report begun",
            who=ERB,
            needs=guards.DRAFTABLE,
        ),
        move(
            "report",
            "Fill in and send the progress report",
            NEW,
            SUBMITTED,
            done="Progress report sent",
            who=ERB_LEAD,
            needs=guards.DRAFTABLE,
            checks=guards.CONTENT,
            stops=("progress_report",),
            tells=(CASE_OFFICER,),
        ),
        move(
            "write",
            "Save the draft",
            DRAFTING,
            DRAFTING,
            done="Draft saved",
            who=ERB,
            checks=(it_was_written_from_the_newest_text,),
            quiet=True,
        ),
        move(
            "submit",
            "Submit the progress report",
            DRAFTING,
            SUBMITTED,
            done="Progress report submitted",
            who=ERB_LEAD,
            needs=guards.COMPLETE,
            stops=("progress_report",),
            tells=(CASE_OFFICER,),
        ),
        move(
            "take_back",
            "Take the report back",
            SUBMITTED,
            DRAFTING,
            done="Progress report taken back",
            who=ERB_LEAD,
            tells=(CASE_OFFICER,),
            note=True,
        ),
        move(
            "acknowledge",
            "Acknowledge the report",
            SUBMITTED,
            ACKNOWLEDGED,
            done="Progress report acknowledged",
            who=CASE_OFFICER,
            tells=ERB,
        ),
        move(
            "mark_for_attention",
            "Mark for attention",
            SUBMITTED,
            SUBMITTED,
            done="Progress report marked for attention",
            who=CASE_OFFICER,
            tells=(*ERB, CASE_OFFICER),
            note=True,
        ),
        move(
            "ask",
            "Ask a question",
            SUBMITTED,
            SUBMITTED,
            done="Question asked",
            who=CASE_OFFICER,
            tells=ERB,
            note=True,
        ),
        move(
            "answer",
            "Answer the question",
            SUBMITTED,
            SUBMITTED,
            done="Question answered",
            who=ERB,
            needs=(guards.a_question_waits,),
            tells=(CASE_OFFICER,),
            note=True,
            quiet=True,
        ),
    ),
)
