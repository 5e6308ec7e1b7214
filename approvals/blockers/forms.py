"""The forms of national blockers."""

from typing import Any

from approvals.blockers import selectors
from approvals.models import Blocker, BlockerReferral
from approvals.models.blockers import LONGEST
from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms import DateField, LongTextField, RadiosField, RecordRadiosField, TextField


class RaiseForm(MoveForm):
    """What stands in the way, and what it keeps from happening."""

    title = TextField(
        label="What stands in the way?", what="what stands in the way", hint="In a few words.", max_length=150
    )
    description = LongTextField(
        label="Describe it",
        what="a description",
        hint="The rule, system or decision, and why no area can clear it away by itself.",
        max_length=LONGEST,
    )
    effect = LongTextField(
        label="What it keeps from happening",
        what="what it keeps from happening",
        hint="Which priorities or actions of which areas.",
        max_length=LONGEST,
    )


class PassForm(MoveForm):
    """The department, and what is recommended."""

    department = RadiosField(label="Department", choices=BlockerReferral.Department.choices)
    recommendation = LongTextField(
        label="Recommendation", hint="What the department should do, and by when.", max_length=LONGEST
    )


class AnswerForm(MoveForm):
    """What a department answered."""

    referral = RecordRadiosField(
        label="Department", label_of=lambda referral: f"{referral}, passed on {day(referral.passed_on)}"
    )
    answer = LongTextField(label="Answer", max_length=LONGEST)
    answered_for = TextField(
        label="Who answered", what="who answered", hint="Name or role, and the team.", max_length=200
    )
    answered_on = DateField(label="Date of the answer", latest=clock.today)

    def __init__(self, *args: Any, record: Blocker, **kwargs: Any) -> None:
        """Offer the departments that owe an answer."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(referral=selectors.referrals_without_answer(record))

    def clean(self) -> dict[str, Any]:
        """Refuse an answer before the blocker was passed on."""
        given = super().clean() or self.cleaned_data
        referral, answered_on = given.get("referral"), given.get("answered_on")
        if referral and answered_on and answered_on < referral.passed_on:
            passed = day(referral.passed_on)
            self.add_error("answered_on", f"It was passed on on {passed}. Enter that day or a later one")
        return given


class CloseForm(MoveForm):
    """What came of the blocker."""

    note = LongTextField(label="Outcome", hint="Whoever raised it reads this.", max_length=LONGEST)
