"""The forms of the moves of a designation: what is asked, and the shape of each answer."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from designations import membership, selectors
from designations.models import CRITERIA, DesignationTest, MembershipCount, Terms
from lifecycle.forms import MoveForm, ReasonForm
from lsip_portal.kit.forms import (
    ConfirmField,
    DateField,
    HiddenTextField,
    LongTextField,
    RadiosField,
    RecordAutocompleteField,
    RecordRadiosField,
    RecordsAutocompleteField,
    RecordSelectField,
    TextField,
    UploadsField,
)

NO_TERMS = "none"


class AddressField(TextField):
    """The address of a page on the web."""

    input_type = "url"
    default_validators = [URLValidator(["https", "http"], message="Enter a full address, like https://www.gov.uk/…")]


class _Body(MoveForm):
    """The body and those who help it, as every beginning of a designation asks for them."""

    body = RecordAutocompleteField(
        label="Body", hint="The employer representative body for this area.", records=selectors.bodies
    )
    edition = RecordRadiosField(
        label="Edition of the guidance",
        hint="The designation keeps this edition, and its deadlines, to the end.",
        records=selectors.editions_on_offer,
    )
    co_leads = RecordsAutocompleteField(
        label="Bodies that lead with it", what="the bodies that lead with it", records=selectors.bodies, required=False
    )
    partners = RecordsAutocompleteField(
        label="Partner bodies", what="the partner bodies", records=selectors.bodies, required=False
    )


class ProposeForm(_Body):
    """A body is proposed for an area."""


class AdoptForm(_Body):
    """A designation is taken in as its published notice has it."""

    effective_on = DateField(label="Effective date", hint="From the published notice. It may lie in the past.")
    published_on = DateField(label="Date of the notice", hint="The day of the notice, or of its update, that you read.")
    notice_address = AddressField(label="Address of the notice on GOV.UK", max_length=300, spellcheck=False)
    terms = RecordSelectField(
        label="Terms and conditions",
        hint="Leave this empty where the notice does not say.",
        records=selectors.terms_on_offer,
        required=False,
    )


class RecordTestForm(MoveForm):
    """A finding on one test, with its evidence; members of the body are counted for one of the tests alone."""

    test = RadiosField(
        label="Test",
        choices=DesignationTest.Test.choices,
        hints={str(test): f"{criterion.question} ({criterion.source})" for test, criterion in CRITERIA.items()},
    )
    finding = RadiosField(label="Finding", choices=DesignationTest.Finding.choices, inline=True)
    evidence = LongTextField(
        label="Evidence", max_length=4000, count=True, hint="What shows it, and where it can be seen."
    )
    by_sector = LongTextField(
        label="Members by sector", max_length=5000, required=False, hint="A line for each, like “Manufacturing, 120”."
    )
    by_size = LongTextField(
        label="Members by size",
        max_length=5000,
        required=False,
        hint=f"By number of staff: {'; '.join(membership.SIZES)}. A line for each, like “0 to 9, 340”.",
    )
    by_district = LongTextField(
        label="Members by district",
        max_length=5000,
        required=False,
        hint="A line for each district of the area, with its number of members.",
    )
    attached = UploadsField(label="Files", hint="What shows it.", required=False)

    COUNTED = ("by_sector", "by_size", "by_district")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask only what belongs to the test, once it is known which one it is."""
        super().__init__(*args, **kwargs)
        chosen = (self.data if self.is_bound else self.initial).get("test")
        if chosen in DesignationTest.Test.values:
            self.fields["test"] = HiddenTextField(label="Test", initial=chosen)
        if chosen != DesignationTest.Test.REPRESENTATIVE:
            for name in self.COUNTED:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Return the counts of members as one fact, each kind by its name."""
        cleaned = super().clean() or self.cleaned_data
        given = {MembershipCount.By(name.removeprefix("by_")): cleaned.pop(name, "") for name in self.COUNTED}
        return cleaned | {"membership": {by: self._counts(by, text) for by, text in given.items() if text}}

    def _counts(self, by: MembershipCount.By, text: str) -> membership.Counts:
        try:
            return membership.read(text, by, self.record)
        except ValidationError as error:
            self.add_error(f"by_{by}", error)
            return []


class RecordConsentForm(MoveForm):
    """What the body consented to in writing."""

    consented_on = DateField(label="Date of the consent", hint="The day on which it was signed.")
    signed_by = TextField(label="Signed by", what="who signed it", max_length=200, hint="The name of the person.")
    signatory_role = TextField(
        label="Role of the person who signed", max_length=200, hint="For example, chief executive."
    )
    to_designation = ConfirmField(label="The body consents to being designated", required=False)
    terms = RadiosField(
        label="Terms and conditions that the consent names",
        choices=lambda: terms_and("The consent names no terms"),
    )
    attached = UploadsField(label="Signed consent", what="the signed consent", hint="A copy of what was signed.")

    def clean_terms(self) -> Terms | None:
        """Return the edition of the terms, `None` where the consent names none."""
        return terms_of(self.cleaned_data["terms"])


class AgreeForm(MoveForm):
    """The decision to designate the body."""

    effective_on = DateField(
        label="Effective date", hint="The body must be notified, and the notice published, before this day."
    )
    terms = RadiosField(
        label="Terms and conditions of the designation", choices=lambda: terms_and("No terms and conditions")
    )

    def clean_terms(self) -> Terms | None:
        """Return the edition of the terms, `None` where there are to be none."""
        return terms_of(self.cleaned_data["terms"])


class ChangeDateForm(ReasonForm):
    """Another effective date, and why."""

    effective_on = DateField(
        label="New effective date", hint="The body must be notified again, and the notice published, before this day."
    )
    field_order = ["effective_on", "note"]


class ReviewForm(ReasonForm):
    """When a designation is looked at again, and why then."""

    review_on = DateField(label="Date of review")
    field_order = ["review_on", "note"]


class NotifyForm(MoveForm):
    """How the body was told."""

    notified_on = DateField(label="Date of notification", hint="The day on which the body was told in writing.")
    notified_to = TextField(label="Recipient", max_length=200, hint="The person or the address it was sent to.")
    proof_of_sending = LongTextField(
        label="How it was sent",
        what="how it was sent",
        max_length=1000,
        rows=3,
        hint="And what shows that it was sent.",
    )


class PublishNoticeForm(MoveForm):
    """Where and when the notice was published."""

    published_on = DateField(label="Date of publication")
    notice_address = AddressField(label="Address of the notice on GOV.UK", max_length=300, spellcheck=False)


def terms_and(none: str) -> list[tuple[str, str]]:
    """Return the editions of the terms as options, and the option of none at the end."""
    return [*((terms.code, str(terms)) for terms in selectors.terms_on_offer()), (NO_TERMS, none)]


def terms_of(code: Any) -> Terms | None:
    return None if code == NO_TERMS else selectors.terms_on_offer().get(code=code)
