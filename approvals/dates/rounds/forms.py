"""The form of a round of dates."""

from approvals.models import DateKind, DateRound
from lifecycle import clock
from lifecycle.forms import ReasonForm
from lifecycle.selectors import editions
from lsip_portal.kit.forms import DateField, RadiosField, RecordRadiosField, TextField

OFFERED = [one for one in DateKind if one != DateKind.OTHER]


class RoundForm(ReasonForm):
    """What is due, from whom and by when."""

    name = TextField(label="Name", max_length=80, hint="For example, plans of 2029.")
    kind = RadiosField(
        label="What is due",
        choices=[(one.value, one.label) for one in OFFERED],
        hint="A cycle is a round of “Plan ready for approval”.",
    )
    places = RadiosField(label="For whom", choices=DateRound.For.choices)
    edition = RecordRadiosField(label="Edition of the guidance that it is opened under", records=editions)
    due_on = DateField(label="Due date", earliest=clock.today)
    field_order = ["name", "kind", "places", "edition", "due_on", "note"]
