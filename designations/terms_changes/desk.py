"""How changes of terms are reached by page and by API."""

from designations.designating.forms import NotifyWithProofForm
from designations.forms import PublishNoticeForm
from designations.selectors import designations_seen_by
from designations.terms_changes import forms, selectors, services
from designations.terms_changes.workflow import TERMS_CHANGE
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm

_TOLD_AGAIN = "The body must be notified again. Its 10 working days to object then begin again."

TERMS_CHANGE_DESK = Desk(
    workflow=TERMS_CHANGE,
    seen_by=selectors.terms_changes_seen_by,
    parents_seen_by=designations_seen_by,
    new=services.new_change,
    acts={
        "draft": Act(
            forms.ChangeForm,
            services.draft,
            "The body is notified of a change before it takes effect, and may object within 10 working days.",
        ),
        "redraft": Act(forms.ChangeForm, services.redraft, "The body has not been notified of this draft."),
        "notify": Act(
            NotifyWithProofForm,
            services.notify,
            "The portal keeps the text of the notification and counts 10 working days, without bank holidays in "
            "England. The people of the body who are signed up here also get it as a message.",
        ),
        "accept": Act(do=services.accept, intro="You accept the change for the body. It can then no longer object."),
        "object": Act(forms.ObjectForm, services.object_to, "The department reads your objection and answers it."),
        "record_objection": Act(
            forms.RecordObjectionForm,
            services.record_objection,
            "For an objection that the body sent by letter or e-mail within its 10 working days.",
        ),
        "uphold": Act(
            ReasonForm, services.uphold, "The change goes on as the body was told. Say how its objection was weighed."
        ),
        "amend": Act(forms.AmendForm, services.amend, _TOLD_AGAIN),
        "publish_notice": Act(
            PublishNoticeForm,
            services.publish_notice,
            "The notice of designation is published as amended, before the day on which the change takes effect.",
        ),
    },
)
