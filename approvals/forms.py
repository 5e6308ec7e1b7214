"""The forms of a case: a finding, a concern, a response, a decision, and the facts of publication."""

from typing import Any

from django.core.validators import URLValidator

from approvals import board, selectors
from approvals.models import Case, Concern, Disposition
from approvals.models.cases import LONGEST_ADDRESS
from approvals.models.concerns import LONGEST_CONCERN
from approvals.models.findings import LONGEST_REASONS
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import DateField, LongTextField, RadiosField, RecordRadiosField, SelectField, TextField

YES, NO = "yes", "no"
WHOLE_PLAN = ("", "The whole plan")
SETTLED = [choice for choice in Disposition.choices if choice[0] != Disposition.OPEN]


class FindingForm(MoveForm):
    """The finding on one test of approval."""

    test = SelectField(label="Test", what="the test the finding is on")
    satisfied = RadiosField(
        label="Is the test satisfied?",
        what="whether the test is satisfied",
        choices=[(YES, "Satisfied"), (NO, "Not satisfied")],
    )
    reasons = LongTextField(
        label="Reasons",
        hint="Say what in the plan and its evidence led you to this. The ERB reads it once the plan is approved.",
        what="the reasons for the finding",
        max_length=LONGEST_REASONS,
    )

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        """Offer the tests of the case."""
        super().__init__(*args, record=record, **kwargs)
        self.lines = {line.key: line for line in board.lines(record)}
        test: Any = self.fields["test"]
        test.choices = [(key, line.title) for key, line in self.lines.items()]

    @property
    def line(self) -> board.Line | None:
        """The test that is chosen; `None` while none is."""
        return self.lines.get(str(self["test"].value()))

    def clean(self) -> dict[str, Any]:
        """Return the line of the board, the finding and the reasons."""
        cleaned = super().clean() or self.cleaned_data
        return {
            "line": self.lines.get(cleaned.get("test", "")),
            "satisfied": cleaned.get("satisfied") == YES,
            "reasons": cleaned.get("reasons", ""),
        }


class ConcernForm(MoveForm):
    """A concern about the plan."""

    section = SelectField(label="Section", what="the section the concern is about", required=False)
    text = LongTextField(
        label="Concern",
        hint="Say what does not meet which requirement, and what would. The ERB reads it when the plan is returned.",
        max_length=LONGEST_CONCERN,
    )

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        """Offer the sections of the edition's template."""
        super().__init__(*args, record=record, **kwargs)
        section: Any = self.fields["section"]
        section.choices = list(selectors.section_titles(record).items())


class SettleForm(MoveForm):
    """What became of a concern."""

    concern = RecordRadiosField(label="Concern", label_of=lambda concern: f"{concern}: {concern.text[:200]}")
    disposition = RadiosField(label="What became of it?", what="what became of the concern", choices=SETTLED)
    note = LongTextField(label="Reason", max_length=LONGEST_CONCERN)

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        """Offer the concerns that are open on this submission and the earlier ones."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(concern=selectors.unsettled_concerns(record))


class RespondForm(MoveForm):
    """The ERB's responses, a field for each open concern; at least one must be filled in."""

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        """Make a field for each concern, filled with the response so far."""
        super().__init__(*args, record=record, **kwargs)
        titles = selectors.section_titles(record)
        for concern in selectors.open_concerns(record):
            self.fields[field_of(concern)] = LongTextField(
                label=f"Response to concern {concern.label}: {titles.get(concern.section, WHOLE_PLAN[1])}",
                hint=concern.text,
                initial=concern.response,
                max_length=LONGEST_CONCERN,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Return the responses by the number of their concern; what was left empty is left as it is."""
        cleaned = super().clean() or self.cleaned_data
        given = {int(name.removeprefix("response_")): text for name, text in cleaned.items() if text}
        if not given and not self.errors:
            self.add_error(None, "Respond to at least one concern")
        return {"responses": given}


def field_of(concern: Concern) -> str:
    """Return the name of the field of a concern in the form of responses."""
    return f"response_{concern.number}"


class ReturnForm(MoveForm):
    """The message with which a plan is returned."""

    note = LongTextField(
        label="Message to the ERB",
        hint="Say what must happen before the plan can be approved, and by when. The concerns go with it.",
        max_length=4000,
    )


class ApproveForm(MoveForm):
    """The reasons for approving the plan."""

    note = LongTextField(
        label="Reasons for the decision",
        hint="They are kept with the decision and shown to the ERB.",
        max_length=4000,
    )


class AddressForm(MoveForm):
    """The address of the published plan on GOV.UK."""

    gov_uk_address = TextField(
        label="Address on GOV.UK",
        hint="Copy it from the page, for example https://www.gov.uk/government/publications/a-plan",
        max_length=LONGEST_ADDRESS,
        autocomplete="off",
        spellcheck=False,
        validators=[URLValidator(schemes=["https"], message="Enter the address in full, from https:// on")],
    )


class PublishForm(AddressForm):
    """The day of publication, and the address if it is known already."""

    published_on = DateField(
        label="Day of publication", hint="For example, 27 7 2023", latest=clock.today, what="the day of publication"
    )

    field_order = ["published_on", "gov_uk_address"]

    def __init__(self, *args: Any, record: Case, **kwargs: Any) -> None:
        """Ask for a day since the decision; the address may follow later."""
        super().__init__(*args, record=record, **kwargs)
        day: Any = self.fields["published_on"]
        day.earliest = record.decided_on
        self.fields["gov_uk_address"].required = False
