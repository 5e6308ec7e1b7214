"""The forms of the moves of a removal: what is asked, and the shape of each answer."""

from typing import Any

from django.db.models import QuerySet

from designations.departures.selectors import departures_of
from designations.models import Departure, RemovalGround
from lifecycle.forms import MoveForm, ReasonForm
from lsip_portal.kit.forms import DateField, LongTextField, RadiosField, TextField


class RequestForm(MoveForm):
    """The body's request in writing."""

    request = LongTextField(
        label="Your request",
        what="your request",
        max_length=4000,
        hint="In writing, as section 3(2) of the Act asks. Say from when you would like the designation to end.",
    )


class RecordRequestForm(MoveForm):
    """A request that came by letter or e-mail."""

    requested_on = DateField(label="Date of the request")
    requested_by = TextField(label="Signed by", what="who signed it", max_length=200)
    request = LongTextField(label="Text of the request", max_length=4000)


class GroundForm(MoveForm):
    """A ground of the Act, and the facts relied on."""

    ground = RadiosField(
        label="Ground",
        choices=RemovalGround.Ground.choices,
        hints={str(ground): citation for ground, citation in RemovalGround.CITATIONS.items()},
    )
    facts = LongTextField(label="Facts relied on", max_length=4000, hint="What shows it, and where it can be seen.")
    paragraph = TextField(
        label="Paragraph of the guidance", max_length=60, required=False, hint="Only for a departure from guidance."
    )
    stated_cause = LongTextField(
        label="The body's stated cause",
        max_length=4000,
        rows=3,
        required=False,
        hint="Only for a departure from guidance: why the body says it departed from it, or that it gave no cause.",
    )

    @property
    def departures(self) -> QuerySet[Departure]:
        """What the body logged of its departures from guidance, to be read beside this ground."""
        return departures_of(self.record.designation)

    def clean(self) -> dict[str, Any]:
        """Ask for the paragraph and the stated cause where the ground is a departure from guidance."""
        cleaned = super().clean() or {}
        if cleaned.get("ground") == RemovalGround.Ground.GUIDANCE:
            for name, said in (
                ("paragraph", "Enter the paragraph of the guidance"),
                ("stated_cause", "Enter the body's stated cause, or that it gave none"),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, said)
        return cleaned


class CircumstancesForm(MoveForm):
    """Why the circumstances are exceptional."""

    circumstances = LongTextField(
        label="Exceptional circumstances", what="the exceptional circumstances", max_length=4000
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"circumstances": getattr(record, "circumstances", "")})
        super().__init__(*args, record=record, **kwargs)


class DecideForm(MoveForm):
    """The day of the removal, and the reasons that the notice gives."""

    effective_on = DateField(
        label="Date of removal",
        hint="The designation is in force until the day before. Notify the body, and publish the notice, earlier.",
    )
    reasons = LongTextField(
        label="Reasons for the removal", max_length=8000, hint="The notice gives them word for word."
    )


class ChangeDateForm(ReasonForm):
    """Another day of removal, and why."""

    effective_on = DateField(label="New date of removal", hint="The body must be notified again.")
    field_order = ["effective_on", "note"]
