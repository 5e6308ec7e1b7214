"""The form of a decision on materiality: what the Act asks to be weighed (s.1(2))."""

from typing import Any

from engagement import selectors
from engagement.forms.fields import YesNoField
from engagement.models import MaterialityDecision
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import LongTextField, RadiosField, RecordSelectField, TextField


class MaterialityForm(MoveForm):
    """The provider, the skills concerned, the circumstances and guidance considered, and the decision."""

    provider = RecordSelectField(
        label="Provider",
        hint="Those with technical provision for people aged 16 or over, taught in the area or online for it.",
    )
    skills = TextField(
        label="Skills concerned", max_length=500, hint="The skills, capabilities or expertise that employers require."
    )
    period = RadiosField(
        label="When are they required?", what="when they are required", choices=MaterialityDecision.Period.choices
    )
    circumstances = LongTextField(
        label="Circumstances",
        max_length=4000,
        hint="What bears on the decision: how much is taught, for whom, and which employers it reaches.",
    )
    guidance = TextField(
        label="Guidance considered", max_length=500, hint="For example: statutory guidance, section 3.4 and footnote 5."
    )
    material = YesNoField(
        label="Can the provision reasonably be regarded as material to those skills?", what="whether it is material"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(provider=selectors.providers_teaching_in(self.record.designation, clock.today()))
