"""The forms of a progress report."""

from typing import Any

from django import forms

from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import LongTextField, RadiosField, WholeNumberField
from plans.forms.delivery import Deferred, DraftForm, RevisionField, text
from plans.models import Rating
from plans.selectors.reporting import Facts, facts_to_report


class ShownNumber(WholeNumberField):
    """A number that the page showed and sends along."""

    component = "hidden"


class DeferredRadios(Deferred, RadiosField):
    """A choice that may be open in a draft."""


class ProgressReportForm(DraftForm):
    """The content of a progress report (guidance 4.3.1)."""

    rating = DeferredRadios(
        label="How does the work stand against the delivery plan?",
        what="how the work stands",
        choices=Rating.choices,
        hints={
            "green": "On track.",
            "amber": "Some of it is late or at risk, and you know how to get back on track.",
            "red": "The plan is at risk.",
        },
        required=False,
    )
    rating_reason = text("Reason for the rating", "Needed for amber and red.", "the reason for the rating")
    progress = text(
        "Anything else about your progress",
        "The milestones and the engagement above are part of the report. Add what they do not say.",
        "your progress",
        optional=True,
    )
    risks = text("Risks", "What could put the delivery plan at risk.", "the risks", optional=True)
    mitigations = text("What you do about the risks", "Needed if you name risks.", "what you do about the risks")
    recovery = text("Steps to get back on track", "Needed for amber and red.", "the steps to get back on track")
    help_wanted = text(
        "Help wanted from the department", "What would help, and by when.", "the help wanted", optional=True
    )

    @property
    def facts(self) -> Facts:
        """What the record says of the period by itself."""
        return facts_to_report(self.record)


class SendReportForm(ProgressReportForm):
    """The content of a report that is written and sent at once, and the period that its page showed."""

    revision = RevisionField(label="Revision", widget=forms.HiddenInput, required=False)
    period = ShownNumber(label="Period", required=False)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Fill the form with what the record and the report before it say."""
        record.period = record.number
        super().__init__(*args, record=record, **kwargs)
        self.fields["rating"].required = True

    def clean(self) -> dict[str, Any]:
        """Ask for more where the work is off track, and for what is done about a risk."""
        cleaned = super().clean()
        if cleaned.get("rating") in (Rating.AMBER, Rating.RED):
            if not cleaned.get("rating_reason"):
                self.add_error("rating_reason", f"Give the reason for the {cleaned['rating']} rating")
            if not cleaned.get("recovery"):
                self.add_error("recovery", "Set out the steps to get back on track")
        if cleaned.get("risks") and not cleaned.get("mitigations"):
            self.add_error("mitigations", "Say what you do about the risks")
        return cleaned


class AnswerForm(MoveForm):
    """The answer to the department's question."""

    note = LongTextField(label="Answer", hint="The department will read this.", max_length=4000)


class QuestionForm(MoveForm):
    """A question of the department."""

    note = LongTextField(label="Question", hint="The ERB will read this and answer here.", max_length=4000)


class AcknowledgeForm(MoveForm):
    """What the department says back, if anything."""

    note = LongTextField(label="Comment", hint="The ERB will read this.", max_length=4000, required=False)
