"""The forms of a progress report."""

from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import LongTextField, RadiosField
from plans.forms.delivery import Deferred, DraftForm, text
from plans.models import Rating


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
        "Progress against the delivery plan", "What was done in this period, and what comes next.", "the progress made"
    )
    risks = text("Risks", "What could put the delivery plan at risk.", "the risks", optional=True)
    mitigations = text("What you do about the risks", "Needed if you name risks.", "what you do about the risks")
    recovery = text("Steps to get back on track", "Needed for amber and red.", "the steps to get back on track")
    help_wanted = text(
        "Help wanted from the department", "What would help, and by when.", "the help wanted", optional=True
    )


class AcknowledgeForm(MoveForm):
    """What the department says back, if anything."""

    note = LongTextField(label="Question or comment", hint="The ERB will read this.", max_length=4000, required=False)
