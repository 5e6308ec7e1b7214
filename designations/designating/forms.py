"""The forms of the acts around a designation."""

from typing import Any

from designations.designating import selectors
from designations.forms import NotifyForm, terms_and, terms_of
from designations.models import AuthorityView, Terms
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import (
    ConfirmField,
    DateField,
    LongTextField,
    RadiosField,
    RecordRadiosField,
    TextField,
    UploadsField,
)


class RecordViewForm(MoveForm):
    """What a Strategic Authority said of the choice of body."""

    authority = RecordRadiosField(label="Strategic Authority")
    view = RadiosField(label="View", choices=AuthorityView.View.choices)
    given_by = TextField(label="Given by", what="who gave it", max_length=200, hint="Name and role of the person.")
    given_on = DateField(label="Date of the view", latest=clock.today)
    comment = LongTextField(label="Comment", max_length=4000, hint="What the authority said, and why.")
    attached = UploadsField(label="Files", hint="The authority's letter, for example.", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the Strategic Authorities of the area."""
        super().__init__(*args, **kwargs)
        self.limit(authority=selectors.authorities_on_offer(self.record))


class GiveConsentForm(MoveForm):
    """The body's consent, signed on screen."""

    to_designation = ConfirmField(label="The body consents to being designated")
    terms = RadiosField(
        label="Terms and conditions that the body consents to",
        choices=lambda: terms_and("No terms and conditions"),
    )
    signed_by = TextField(
        label="Your full name", what="your full name", max_length=200, hint="This is your signature, dated today."
    )
    signatory_role = TextField(
        label="Your role in the body",
        what="your role in the body",
        max_length=200,
        hint="For example, chief executive.",
    )

    def clean_terms(self) -> Terms | None:
        """Return the edition of the terms, `None` where there are to be none."""
        return terms_of(self.cleaned_data["terms"])


class NotifyWithProofForm(NotifyForm):
    """How the body was told outside the portal; a file can stand in for the words that prove it."""

    proof_of_sending = LongTextField(
        label="How it was sent",
        what="how it was sent",
        max_length=1000,
        rows=3,
        hint="And what shows that it was sent. Leave this empty if an attached file shows it.",
        required=False,
    )
    attached = UploadsField(label="Proof of sending", hint="A receipt, or the letter.", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a notification without any proof."""
        cleaned = super().clean() or self.cleaned_data
        proven = cleaned.get("proof_of_sending") or cleaned.get("attached")
        if not proven and not {"proof_of_sending", "attached"} & self.errors.keys():
            self.add_error("proof_of_sending", "Enter how it was sent, or attach a file that shows it")
        return cleaned


class AcceptTermsForm(MoveForm):
    """The body accepts the terms of its designation."""

    accepts = ConfirmField(label="The body accepts the terms and conditions of the designation")
    has_regard = ConfirmField(label="The body will have regard to the guidance")


class ConfirmStandardsForm(MoveForm):
    """The body confirms each of the four standards (guidance 4.2)."""

    honesty = ConfirmField(label="The body acts with honesty")
    transparency = ConfirmField(label="The body acts with transparency")
    integrity = ConfirmField(label="The body acts with integrity")
    impartiality = ConfirmField(label="The body acts with impartiality")
