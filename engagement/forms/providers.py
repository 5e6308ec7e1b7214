"""The forms about providers: what they are, what they provide, and finding one."""

import uuid
from typing import Any
from urllib.parse import urlencode

from engagement import selectors
from engagement.forms.fields import ExplainedCheckboxesField, ExplainedRadiosField, YesNoField
from engagement.models import ProviderProfile, Provision
from engagement.models.providers import EXCLUSIONS, INDEPENDENT_TRAINING_PROVIDER, INSTITUTE_OF_TECHNOLOGY
from lifecycle import clock
from lsip_portal.kit.forms import (
    CheckboxesField,
    DateField,
    GovukForm,
    HiddenTextField,
    RadiosField,
    RecordAutocompleteField,
    RecordsAutocompleteField,
    RecordSelectField,
    SelectField,
    TextField,
    WholeNumberField,
)
from lsip_portal.kit.forms.wording import upper_first
from reference import selectors as reference
from reference.models import ProviderType

NONE_OF_THESE = "none"


def _exclusions() -> list[tuple[str, str]]:
    return [
        *((name, upper_first(words)) for name, words in EXCLUSIONS.items()),
        (NONE_OF_THESE, "None of these"),
    ]


def _kinds() -> list[tuple[str, str]]:
    kinds = [(kind.key, kind.name) for kind in reference.provider_types()]
    return [*kinds, (selectors.UNKNOWN_TYPE, "Not confirmed yet")]


class ProviderProfileForm(GovukForm):
    """What the law asks about a provider; some questions are for training providers or institutes alone."""

    provider_type = ExplainedRadiosField(
        label="Type of provider", records=reference.provider_types, hint_of=lambda kind: kind.definition
    )
    technical = YesNoField(
        label="What does it offer after 16?",
        what="what it offers after 16",
        yes="Technical education or training, such as T Levels and BTECs, perhaps among others",
        no="Academic qualifications only, such as GCSEs and A levels",
    )
    based_in_england = YesNoField(label="Is it based in England?", what="whether it is based in England")
    active_in_england = YesNoField(
        label="Training providers: is its training carried on in England, wholly or partly?",
        what="whether its training is carried on in England",
        required=False,
    )
    publicly_funded = YesNoField(
        label="Training providers: does it receive public funding?",
        what="whether it receives public funding",
        required=False,
    )
    inspected_by_ofsted = YesNoField(
        label="Training providers: is it inspected by Ofsted?", what="whether it is inspected by Ofsted", required=False
    )
    exclusions = CheckboxesField(
        label="Training providers: is it any of these?",
        what="what it is, or “None of these”",
        choices=_exclusions,
        required=False,
        hint="A body that is any of these is not an independent training provider (Act s.4(1)).",
    )
    members = RecordsAutocompleteField(
        label="Institutes of Technology: its members",
        required=False,
        records=reference.providers,
        hint="The colleges, universities and training providers that form it.",
    )

    def __init__(self, *args: Any, profile: ProviderProfile | None = None, **kwargs: Any) -> None:
        if profile is not None:
            kwargs["initial"] = _answers(profile) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Ask a training provider what only it is asked, and turn the exclusions into answers."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind: ProviderType | None = cleaned.get("provider_type")
        chosen = set(cleaned.pop("exclusions", None) or ())
        if NONE_OF_THESE in chosen and len(chosen) > 1:
            self.add_error("exclusions", "Select what it is, or “None of these”, not both")
        if kind is not None and kind.key == INDEPENDENT_TRAINING_PROVIDER:
            self._ask_training_provider(cleaned, chosen)
        if kind is not None and kind.key != INSTITUTE_OF_TECHNOLOGY:
            cleaned["members"] = []
        cleaned["exclusions_answered"] = bool(chosen)
        return cleaned | {name: name in chosen for name in EXCLUSIONS}

    def _ask_training_provider(self, cleaned: dict[str, Any], chosen: set[str]) -> None:
        for name in _ASKED_TRAINING_PROVIDERS:
            if name not in self.errors and cleaned.get(name) is None:
                self.add_error(name, self.fields[name].error_messages["required"])
        if "exclusions" not in self.errors and not chosen:
            self.add_error("exclusions", self.fields["exclusions"].error_messages["required"])


