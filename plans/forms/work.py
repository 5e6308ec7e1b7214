"""The forms of the rows of a delivery plan, and of its milestones; each offers only what belongs to its plan."""

from typing import Any

from django.core.exceptions import ValidationError

from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms import (
    DateField,
    HiddenTextField,
    LongTextField,
    MoneyField,
    RadiosField,
    RecordSelectField,
    SelectField,
    TextField,
    WholeNumberField,
)
from plans.models import FIRST_YEAR, LAST_YEAR, LONGEST_NOTE, EngagementTarget, FundingLine, Risk, WorkPackage
from plans.selectors.milestones import milestone_standings, open_milestones, reached_milestones
from plans.selectors.work import KINDS, packages_of, row_of

OWNER = "A role or an organisation, never the name of a person. You can add it later, before you submit the plan."


class HiddenNumber(WholeNumberField):
    """A number that the page sends along."""

    component = "hidden"


class RowForm(MoveForm):
    """What the forms of rows share: the number of the row that is changed, and the revision at which it was seen.

    Without a number a row is added.
    """

    number = HiddenNumber(label="Number", required=False)
    revision = HiddenNumber(label="Revision", required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse to change a row that was not read first."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("number") and cleaned.get("revision") is None:
            self.add_error("revision", "Send the revision of the row that you read")
        return cleaned

    def within_the_plan(self, name: str, what: str) -> None:
        """Refuse a day outside the plan, where its days are known."""
        value = self.cleaned_data.get(name)
        first, last = self.record.starts_on, self.record.ends_on
        if value and first and value < first:
            self.add_error(name, f"{what} must be on or after {day(first)}, the first day of the plan")
        elif value and last and value > last:
            self.add_error(name, f"{what} must be on or before {day(last)}, the last day of the plan")


class PackageForm(RowForm):
    """A package of work."""

    title = TextField(label="Title", max_length=200)
    stage = RadiosField(label="Stage", choices=WorkPackage.Stage.choices)
    starts_on = DateField(label="First day")
    ends_on = DateField(label="Last day")
    owner = TextField(label="Owner", hint=OWNER, max_length=200, required=False)
    what = LongTextField(label="What will be done", max_length=LONGEST_NOTE, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse days that are out of order or outside the plan."""
        cleaned = super().clean()
        self.within_the_plan("starts_on", "First day")
        self.within_the_plan("ends_on", "Last day")
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", f"Last day must be on or after {day(first)}, the first day")
        return cleaned


class MilestoneForm(RowForm):
    """A milestone of a package."""

    title = TextField(label="Title", hint="What will be done by then, so that others can see it.", max_length=200)
    package = RecordSelectField(label="Work package")
    due_on = DateField(label="Due on", what="the day it is due on")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the packages of the plan."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(package=packages_of(record))

    def clean(self) -> dict[str, Any]:
        """Refuse a day outside the package or after the end of the plan."""
        cleaned = super().clean()
        self.within_the_plan("due_on", "Due on")
        package, due = cleaned.get("package"), cleaned.get("due_on")
        if package and due and not package.starts_on <= due <= package.ends_on:
            runs = f"{day(package.starts_on)} and {day(package.ends_on)}"
            self.add_error("due_on", f"Due on must be between {runs}, the days of {package.code}")
        return cleaned


class TargetForm(RowForm):
    """A target for the engagement of a group."""

    group = RadiosField(label="Who", choices=EngagementTarget.Group.choices, what="who will be heard")
    planned = WholeNumberField(
        label="How many organisations", what="how many organisations", minimum=1, maximum=100_000, width="5"
    )
    by_day = DateField(label="By", what="the day by which they will be heard")

    def clean(self) -> dict[str, Any]:
        """Refuse a day outside the plan."""
        cleaned = super().clean()
        self.within_the_plan("by_day", "By")
        return cleaned


class DegreeField(RadiosField):
    """Low, medium or high, as its number."""

    def __init__(self, *, label: str, **options: Any) -> None:
        """Make the field."""
        super().__init__(label=label, choices=Risk.Degree.choices, inline=True, **options)

    def clean(self, value: Any) -> Any:
        """Return the number of the degree."""
        chosen = super().clean(value)
        return int(chosen) if chosen else None


class RiskForm(RowForm):
    """A risk to the plan."""

    title = TextField(label="Risk", hint="What could happen, in a sentence.", max_length=200)
    likelihood = DegreeField(label="How likely is it?", what="how likely it is")
    impact = DegreeField(label="How serious would it be?", what="how serious it would be")
    mitigation = LongTextField(
        label="What do you do about it?",
        what="what you do about it",
        hint="You can add it later, before you submit the plan.",
        max_length=LONGEST_NOTE,
        required=False,
    )
    owner = TextField(label="Owner", hint=OWNER, max_length=200, required=False)


def _years() -> list[tuple[str, str]]:
    return [(str(year), f"{year} to {year + 1}") for year in range(FIRST_YEAR, LAST_YEAR + 1)]


class FundingLineForm(RowForm):
    """Funding for one purpose under one heading in one financial year."""

    purpose = RadiosField(label="What is it for?", what="what it is for", choices=FundingLine.Purpose.choices)
    year = SelectField(label="Financial year", hint="From April to March.")
    heading = SelectField(label="Heading", choices=FundingLine.Heading.choices)
    what = TextField(label="What will it pay for?", max_length=200, required=False)
    estimate = MoneyField(label="Estimate")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the financial years from one before to six after the plan begins, or after today."""
        super().__init__(*args, record=record, **kwargs)
        around = (record.starts_on or clock.today()).year
        year: Any = self.fields["year"]
        year.choices = [(key, words) for key, words in _years() if around - 2 <= int(key) <= around + 6]

    def clean_year(self) -> int:
        """Return the financial year as its first year."""
        return int(self.cleaned_data["year"])


class RemoveRowForm(MoveForm):
    """Which row should go."""

    kind = HiddenTextField(label="Kind")
    number = HiddenNumber(label="Number")

    def clean(self) -> dict[str, Any]:
        """Refuse what the plan does not have."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kind = KINDS.get(cleaned.get("kind", ""))
        if kind is None:
            raise ValidationError(f"The kind must be one of: {', '.join(KINDS)}")
        if cleaned.get("number") is not None and row_of(self.record, kind, cleaned["number"]) is None:
            raise ValidationError(f"The plan has no {kind.one} with the number {cleaned['number']}")
        return cleaned


class _OfMilestone(MoveForm):
    """Which milestone a move is about."""

    milestone = RecordSelectField(label="Milestone")


class MarkMilestoneForm(_OfMilestone):
    """The day on which a milestone was reached."""

    done_on = DateField(label="Done on", what="the day on which it was done", latest=clock.today)

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the milestones that are open, and today."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(milestone=open_milestones(record))
        self.initial.setdefault("done_on", clock.today())


class MoveMilestoneForm(_OfMilestone):
    """The day on which a milestone is expected now, and why."""

    expected_on = DateField(label="Expected on", what="the day on which it is expected", earliest=clock.today)
    note = LongTextField(label="Reason", max_length=LONGEST_NOTE, hint="The department will read this.")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the milestones that are open."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(milestone=open_milestones(record))

    def clean(self) -> dict[str, Any]:
        """Refuse a day after the plan's end, and the day on which it is expected already."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        milestone, expected = cleaned.get("milestone"), cleaned.get("expected_on")
        if expected and self.record.ends_on and expected > self.record.ends_on:
            self.add_error(
                "expected_on",
                f"Expected on must be on or before {day(self.record.ends_on)}, the last day of the plan. To go beyond "
                "it, begin a new version of the plan",
            )
        standings = milestone_standings(self.record, clock.today())
        if any(one.milestone == milestone and one.expected_on == expected for one in standings):
            self.add_error("expected_on", "The milestone is expected on this day already")
        return cleaned


class ReopenMilestoneForm(_OfMilestone):
    """Why a milestone was not reached after all."""

    note = LongTextField(label="Reason", max_length=LONGEST_NOTE, hint="The department will read this.")

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the milestones that were reached."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(milestone=reached_milestones(record))
