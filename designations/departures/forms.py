"""The forms of departures from the guidance."""

from typing import Any
from urllib.parse import urlencode

from designations.departures.selectors import areas_with_departures
from designations.models import Standing
from designations.selectors import editions_on_offer
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import (
    DateField,
    GovukForm,
    LongTextField,
    RecordRadiosField,
    RecordSelectField,
    SelectField,
    TextField,
)


class DepartureForm(MoveForm):
    """Which paragraph is departed from, what is done instead, why, and when."""

    edition = RecordRadiosField(label="Edition of the guidance", records=editions_on_offer)
    paragraph = TextField(
        label="Paragraph",
        what="the paragraph",
        max_length=60,
        width="10",
        hint="Its number, for example 4.2, or the name of an annex.",
    )
    instead = LongTextField(
        label="What you do instead",
        what="what you do instead",
        max_length=4000,
        rows=5,
        hint="Say what the guidance asks and how what you do differs.",
    )
    reason = LongTextField(
        label="Why",
        what="why you depart from the guidance",
        max_length=4000,
        rows=5,
        hint="Give the good cause. A designation may be removed where a body departs from guidance without one.",
    )
    since = DateField(label="First day", what="the first day")
    until = DateField(
        label="Last day", what="the last day", hint="Leave this empty if no end is known.", required=False
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Begin with what is logged already, or with the edition of the designation."""
        super().__init__(*args, record=record, **kwargs)
        said = self.fields if record.pk else ("edition",)
        self.initial = {name: getattr(record, name) for name in said if name != "note"} | dict(self.initial)


class ReviseForm(DepartureForm):
    """A departure said anew, and what changes."""

    note = LongTextField(
        label="What changes, and why",
        what="what changes, and why",
        max_length=4000,
        rows=3,
        hint="The department reads this. What you said before stays readable.",
    )


class EndForm(MoveForm):
    """The last day of a departure."""

    until = DateField(label="Last day of the departure")


class LogForm(GovukForm):
    """Asks for the area and the standing of the departures to be listed."""

    area = RecordSelectField(label="Area", records=areas_with_departures, to_field_name="slug", required=False)
    standing = SelectField(label="Where it stands", choices=Standing.choices, required=False)

    @property
    def query(self) -> str:
        """What is asked for, as it stands in an address."""
        return urlencode({name: self[name].value() or "" for name in self.fields})
