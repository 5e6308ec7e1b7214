"""How designations are reached by page and by API."""

from designations import forms, selectors, services
from designations.designating import forms as around
from designations.designating import services as acts
from designations.models import Designation
from designations.workflow import DESIGNATION
from lifecycle.desk import Act, Desk
from lifecycle.forms import ReasonForm
from reference.models import Area


def _new(area: Area) -> Designation:
    """Return an unsaved designation for an area."""
    return Designation(area=area)


DESIGNATION_DESK = Desk(
    workflow=DESIGNATION,
    seen_by=selectors.designations_seen_by,
    parents_seen_by=selectors.areas_open_to,
    new=_new,
    acts={
        "propose": Act(
            forms.ProposeForm,
            services.propose,
            "A proposal opens the record in which the tests, the consent and the decision are kept.",
        ),
        "redesignate": Act(
            forms.ProposeForm,
            services.redesignate,
            "A new record for the same body or another, with its own tests, consent and decision. Once its notice is "
            "published, the designation before it ends the day before the new one takes effect.",
        ),
        "set_review": Act(
            forms.ReviewForm, services.set_review, "Bodies are reviewed and redesignated from time to time."
        ),
        "adopt": Act(
            forms.AdoptForm,
            services.adopt,
            "For a designation that was made before it was kept here. No deadline starts.",
        ),
        "record_test": Act(
            forms.RecordTestForm,
            services.record_test,
            "A test may be recorded again: the new finding counts, the history keeps both.",
        ),
        "record_consent": Act(
            forms.RecordConsentForm,
            services.record_consent,
            "The body must consent in writing, to being designated and to the terms, before it can be designated.",
        ),
        "agree": Act(
            forms.AgreeForm,
            services.agree,
            "The portal then drafts the notice with the name of the body, the area, the effective date and the terms.",
        ),
        "change_date": Act(
            forms.ChangeDateForm,
            services.change_date,
            "The portal drafts the notice again. The body must be notified again.",
        ),
        "notify": Act(
            around.NotifyWithProofForm,
            acts.notify,
            "For a letter or message that was sent outside the portal. The people of the body who are signed up here "
            "also get the notice as a message.",
        ),
        "send_notification": Act(
            do=acts.send_notification,
            intro="The portal sends the notice, as it is drafted, to the body's leads by e-mail. The reference and the "
            "time of each message are kept as proof.",
        ),
        "record_view": Act(
            around.RecordViewForm,
            acts.record_view,
            "The Secretary of State will not designate a body with whose choice the Strategic Authority is not "
            "satisfied, unless there is good reason.",
        ),
        "give_consent": Act(
            around.GiveConsentForm,
            acts.give_consent,
            "Your name, your role and today's date stand for the body's signature.",
        ),
        "accept_terms": Act(
            around.AcceptTermsForm,
            acts.accept_terms,
            "Your name, today's date and the editions of the terms and of the guidance are kept.",
        ),
        "confirm_standards": Act(
            around.ConfirmStandardsForm,
            acts.confirm_standards,
            "At designation and once a year. Everybody can read the date of the last confirmation.",
        ),
        "publish_notice": Act(
            forms.PublishNoticeForm,
            services.publish_notice,
            "The body is then designated from the effective date, and its deadlines start on that date.",
        ),
        "withdraw_proposal": Act(
            ReasonForm, services.withdraw_proposal, "The record stays readable and cannot be reopened."
        ),
    },
)
