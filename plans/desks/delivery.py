"""The desks of delivery plans and progress reports."""

from designations.selectors import designations_seen_by
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm
from plans.forms.delivery import ApproveForm, DeliveryPlanForm
from plans.forms.progress import AcknowledgeForm, AnswerForm, ProgressReportForm, QuestionForm, SendReportForm
from plans.forms.warnings import RaiseForm
from plans.forms.work import (
    FundingLineForm,
    MarkMilestoneForm,
    MilestoneForm,
    MoveMilestoneForm,
    PackageForm,
    RemoveRowForm,
    ReopenMilestoneForm,
    RiskForm,
    TargetForm,
)
from plans.selectors.delivery import delivery_plans_seen_by, progress_reports_seen_by
from plans.selectors.warnings import early_warnings_seen_by
from plans.services import delivery, progress, warnings
from plans.services.work import mark_milestone, move_milestone, remove_row, reopen_milestone, writing
from plans.workflow.delivery import delivery_plan
from plans.workflow.progress import progress_report
from plans.workflow.warnings import early_warning

delivery_plan_desk = Desk(
    workflow=delivery_plan,
    seen_by=delivery_plans_seen_by,
    parents_seen_by=designations_seen_by,
    new=delivery.new_delivery_plan,
    acts={
        "begin": Act(do=delivery.begin_delivery_plan, intro="You can save the draft as often as you like."),
        "write": Act(form=DeliveryPlanForm, do=delivery.write_draft, page="plans/delivery/write_delivery_plan.html"),
        "write_package": Act(form=PackageForm, do=writing("package")),
        "write_milestone": Act(form=MilestoneForm, do=writing("milestone")),
        "write_target": Act(form=TargetForm, do=writing("target")),
        "write_risk": Act(form=RiskForm, do=writing("risk")),
        "write_funding_line": Act(form=FundingLineForm, do=writing("funding_line")),
        "remove_row": Act(form=RemoveRowForm, do=remove_row),
        "submit": Act(
            do=delivery.submit_delivery_plan,
            intro="The department reads the plan, and approves the funding or returns the plan.",
        ),
        "take_back": Act(form=ReasonForm, intro="The plan becomes a draft again. The department is told why."),
        "approve": Act(
            form=ApproveForm,
            do=delivery.approve_delivery_plan,
            intro="This approves the plan and the funding below. A version that is approved cannot be changed.",
        ),
        "return": Act(
            form=ReasonForm,
            intro="Say what has to change. The date on which it was submitted stays on record: no new deadline starts.",
        ),
        "mark_milestone": Act(form=MarkMilestoneForm, do=mark_milestone, asked=("milestone",)),
        "move_milestone": Act(
            form=MoveMilestoneForm,
            do=move_milestone,
            asked=("milestone",),
            intro="The planned day stays in the plan. The expected day stands beside it, with your reason.",
        ),
        "reopen_milestone": Act(
            form=ReopenMilestoneForm,
            do=reopen_milestone,
            asked=("milestone",),
            intro="Use this to correct a milestone that was marked as done by mistake.",
        ),
    },
)

early_warning_desk = Desk(
    workflow=early_warning,
    seen_by=early_warnings_seen_by,
    parents_seen_by=designations_seen_by,
    new=warnings.new_early_warning,
    acts={
        "raise": Act(
            form=RaiseForm,
            do=warnings.raise_early_warning,
            intro="The department is told at once. It becomes part of your next progress report. Raising a risk early "
            "is never held against you.",
        ),
        "reply": Act(form=ReasonForm, intro="The ERB is told what you say."),
        "close": Act(form=ReasonForm, do=warnings.close_early_warning, intro="Say how it was settled."),
    },
)

progress_report_desk = Desk(
    workflow=progress_report,
    seen_by=progress_reports_seen_by,
    parents_seen_by=designations_seen_by,
    new=progress.new_progress_report,
    acts={
        "begin": Act(do=progress.begin_progress_report, intro="You can save the draft as often as you like."),
        "report": Act(
            form=SendReportForm, do=progress.send_progress_report, page="plans/delivery/write_progress_report.html"
        ),
        "write": Act(
            form=ProgressReportForm, do=delivery.write_draft, page="plans/delivery/write_progress_report.html"
        ),
        "submit": Act(
            do=progress.submit_progress_report, intro="The department reads the report. The next period opens."
        ),
        "take_back": Act(form=ReasonForm, intro="The report becomes a draft again. The department is told why."),
        "acknowledge": Act(form=AcknowledgeForm, intro="This tells the ERB that the report was read."),
        "ask": Act(form=QuestionForm, do=progress.ask, intro="The ERB is told, and answers on this page."),
        "answer": Act(form=AnswerForm, do=progress.answer, intro="The department is told what you say."),
        "mark_for_attention": Act(
            form=ReasonForm,
            do=progress.mark_for_attention,
            intro="Say which issue puts the delivery plan at risk. The ERB is told.",
        ),
    },
)
