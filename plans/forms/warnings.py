"""The form in which a risk or a delay is raised."""

from typing import Any

from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import LongTextField, RadiosField, RecordSelectField
from plans.models import LONGEST_NOTE, EarlyWarning
from plans.selectors.delivery import newest_approved_plan
from plans.selectors.milestones import open_milestones
from plans.selectors.work import no_milestones


class RaiseForm(MoveForm):
    """A risk or a delay, in a few words."""

    kind = RadiosField(label="What is it?", what="what it is", choices=EarlyWarning.Kind.choices, inline=True)
    what = LongTextField(
        label="What has happened, or could happen?",
        what="what has happened, or could happen",
        max_length=LONGEST_NOTE,
    )
    milestone = RecordSelectField(label="Milestone that it touches", required=False)
    doing = LongTextField(label="What do you do about it?", max_length=LONGEST_NOTE, required=False)
    help_wanted = LongTextField(
        label="Help wanted from the department",
        hint="What would help, and by when.",
        max_length=LONGEST_NOTE,
        required=False,
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the open milestones of the plan that is worked to."""
        super().__init__(*args, record=record, **kwargs)
        plan = newest_approved_plan(record.designation)
        self.limit(milestone=open_milestones(plan) if plan else no_milestones())
