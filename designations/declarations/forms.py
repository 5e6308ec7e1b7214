"""The form of a declaration of interest."""

from typing import Any, cast

from designations.declarations.selectors import matters_open_to, organisations_to_declare_about
from designations.models import InterestKind
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import LongTextField, RadiosField, RecordAutocompleteField, SelectField


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
    matter = SelectField(
        label="Plan, case or statement in which you have the interest",
        hint="Choose one if your interest is in nothing else. You then stand aside from it, and from nothing more.",
        choices=(),
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the plans, cases and statements that the person may read; without any, do not ask."""
        super().__init__(*args, **kwargs)
        matters = matters_open_to(self.record.designation, self.person)
        cast(SelectField, self.fields["matter"]).choices = [
            (key, title[0].upper() + title[1:]) for key, title in matters
        ]
        if not matters:
            del self.fields["matter"]

    def clean(self) -> dict[str, Any]:
        """Refuse an organisation together with one matter: the declaration is about one of them."""
        answers = super().clean() or self.cleaned_data
        if answers.get("organisation") and answers.get("matter"):
            self.add_error("matter", "Choose an organisation, or one plan, case or statement. Leave the other empty")
        return answers
