"""The forms of the moves that begin, adopt and write a version of a plan."""

from typing import Any

from designations.forms import AddressField
from designations.selectors import editions_on_offer
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import DateField, HiddenTextField, LongTextField, RadiosField, RecordSelectField
from plans.forms.delivery import RevisionField
from plans.prose.schema import MOST_CHARACTERS

YES_NO = [("yes", "Yes"), ("no", "No")]
LONGEST_PERIOD = 10  # years


class PeriodForm(MoveForm):
    """The years that a plan is for."""

    period_from = DateField(label="First day of the plan's period", hint="For example, 1 8 2026")
    period_to = DateField(label="Last day of the plan's period", hint="For example, 31 7 2029")

    def clean(self) -> dict[str, Any]:
        """Refuse a period that is upside down or too long."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("period_from"), cleaned.get("period_to")
        if first and last and last <= first:
            self.add_error("period_to", "Last day of the plan's period must be after its first day")
        elif first and last and last.year - first.year > LONGEST_PERIOD:
            self.add_error("period_to", f"The plan's period must be {LONGEST_PERIOD} years or less")
        return cleaned


class BeginForm(PeriodForm):
    """The years, the edition of the guidance, and what becomes of the plan in force."""

    edition = RecordSelectField(
        label="Edition of the guidance",
        hint="The plan keeps this edition: its template, its rules and its deadlines.",
        records=editions_on_offer,
    )
    replaces_current = RadiosField(
        label="Will it replace the plan in force once it is published?", choices=YES_NO, initial="yes", inline=True
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the edition under which the body was designated."""
        super().__init__(*args, record=record, initial={"edition": record.edition_id}, **kwargs)

    def clean_replaces_current(self) -> bool:
        """Return the answer as a truth value."""
        return bool(self.cleaned_data["replaces_current"] == "yes")


class AdoptForm(PeriodForm):
    """A plan that was published elsewhere: its years, the day of publication and its address."""

    published_on = DateField(label="Day of publication", latest=clock.today)
    source_address = AddressField(label="Address of the publication", max_length=500)


class SectionForm(MoveForm):
    """The text of one section in the plain form, and the revision on which it was typed."""

    section = HiddenTextField(label="Section", max_length=40)
    revision = RevisionField(label="Revision")
    text = LongTextField(
        label="Text",
        hint="Leave a blank line between paragraphs. Begin a line with “# ” for a heading, or with “- ” for a point "
        "of a list.",
        max_length=MOST_CHARACTERS,
        rows=24,
        required=False,
    )
