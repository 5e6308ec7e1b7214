"""The forms of areas and cover."""

from typing import Any

from approvals.caseload import selectors
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import DateField, LongTextField, RecordSelectField


class OfficerForm(MoveForm):
    """Which officer looks after the area."""

    officer = RecordSelectField(label="Case officer", what="the case officer", records=selectors.officers)


class HandOverForm(MoveForm):
    """Which other officer takes the area over, and why."""

    officer = RecordSelectField(label="Case officer who takes over", what="the case officer who takes over")
    note = LongTextField(label="Reason", max_length=4000, hint="Both officers read this.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every case officer but the one who hands over."""
        super().__init__(*args, **kwargs)
        self.limit(officer=selectors.officers().exclude(pk=self.record.officer_id))


class CoverForm(MoveForm):
    """Who stands in, from when until when."""

    covering = RecordSelectField(label="Case officer who covers", what="the case officer who covers")
    since = DateField(label="First day", hint="For example, 21 12 2026", what="the first day")
    until = DateField(label="Last day", hint="For example, 4 1 2027", what="the last day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every other case officer."""
        super().__init__(*args, **kwargs)
        self.limit(covering=selectors.officers().exclude(pk=self.record.officer_id))

    def clean(self) -> dict[str, Any]:
        """Return the days, which must be in order."""
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day must be the same as or after the first day")
        return cleaned
