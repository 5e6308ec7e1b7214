"""The forms of interventions: what it is about, each step of the ladder, the outcomes and the closing."""

from typing import Any

from approvals.interventions import selectors
from approvals.models import Intervention, InterventionStep, Result
from approvals.models.interventions import LONGEST
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms import (
    DateField,
    LongTextField,
    MoneyField,
    RadiosField,
    RecordRadiosField,
    SelectField,
    TextField,
    UploadsField,
)

OWN = "own"
RESULTS = [choice for choice in Result.choices if choice[0] != Result.WITHDRAWN]
READ_BY_THE_ERB = "The ERB reads this. Do not name anybody who told you something in confidence."


class _About(MoveForm):
    """What an intervention is about."""

    title = TextField(label="What is it about?", what="what it is about", hint="In a few words.", max_length=150)
    phase = RadiosField(label="Phase", choices=Intervention.Phase.choices)
    kind = RadiosField(label="Type", choices=Intervention.Kind.choices)
    aim = LongTextField(
        label="Aim", hint="What should be so when the intervention ends. The ERB reads it.", max_length=LONGEST
    )


class OpenForm(_About):
    """What an intervention is about, what led to it, and the evidence."""

    origin = SelectField(label="What led to it?", what="what led to it")
    issue = LongTextField(label="Issue", hint=READ_BY_THE_ERB, max_length=LONGEST)
    attached = UploadsField(label="Evidence", hint="The ERB can open these files.", required=False)
    field_order = ["origin", "title", "phase", "kind", "issue", "aim", "attached"]

    def __init__(self, *args: Any, record: Intervention, **kwargs: Any) -> None:
        """Offer the reports, the intelligence and the submissions of the designation."""
        super().__init__(*args, record=record, **kwargs)
        self.origins = origins(record)
        field: Any = self.fields["origin"]
        field.choices = [(key, label) for key, (label, _) in self.origins.items()]

    def clean_origin(self) -> dict[str, Any]:
        """Return what led to it by the name of its field; nothing for the department's own judgement."""
        return self.origins[self.cleaned_data["origin"]][1]


def origins(record: Intervention) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return what may have led to an intervention, by a key: its label, and the fields that point to it."""
    designation = record.designation
    found: dict[str, tuple[str, dict[str, Any]]] = {OWN: ("What the department knows of the work", {})}
    for report in selectors.reports_to_act_on(designation):
        when = f", submitted on {day(report.submitted_on)}" if report.submitted_on else ""
        label = f"{report}, {report.get_rating_display().lower()}{when}"
        found[f"report-{report.pk}"] = (label, {"report": report})
    for told in selectors.intelligence_to_act_on(designation):
        found[f"intelligence-{told.pk}"] = (f"Intelligence of {day(told.learned_on)}", {"intelligence": told})
    for case in selectors.submissions_to_act_on(designation):
        label = f"Plan submitted on {day(case.submitted_on)}: {case.get_state_display().lower()}"
        found[f"case-{case.pk}"] = (label, {"case": case})
    return found


class AmendForm(_About):
    """What an intervention is about now, and why that changed."""

    note = LongTextField(label="Reason", max_length=LONGEST)

    def __init__(self, *args: Any, record: Intervention, **kwargs: Any) -> None:
        """Fill in what it was about so far."""
        kwargs.setdefault("initial", {name: getattr(record, name) for name in ("title", "phase", "kind", "aim")})
        super().__init__(*args, record=record, **kwargs)


class StepForm(MoveForm):
    """A step: the issue, what was agreed, by when, and the evidence."""

    issue = LongTextField(label="Issue", hint=READ_BY_THE_ERB, max_length=LONGEST)
    agreed = LongTextField(label="What was agreed", what="what was agreed", hint="Who does what.", max_length=LONGEST)
    by_when = DateField(label="By when", what="by when it is to be done", earliest=clock.today)
    attached = UploadsField(label="Evidence", hint="The ERB can open these files.", required=False)


class LeadershipForm(StepForm):
    """A step with the leadership of the ERB, which is named."""

    leader = TextField(label="Leader of the ERB", hint="Who took part for the ERB.", max_length=200)
    leader_role = TextField(label="Role of the leader", hint="For example, chief executive.", max_length=200)
    field_order = ["leader", "leader_role", "issue", "agreed", "by_when", "attached"]


class ProposeFundingForm(MoveForm):
    """The amount, and why the case is exceptional."""

    proposed = MoneyField(
        label="Amount to fund from now on", what="the amount", hint="0 if nothing more is to be funded."
    )
    exceptional = LongTextField(
        label="Why this case is exceptional",
        what="why this case is exceptional",
        hint="Why the funding may no longer be value for money. The ERB reads it once the decision is made.",
        max_length=LONGEST,
    )


class DecideFundingForm(MoveForm):
    """The amount that is decided on, and the reasons."""

    amount = MoneyField(label="Amount to fund from now on", what="the amount")
    note = LongTextField(label="Reasons for the decision", hint="The ERB reads them.", max_length=LONGEST - 200)

    def __init__(self, *args: Any, record: Intervention, **kwargs: Any) -> None:
        """Fill in the amount that was proposed."""
        step = selectors.proposed_funding(record)
        kwargs.setdefault("initial", {"amount": step.funding.proposed} if step else {})
        super().__init__(*args, record=record, **kwargs)


class RemovalForm(MoveForm):
    """Why the removal of the designation is considered."""

    issue = LongTextField(
        label="Why removal is considered",
        what="why removal is considered",
        hint=READ_BY_THE_ERB,
        max_length=LONGEST,
    )


class OutcomeForm(MoveForm):
    """What came of a step."""

    step = RecordRadiosField(label="Step", label_of=lambda step: f"{step}, {day(step.taken_on)}")
    result = RadiosField(label="Is the issue resolved?", what="whether the issue is resolved", choices=RESULTS)
    outcome = LongTextField(label="Outcome", hint="What was done of what was agreed.", max_length=LONGEST)
    ended_on = DateField(label="Date of the outcome", latest=clock.today)

    def __init__(self, *args: Any, record: Intervention, **kwargs: Any) -> None:
        """Offer the steps that wait for their outcome."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(step=selectors.open_steps(record))

    def clean(self) -> dict[str, Any]:
        """Refuse an outcome before the step was taken."""
        given = super().clean() or self.cleaned_data
        step: InterventionStep | None = given.get("step")
        ended_on = given.get("ended_on")
        if step and ended_on and ended_on < step.taken_on:
            self.add_error("ended_on", f"The step was taken on {day(step.taken_on)}. Enter that day or a later one")
        return given


class CloseForm(MoveForm):
    """What came of the intervention, and what was learned."""

    result = RadiosField(label="Is the issue resolved?", what="whether the issue is resolved", choices=RESULTS)
    outcome = LongTextField(label="Outcome", max_length=LONGEST)
    learned = LongTextField(
        label="What was learned",
        what="what was learned",
        hint="What you would do again, and what not. The ERB reads it.",
        max_length=LONGEST,
    )
