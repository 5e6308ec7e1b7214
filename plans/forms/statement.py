"""The forms of an authority's statement."""

from typing import Any

from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import DateField, LongTextField, RadiosField, RecordRadiosField, TextField
from plans.forms.plan import YES_NO
from plans.selectors.statements import authorities_to_ask


class RequestForm(MoveForm):
    """Which authority is asked, and by when an answer is wanted."""

    authority = RecordRadiosField(label="Authority")
    reply_by = DateField(label="Answer wanted by", earliest=clock.today, required=False)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the authorities that cover any of the area and were not asked yet."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(authority=authorities_to_ask(record.version))


class GiveForm(MoveForm):
    """The authority's two answers, its views and its signature (guidance 3.5)."""

    engaged = RadiosField(
        label="Was the authority engaged in the development of the plan?",
        what="whether the authority was engaged",
        choices=YES_NO,
        inline=True,
    )
    had_opportunity = RadiosField(
        label="Did it have the opportunity to give its views on the skills needs of its area?",
        what="whether it could give its views",
        choices=YES_NO,
        inline=True,
    )
    views = LongTextField(
        label="Views of the authority",
        hint="This is a statement and not an approval of the plan. It is published with the plan.",
        required=False,
    )
    signatory_name = TextField(label="Name of the signatory", max_length=200)
    signatory_role = TextField(label="Role of the signatory", max_length=200)

    def clean_engaged(self) -> bool:
        """Return the answer as a truth value."""
        return bool(self.cleaned_data["engaged"] == "yes")

    def clean_had_opportunity(self) -> bool:
        """Return the answer as a truth value."""
        return bool(self.cleaned_data["had_opportunity"] == "yes")


class SilenceForm(MoveForm):
    """What the ERB did to get the statement."""

    note = LongTextField(
        label="What did you try, and when?",
        hint="Give each attempt with its date. This is submitted with the plan, and the authority can read it.",
        what="what you tried, and when",
        max_length=4000,
    )
