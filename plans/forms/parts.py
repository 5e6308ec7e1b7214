"""The forms of priorities, changes and actions; each offers only what belongs to its version."""

import re
from typing import Any, cast

from lifecycle.forms import MoveForm
from lsip_portal.kit.forms import (
    DateField,
    LongTextField,
    RadiosField,
    RecordAutocompleteField,
    RecordsAutocompleteField,
    RecordsCheckboxesField,
    RecordSelectField,
    SelectField,
    TextField,
    WholeNumberField,
)
from plans.models import LEVELS, Action, Change, Priority
from plans.selectors.priorities import (
    actions_of,
    all_pathways,
    changes_of,
    needs_for,
    owners_for,
    priorities_of,
    unit_groups,
)
from reference.models import Pathway

ENTRY = "entry"  # how editions write the level below level 1
_FIGURE = re.compile(r"\d")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-/]*")


def _code(hint: str) -> TextField:
    return TextField(label="Code", hint=hint, max_length=20, width="10", spellcheck=False)


def _pathway(pathway: Pathway) -> str:
    return f"{pathway.route}: {pathway}"


class SeenRevisionField(WholeNumberField):
    """The revision of the part that the page showed."""

    component = "hidden"


class PartForm(MoveForm):
    """What the forms of the parts of a plan share."""

    def clean_code(self) -> str:
        """Refuse a code that could not stand in an address or a cross-reference."""
        code: str = self.cleaned_data["code"]
        if not _CODE.fullmatch(code):
            self.add_error("code", "Code must be letters, numbers, full stops, hyphens and slashes, like AME1 or C1.2")
        return code


class PriorityForm(PartForm):
    """A priority: the outcome, the skills, the occupations and levels, and the needs it rests on."""

    code = _code("Your own pattern, for example OP1 or AME2.")
    title = TextField(label="Title", max_length=200)
    kind = RadiosField(label="Kind", choices=Priority.Kind.choices)
    status = RadiosField(label="Status", choices=Priority.Status.choices)
    parent = RecordSelectField(
        label="Belongs to", hint="Leave empty for a priority of the first tier.", what="a priority", required=False
    )
    outcome = LongTextField(
        label="Outcome that employers want", hint="What provision should enable, and to what end.", max_length=4000,
        required=False,
    )  # fmt: skip
    skills = LongTextField(
        label="Specific skills",
        hint="Which skills do employers need and struggle to find? Name skills, not sectors.",
        max_length=4000,
        required=False,
    )
    occupations = RecordsAutocompleteField(
        label="Occupations", hint="Unit groups of SOC 2020.", records=unit_groups, required=False
    )
    occupation_note = TextField(
        label="If no occupation fits", hint="Say why, and which one comes nearest.", max_length=400, required=False
    )
    pathways = RecordsAutocompleteField(label="Pathways", records=all_pathways, label_of=_pathway, required=False)
    level_from = SelectField(label="Lowest level", required=False)
    level_to = SelectField(label="Highest level", required=False)
    needs = RecordsAutocompleteField(
        label="Evidence", hint="The needs you heard that this priority rests on.", required=False
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the needs, the priorities and the levels of the version."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(parent=priorities_of(record), needs=needs_for(record))
        offered = {_order(key) for key in record.edition.content["taxonomies"]["levels"]}
        for name in ("level_from", "level_to"):
            cast(SelectField, self.fields[name]).choices = [(str(at), label) for at, label in LEVELS if at in offered]

    def clean(self) -> dict[str, Any]:
        """Refuse one level without the other, and a range that is upside down."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("level_from", "level_to"):
            cleaned[name] = int(cleaned[name]) if cleaned.get(name) else None
        low, high = cleaned["level_from"], cleaned["level_to"]
        if (low is None) != (high is None) and not self.errors:
            self.add_error("level_from" if low is None else "level_to", "Select both levels, or neither")
        elif low is not None and high is not None and low > high:
            self.add_error("level_to", "Highest level must be the lowest level or above it")
        return cleaned


def _order(key: str) -> int:
    return 0 if key == ENTRY else int(key)


class ChangeForm(PartForm):
    """A change: what starts, changes or stops, or must be kept, for which priority and which needs."""

    code = _code("For example AME2.1.")
    priority = RecordSelectField(label="Priority")
    kind = RadiosField(label="What kind of change is it?", choices=Change.Kind.choices, what="the kind of change")
    text = LongTextField(label="What should change, or be kept?", what="what should change", max_length=4000)
    needs = RecordsAutocompleteField(
        label="Needs it answers", hint="Leave empty if it answers those of its priority.", required=False
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the priorities and needs of the version."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(priority=priorities_of(record), needs=needs_for(record))


class ActionForm(PartForm):
    """An action: who does what by when, and how it will be seen; a measure may be described (footnote 19)."""

    code = _code("For example A12.")
    text = LongTextField(label="Action", max_length=4000)
    changes = RecordsCheckboxesField(label="Changes it brings about", what="at least one change")
    owner = RecordAutocompleteField(label="Owner", hint="The organisation that will do it, of any kind.")
    status = RadiosField(
        label="Status",
        choices=Action.Status.choices,
        hints={Action.Status.AGREED: "Only when the owner has agreed to it."},
    )
    measure = TextField(
        label="How will it be seen?", hint="For example: starts in welding at level 3", what="how it will be seen",
        max_length=400,
    )  # fmt: skip
    measure_kind = RadiosField(label="Kind of measure", choices=Action.Measure.choices)
    baseline = TextField(label="Where it stands now", max_length=200, required=False)
    target = TextField(label="Target", max_length=200)
    due_on = DateField(label="Due by")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the changes of the version and the organisations that may own its actions."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(changes=changes_of(record), owner=owners_for(record))

    def clean(self) -> dict[str, Any]:
        """Refuse a number that is none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("measure_kind") == Action.Measure.NUMBER:
            for name in ("baseline", "target"):
                if cleaned.get(name) and not _FIGURE.search(cleaned[name]):
                    self.add_error(name, f"{self.fields[name].label} must include a number, or describe the measure")
        return cleaned


class _OfPriority(MoveForm):
    """Which priority a move is about."""

    priority = RecordSelectField(label="Priority")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.limit(priority=priorities_of(record))


class _OfChange(MoveForm):
    """Which change a move is about."""

    change = RecordSelectField(label="Change")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.limit(change=changes_of(record))


class _OfAction(MoveForm):
    """Which action a move is about."""

    action = RecordSelectField(label="Action")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        self.limit(action=actions_of(record))


class EditPriorityForm(PriorityForm, _OfPriority):
    """A priority that is there already, and the revision on which it is changed."""

    revision = SeenRevisionField(label="Revision")


class RemovePriorityForm(_OfPriority):
    """The priority to remove."""


class EditChangeForm(ChangeForm, _OfChange):
    """A change that is there already, and the revision on which it is changed."""

    revision = SeenRevisionField(label="Revision")


class RemoveChangeForm(_OfChange):
    """The change to remove."""


class EditActionForm(ActionForm, _OfAction):
    """An action that is there already, and the revision on which it is changed."""

    revision = SeenRevisionField(label="Revision")


class RemoveActionForm(_OfAction):
    """The action to remove."""
