"""The form of a pre-election period."""

from typing import Any

from lifecycle import clock
from lifecycle.forms import ReasonForm
from lsip_portal.kit.forms import ConfirmField, DateField, TextField


class PeriodForm(ReasonForm):
    """Which election, from when to when, and what it bars."""

    election = TextField(label="Election", max_length=150, hint="For example, local elections in May 2027.")
    begins_on = DateField(label="First day", what="the first day")
    ends_on = DateField(label="Last day", what="the last day", earliest=clock.today)
    bars_notices = ConfirmField(
        label="Also bars notices of designation, of changes of terms and of removal", required=False
    )
    field_order = ["election", "begins_on", "ends_on", "bars_notices", "note"]

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        if record is not None and record.pk:
            held = ("election", "begins_on", "ends_on", "bars_notices")
            kwargs.setdefault("initial", {name: getattr(record, name) for name in held})
        super().__init__(*args, record=record, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("begins_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day must be on or after the first day")
        return cleaned
