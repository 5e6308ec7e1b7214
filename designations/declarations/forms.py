"""The form of a declaration of interest."""

from designations.declarations.selectors import organisations_to_declare_about
from designations.models import InterestKind
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import LongTextField, RadiosField, RecordAutocompleteField


class DeclareForm(MoveForm):
    """What one's interest is, and in what."""

    organisation = RecordAutocompleteField(
        label="Organisation in which you have the interest",
        hint="You then stand aside from what is decided about it. "
        "Leave this empty if your interest is in the area as a whole: you then stand aside from all that is done "
        "for it.",
        records=organisations_to_declare_about,
        required=False,
    )
    kind = RadiosField(label="Kind of interest", choices=InterestKind.choices)
    interest = LongTextField(
        label="What your interest is",
        what="what your interest is",
        max_length=1000,
        rows=4,
        hint="Write no more about yourself and others than is needed. The department reads it. If you act for the "
        "body, it is printed in the annex of the plan.",
    )
