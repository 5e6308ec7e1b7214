"""The forms of good practice: an item, and the search."""

from typing import Any

from approvals.models import Practice
from approvals.models.practice import LONGEST
from approvals.practice import selectors
from lifecycle.forms import MoveForm
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms import (
    EmailAddressField,
    GovukForm,
    LongTextField,
    RadiosField,
    RecordSelectField,
    SelectField,
    TextField,
)


class PracticeForm(MoveForm):
    """What was done, on which stage and topic, and whom to ask."""

    title = TextField(label="Title", hint="What others could do, in a few words.", max_length=150)
    stage = RadiosField(label="Stage", choices=Practice.Stage.choices)
    topic = RadiosField(label="Topic", choices=Practice.Topic.choices)
    text = LongTextField(
        label="What you did and what came of it",
        what="what you did and what came of it",
        hint="Every ERB and the department read it. Name nobody who has not agreed.",
        max_length=LONGEST,
        rows=10,
    )
    contact = EmailAddressField(label="Whom others can ask", hint="A shared mailbox, if you have one.", required=False)
    learned_in = RecordSelectField(
        label="Intervention in which it was learned",
        hint="Only those who may see the intervention see this.",
        label_of=lambda one: f"{one.designation.area}: {one.title}, closed on {day(one.closed_on)}",
        required=False,
    )

    def __init__(self, *args: Any, record: Practice, **kwargs: Any) -> None:
        """Offer the closed interventions of the place, and fill in what is posted already."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(learned_in=selectors.lessons(record.scope))
        if record.pk:
            held = {name: getattr(record, name) for name in self.fields if name != "learned_in"}
            self.initial = held | {"learned_in": record.learned_in_id} | dict(self.initial)


class SearchForm(GovukForm):
    """Words, a stage and a topic by which good practice is searched."""

    q = TextField(label="Words", max_length=100, required=False)
    stage = SelectField(label="Stage", choices=Practice.Stage.choices, required=False)
    topic = SelectField(label="Topic", choices=Practice.Topic.choices, required=False)