_ASKED_TRAINING_PROVIDERS = ("active_in_england", "publicly_funded", "inspected_by_ofsted")


def _answers(profile: ProviderProfile) -> dict[str, Any]:
    asked = ("provider_type", "technical", "based_in_england", *_ASKED_TRAINING_PROVIDERS)
    held = [name for name in EXCLUSIONS if getattr(profile, name)]
    none = [NONE_OF_THESE] if profile.exclusions_answered and not held else []
    members = [organisation.provider_id for organisation in profile.members.all()]
    return {name: getattr(profile, name) for name in asked} | {"exclusions": held or none, "members": members}


class ProvisionForm(GovukForm):
    """One offer of education or training: where it is taught, for whom and with whose money."""

    once = HiddenTextField(label="Form", max_length=36, required=False, initial=uuid.uuid4)
    title = TextField(label="Title", max_length=200, hint="For example: T Level in Digital Production.")
    partner = RecordAutocompleteField(
        label="Delivered by another provider",
        records=reference.providers,
        required=False,
        hint="If you subcontract it. The provision then counts as that of both.",
    )
    mode = RadiosField(label="How is it taught?", what="how it is taught", choices=Provision.Mode.choices)
    areas = RecordsAutocompleteField(
        label="Areas",
        what="at least one area",
        hint="Where it is taught, or for which it is provided online. Where learners live does not matter.",
    )
    technical = YesNoField(label="Is it technical education or training?", what="whether it is technical")
    age_from = WholeNumberField(label="Lowest age", minimum=0, maximum=120, width="3", required=False)
    age_to = WholeNumberField(
        label="Highest age", minimum=0, maximum=120, width="3", required=False, hint="Leave empty if there is none."
    )
    level = RecordSelectField(label="Level", records=reference.levels, required=False)
    route = RecordSelectField(label="Occupational route", records=reference.routes, required=False)
    funders = ExplainedCheckboxesField(
        label="Who pays for it?", what="who pays for it", hint_of=lambda funder: funder.note
    )
    since = DateField(label="First day", hint="For example, 1 9 2026.")
    until = DateField(label="Last day", required=False)

    def __init__(self, *args: Any, provision: Provision, **kwargs: Any) -> None:
        if provision.pk:
            kwargs["initial"] = _recorded(provision) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if provision.pk:
            del self.fields["once"]
        today = clock.today()
        self.limit(areas=selectors.areas_taught_in(today, provision), funders=selectors.funders_of(today, provision))

    def clean_once(self) -> uuid.UUID | None:
        """Return the token by which a form that is sent twice counts once; one that is none is left out."""
        try:
            return uuid.UUID(self.cleaned_data["once"])
        except ValueError:
            return None


def _recorded(provision: Provision) -> dict[str, Any]:
    kept = ("title", "mode", "technical", "age_from", "age_to", "level", "route", "since", "until")
    facts: dict[str, Any] = {name: getattr(provision, name) for name in kept}
    facts["partner"] = provision.partner.provider_id if provision.partner else None
    return facts | {"areas": list(provision.areas.all()), "funders": list(provision.funders.all())}


class ProviderSearchForm(GovukForm):
    """Words or a reference number, and a type, by which providers are found."""

    q = TextField(label="Name or UKPRN", max_length=100, required=False, width="two-thirds")
    kind = SelectField(label="Type of provider", required=False, choices=_kinds)

    @property
    def address(self) -> str:
        """The address of the search as it is asked for, up to the number of a page."""
        return f"?{urlencode({name: self[name].value() or '' for name in self.fields})}&page="
