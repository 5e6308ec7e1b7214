"""The forms of intelligence."""

from typing import Any

from approvals.intelligence import selectors
from approvals.models import Audience, Intelligence
from approvals.models.intelligence import LONGEST, LONGEST_SOURCE
from lifecycle import clock
from lifecycle.forms import MoveForm, ReasonForm
from lsip_portal.kit.forms import (
    ConfirmField,
    DateField,
    LongTextField,
    RadiosField,
    RecordsAutocompleteField,
    TextField,
    UploadsField,
)

WITHIN = [choice for choice in Audience.choices if choice[0] != Audience.SHARED]
NAME_SOMEBODY = "Select at least one officer who may see it"


def confidence_field() -> RadiosField:
    """Return the question how sure the department is, each grade with what it means."""
    return RadiosField(
        label="How sure are you?",
        what="how sure you are",
        choices=Intelligence.Confidence.choices,
        hints={str(grade): meaning for grade, meaning in Intelligence.MEANINGS.items()},
    )


class _WhoSees(MoveForm):
    """The question who in the department may see it."""

    audience = RadiosField(label="Who may see it?", what="who may see it", choices=WITHIN)
    named = RecordsAutocompleteField(
        label="Officers who may see it",
        what="the officers who may see it",
        hint="Only for “Named officers only”. Whoever recorded it sees it too.",
        records=selectors.officers,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a name where only named officers may see it."""
        given = super().clean() or self.cleaned_data
        if given.get("audience") == Audience.NAMED and not given.get("named") and "named" not in self.errors:
            self.add_error("named", NAME_SOMEBODY)
        return given


class RecordForm(_WhoSees):
    """What was told, by whom, and how sure it is."""

    what = LongTextField(label="What was told", what="what was told", max_length=LONGEST)
    source_kind = RadiosField(label="Who told it?", what="who told it", choices=Intelligence.Source.choices)
    source = TextField(
        label="Source",
        hint="The person or organisation, or where it was published. No ERB ever reads this.",
        max_length=LONGEST_SOURCE,
    )
    learned_on = DateField(
        label="When the department learned it", what="when the department learned it", latest=clock.today
    )
    confidence = confidence_field()
    also = RecordsAutocompleteField(
        label="Other areas that it concerns",
        what="the other areas",
        records=selectors.designations_to_tell_of,
        label_of=lambda designation: str(designation.area),
        required=False,
    )
    attached = UploadsField(label="Files", hint="They stay with the department.", required=False)
    field_order = ["what", "source_kind", "source", "learned_on", "confidence", "also", "audience", "named", "attached"]


class WeighForm(ReasonForm):
    """How sure the department is now, and why."""

    confidence = confidence_field()
    note = LongTextField(label="Why", what="why you are that sure", max_length=LONGEST)
    field_order = ["confidence", "note"]


class ShareForm(MoveForm):
    """What the ERB reads."""

    shared_text = LongTextField(
        label="What the ERB reads",
        what="what the ERB reads",
        hint="Write it anew. The ERB reads these words and the day, and nothing else of this record.",
        max_length=LONGEST,
    )
    source_is_kept = ConfirmField(label="These words do not say who told it, and nobody can work it out from them")


class LimitForm(_WhoSees):
    """Who may see it from now on, and why."""

    note = LongTextField(label="Reason", max_length=LONGEST)
    field_order = ["audience", "named", "note"]
