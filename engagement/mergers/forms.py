"""The form of a merger."""

from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import DateField, LongTextField, RecordAutocompleteField, TextField
from reference import selectors as reference


class MergerForm(MoveForm):
    """Of which provider it became part, since when, and where that is said."""

    successor = RecordAutocompleteField(
        label="Provider that it became part of",
        what="the provider that it became part of",
        records=reference.providers,
        hint="Its name or UKPRN.",
    )
    since = DateField(label="First day as part of it", what="the first day", hint="For example, 1 8 2026.")
    source = TextField(
        label="Source",
        what="the source",
        max_length=500,
        hint="The address of the announcement, or the document and its date.",
    )
    note = LongTextField(
        label="Reason", max_length=4000, rows=3, hint="What happened. The leads of both providers read this."
    )
