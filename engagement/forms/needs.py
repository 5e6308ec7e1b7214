"""The form of a skills need."""

from collections.abc import Callable
from typing import Any, cast
from urllib.parse import urlencode

from engagement import selectors
from engagement.models import EngagementRecord, Need
from engagement.models.needs import level_fault, pathway_fault
from lifecycle.forms import MoveForm
from lsip_portal.kit.formats import day_short
from lsip_portal.kit.forms import (
    GovukForm,
    LongTextField,
    RadiosField,
    RecordAutocompleteField,
    RecordsAutocompleteField,
    RecordSelectField,
    TextField,
    WholeNumberField,
)
from reference import selectors as reference
from reference.models import Area, Pathway


def _heard_for(area: Area) -> Callable[[EngagementRecord], str]:
    """Return what writes an engagement as an option; one that was heard for another area says for which."""

    def written(record: EngagementRecord) -> str:
        other = record.designation.area_id != area.pk
        return f"{day_short(record.held_on)}: {record}{f' ({record.designation.area})' if other else ''}"

    return written


def _pathway(pathway: Pathway) -> str:
    return f"{pathway.route}: {pathway}"


class RouteForm(GovukForm):
    """Asks for the route whose needs are to be listed."""

    route = RecordSelectField(
        label="Occupational route", records=reference.routes, to_field_name="slug", required=False
    )

    @property
    def address(self) -> str:
        """The address of the list as it is asked for, up to the number of a page."""
        return f"?{urlencode({'route': self['route'].value() or ''})}&page="


class NeedForm(MoveForm):
    """What people must be able to do, where that was heard, and the codes by which providers find it."""

    skill = TextField(
        label="Skill",
        max_length=300,
        hint="What people must be able to do: “program robotic welding cells” says more than “engineering”.",
    )
    heard_in = RecordsAutocompleteField(label="Heard in", what="where the need was heard")
    route = RecordSelectField(label="Occupational route", records=reference.routes, required=False)
    pathway = RecordSelectField(
        label="Pathway", label_of=_pathway, required=False, hint="A pathway of the chosen route."
    )
    level_from = RecordSelectField(label="Lowest level", records=reference.levels, required=False)
    level_to = RecordSelectField(label="Highest level", records=reference.levels, required=False)
    occupations = RecordsAutocompleteField(
        label="Occupations (SOC 2020)", records=selectors.occupations, required=False
    )
    occupation_note = LongTextField(
        label="If no occupation fits",
        max_length=1000,
        rows=3,
        required=False,
        hint="Name the nearest one, or say why there is none: the occupation is new, for example.",
    )
    sector = RecordAutocompleteField(label="Sector (SIC 2007)", records=selectors.sectors, required=False)
    when_needed = RadiosField(
        label="When is it needed?", what="when it is needed", choices=Need.WhenNeeded.choices, inline=True
    )
    people = WholeNumberField(label="How many people are needed", minimum=1, required=False)
    why_hard_to_find = LongTextField(label="Why the skill is hard to find", max_length=2000, rows=3, required=False)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        if record is not None and record.pk:
            kwargs["initial"] = _recorded(record) | kwargs.get("initial", {})
        super().__init__(*args, record=record, **kwargs)
        designation = self.record.designation
        self.limit(heard_in=selectors.engagement_citable_for(designation), pathway=selectors.pathways())
        cast(RecordsAutocompleteField, self.fields["heard_in"]).label_of = _heard_for(designation.area)

    def clean(self) -> dict[str, Any]:
        """Refuse a pathway of another route and a range upside down; once a route is chosen, list its own pathways."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("route"):
            self.limit(pathway=selectors.pathways().filter(route=cleaned["route"]))
        if fault := pathway_fault(cleaned.get("route"), cleaned.get("pathway")):
            self.add_error("pathway", fault)
        if fault := level_fault(cleaned.get("level_from"), cleaned.get("level_to")):
            self.add_error("level_to", fault)
        return cleaned


_KEPT = (
    *("skill", "route", "pathway", "level_from", "level_to", "occupation_note"),
    *("sector", "when_needed", "people", "why_hard_to_find"),
)


def _recorded(need: Need) -> dict[str, Any]:
    kept: dict[str, Any] = {name: getattr(need, name) for name in _KEPT}
    return kept | {"heard_in": list(need.heard_in.all()), "occupations": list(need.occupations.all())}
