"""How removals are reached by page and by API."""

from designations.designating.forms import NotifyWithProofForm
from designations.forms import PublishNoticeForm
from designations.removals import forms, selectors, services
from designations.removals.workflow import REMOVAL
from designations.selectors import designations_seen_by
from lifecycle.desk import Act, Desk
from lifecycle.forms import MoveForm

REMOVAL_DESK = Desk(
    workflow=REMOVAL,
    seen_by=selectors.removals_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.new_removal,
    acts={
        "request": Act(
            forms.RequestForm,
            services.request,
            "The Secretary of State must remove a designation when the body asks for it in writing. You can take the "
            "request back until the removal is decided.",
        ),
        "record_request": Act(
            forms.RecordRequestForm,
            services.record_request,
            "The Secretary of State must then remove the designation. The department cannot refuse or withdraw it.",
        ),
        "propose": Act(
            MoveForm,
            None,
            "This opens the record in which grounds, circumstances and the decision are kept. Nothing ends yet.",
        ),
        "record_ground": Act(
            forms.GroundForm,
            services.record_ground,
            "Record one ground at a time, each with the facts relied on.",
            page="designations/record_ground.html",
        ),
        "state_circumstances": Act(
            forms.CircumstancesForm,
            services.state_circumstances,
            "Apart from redesignation, the power is expected to be used only in exceptional circumstances (guidance "
            "4.3.2).",
        ),
        "decide": Act(
            forms.DecideForm, services.decide, "The portal then drafts the notice with the reasons and the day."
        ),
        "change_date": Act(
            forms.ChangeDateForm,
            services.change_date,
            "The portal drafts the notice again. The body must be notified again.",
        ),
        "notify": Act(
            NotifyWithProofForm,
            services.notify,
            "The people of the body who are signed up here also get the notice as a message.",
        ),
        "publish_notice": Act(
            PublishNoticeForm,
            services.publish_notice,
            "The designation then ends on the day that the notice states, and the body's deadlines with it.",
        ),
    },
)
