"""The forms that every move may use: nothing to fill in, or a reason."""

from typing import Any

from lsip_portal.kit.forms import GovukForm, LongTextField


class MoveForm(GovukForm):
    """The facts of a move on one record; a form without fields asks only for confirmation."""

    def __init__(self, *args: Any, record: Any = None, person: Any = None, **kwargs: Any) -> None:
        self.record = record
        self.person = person  # who fills it in, where what it offers depends on what they may see
        super().__init__(*args, **kwargs)


class ReasonForm(MoveForm):
    """The reason for a move."""

    note = LongTextField(label="Reason", max_length=4000, hint="The people concerned will read this.")
