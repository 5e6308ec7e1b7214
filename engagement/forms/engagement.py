"""The forms of engagement records, made to be filled in on a phone after a meeting."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError

from engagement import selectors
from engagement.forms.fields import YesNoField
from engagement.models import EngagementRecord, Participation, SizeBand
from engagement.services import Party
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import (
    DateField,
    LongTextField,
    RadiosField,
    RecordRadiosField,
    RecordsAutocompleteField,
    SelectField,
    TextField,
)
from reference import selectors as reference
from reference.models import Provider

_DEPTHS = {
    "reached": "They got a message, an invitation or a survey.",
    "active": "They answered or took part.",
    "in_depth": "A conversation of substance, such as an interview.",
}
_PARTIES = (
    *("employers", "new_employer", "new_employer_size", "new_employer_role"),
    *("providers", "ukprn", "others", "new_other", "named"),
)
_KEPT = (
    *("title", "held_on", "method", "depth", "stage", "hard_to_fill", "hard_to_fill_why"),
    *("environment_discussed", "environment_what", "notes"),
)


class RecordEngagementForm(MoveForm):
    """When and how somebody was heard, who, and what came up; what is asked last may be left out."""

    title = TextField(label="Title", max_length=200, hint="For example: interview with a food maker in Preston.")
    held_on = DateField(label="Date", latest=clock.today, hint="For example, 27 3 2026.")
    method = RadiosField(label="Method", choices=EngagementRecord.Method.choices)
    depth = RadiosField(label="Depth", choices=EngagementRecord.Depth.choices, hints=_DEPTHS)
    stage = RadiosField(label="Stage", choices=EngagementRecord.Stage.choices)
    employers = RecordsAutocompleteField(
        label="Employers", required=False, hint="Those you heard before. Add a new one below."
    )
    new_employer = TextField(
        label="New employer",
        max_length=200,
        required=False,
        hint="The name of the organisation. It may be a business of any size, a charity or a public body.",
    )
    new_employer_size = SelectField(label="Size of the new employer", choices=SizeBand.choices, required=False)
    new_employer_role = TextField(
        label="Role of the person who spoke for the new employer",
        max_length=200,
        required=False,
        hint="For example: operations manager. Do not give a name.",
    )
    providers = RecordsAutocompleteField(
        label="Providers", required=False, hint="Those that are based, teach or were heard in the area."
    )
    ukprn = TextField(
        label="Another provider, by its UKPRN",
        max_length=8,
        width="10",
        required=False,
        spellcheck=False,
        hint="The UK provider reference number has 8 digits.",
    )
    others = RecordsAutocompleteField(label="Authorities and other organisations", required=False)
    new_other = TextField(
        label="Another organisation", max_length=200, required=False, hint="For example, Jobcentre Plus."
    )
    named = YesNoField(
        label="Did those you add agree to be named in public?",
        what="whether those you add agreed to be named",
        no="No, or not asked",
        initial=False,
    )
    routes = RecordsAutocompleteField(label="Occupational routes discussed", records=reference.routes, required=False)
    hard_to_fill = RadiosField(
        label="Are vacancies hard to fill?", choices=EngagementRecord.HardToFill.choices, initial="not_asked"
    )
    hard_to_fill_why = LongTextField(label="Why they are hard to fill", max_length=2000, rows=3, required=False)
    environment_discussed = YesNoField(
        label="Were net zero or other environmental goals discussed?",
        what="whether environmental goals were discussed",
        initial=False,
    )
    environment_what = LongTextField(label="What was said about them", max_length=2000, rows=3, required=False)
    areas = RecordsAutocompleteField(
        label="Other areas it served",
        required=False,
        hint="The record is shown there too, without the notes. It is counted once.",
    )
    notes = LongTextField(
        label="Notes", max_length=10000, required=False, hint="Only your body and the department read them."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(
            employers=selectors.employers_open_to(self.record),
            providers=selectors.providers_near(self.record.designation),
            others=selectors.others_open_to(self.record),
            areas=selectors.other_areas(self.record, clock.today()),
        )

    def clean_ukprn(self) -> Provider | None:
        """Return the provider with the number, or refuse a number that no provider has."""
        text = self.cleaned_data["ukprn"]
        if not text:
            return None
        provider = reference.provider_by_ukprn(int(text)) if text.isascii() and text.isdigit() else None
        if provider is None:
            raise ValidationError(f"No provider has the UKPRN “{text}”. Check the number.")
        return provider

    def clean(self) -> dict[str, Any]:
        """Gather everybody who took part into `parties`."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("new_employer") and not cleaned.get("new_employer_size"):
            self.add_error("new_employer_size", "Select the size of the new employer, or “Not known”")
        given = {name: cleaned.pop(name, None) for name in _PARTIES}
        cleaned["parties"] = list(self._parties(given))
        return cleaned

    def _parties(self, given: dict[str, Any]) -> Iterator[Party]:
        capacity, named = Participation.Capacity, bool(given["named"])
        for organisation in given["employers"] or ():
            yield Party(organisation, capacity=capacity.EMPLOYER, named=named)
        if given["new_employer"]:
            size, role = given["new_employer_size"] or "", given["new_employer_role"] or ""
            yield Party(given["new_employer"], capacity.EMPLOYER, size, role, named)
        for provider in (*(given["providers"] or ()), *([given["ukprn"]] if given["ukprn"] else ())):
            yield Party(provider, capacity=capacity.PROVIDER, named=named)
        for organisation in given["others"] or ():
            yield Party(organisation, named=named)
        if given["new_other"]:
            yield Party(given["new_other"], named=named)


class AmendEngagementForm(RecordEngagementForm):
    """The same form with what is recorded; whoever is taken out of the lists did not take part."""

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = _recorded(record) | kwargs.get("initial", {})
        super().__init__(*args, record=record, **kwargs)


def _recorded(record: EngagementRecord) -> dict[str, Any]:
    kept: dict[str, Any] = {name: getattr(record, name) for name in _KEPT}
    rows = list(selectors.participations_in(record))
    capacity = Participation.Capacity
    kept["employers"] = [row.organisation_id for row in rows if row.capacity == capacity.EMPLOYER]
    kept["providers"] = [row.organisation.provider_id for row in rows if row.capacity == capacity.PROVIDER]
    others = (capacity.AUTHORITY, capacity.STAKEHOLDER)
    kept["others"] = [row.organisation_id for row in rows if row.capacity in others]
    return kept | {"areas": list(record.areas.all()), "routes": list(record.routes.all())}


class DescribeForm(MoveForm):
    """In which capacity one organisation took part, who spoke for it and whether it may be named."""

    participation = RecordRadiosField(label="Organisation", label_of=lambda row: str(row.organisation))
    capacity = RadiosField(
        label="It took part as", what="in which capacity it took part", choices=Participation.Capacity.choices
    )
    size_band = SelectField(
        label="Size, if it took part as an employer",
        choices=SizeBand.choices,
        required=False,
        hint="Leave this as it is to keep the size that is known.",
    )
    role = TextField(
        label="Role of the person who spoke for it",
        max_length=200,
        required=False,
        hint="For example: operations manager. Do not give a name.",
    )
    named = YesNoField(
        label="Did it agree to be named in public?", what="whether it agreed to be named", no="No, or not asked"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(participation=selectors.participations_in(self.record))
