"""The forms of a delivery plan, and what the forms of all drafts share."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from lifecycle.forms import MoveForm
from lifecycle.models import Entry
from lsip_portal.kit.forms import LongTextField, MoneyField, WholeNumberField
from lsip_portal.kit.forms.field import GovukField, shown
from plans.models import LONGEST_TEXT
from plans.selectors.delivery import last_save_of


class RevisionField(WholeNumberField):
    """The revision of the draft that the page shows: on every redisplay the newest, because both texts stand there."""

    component = "hidden"

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return the revision of the record, not the one that was sent."""
        return initial


class DraftForm(MoveForm):
    """The content of a draft: all of it may be empty, and what was not sent is not touched.

    When the draft was saved by somebody else since the page was opened, the form knows what they wrote.
    """

    revision = RevisionField(
        label="Revision",
        widget=forms.HiddenInput,
        error_messages={"required": "Read what is saved now, then save your text again"},
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Fill the form with what is saved."""
        saved = {name: getattr(record, name) for name in self.base_fields}
        super().__init__(*args, record=record, initial=saved, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Return only what was sent: a program that changes one text leaves the others alone."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return {name: value for name, value in cleaned.items() if self.add_prefix(name) in self.data}

    @property
    def stale(self) -> bool:
        """Whether what was sent began from another revision than the one saved now."""
        return self.is_bound and str(self.data.get("revision", "")) != str(self.initial["revision"])

    @property
    def saved_since(self) -> dict[str, str]:
        """What is saved now, by field, where what was typed differs from it."""
        if not self.stale:
            return {}
        drawn = {bound.name: bound for bound in self if not bound.is_hidden}
        return {name: _words(bound) for name, bound in drawn.items() if _saved(bound) != _typed(bound)}

    @property
    def last_save(self) -> Entry | None:
        """Who saved the draft last, and when."""
        return last_save_of(self.record)


def _saved(bound: BoundField) -> str:
    return shown(bound.field.prepare_value(bound.initial))


def _words(bound: BoundField) -> str:
    """Return what is saved as a person reads it: an amount in pounds, the words of an option and not its code."""
    saved = _saved(bound)
    if isinstance(bound.field, MoneyField) and bound.initial is not None:
        return bound.field.written(bound.initial)
    return str(dict(getattr(bound.field, "choices", ())).get(saved, saved))


def _typed(bound: BoundField) -> str:
    return shown(bound.value()).replace("\r\n", "\n").strip()


class Deferred(GovukField):
    """A field that a draft may leave empty although it is needed later: it is not called optional."""

    def asked(self) -> dict[str, Any]:
        """Return the label without a mark."""
        return super().asked() | {"text": str(self.label)}


class DeferredText(Deferred, LongTextField):
    """A text that may be empty in a draft."""


class DeferredMoney(Deferred, MoneyField):
    """An amount that may be empty in a draft."""


def text(label: str, hint: str, what: str, *, optional: bool = False) -> LongTextField:
    """Return a field for a text of a draft; one that is not optional is needed before the draft is submitted."""
    kind = LongTextField if optional else DeferredText
    return kind(label=label, hint=hint, what=what, max_length=LONGEST_TEXT, required=False)


class DeliveryPlanForm(DraftForm):
    """The content of a delivery plan (guidance 4.2.1)."""

    employers = text(
        "How will you engage employers?",
        "Say whom you will reach, how, and when. Cover employers of every size in the area, members or not.",
        "how you will engage employers",
    )
    small_firms = text(
        "How will you engage small firms and employers without a strong voice?",
        "Say what you will do to hear those who seldom take part.",
        "how you will engage small firms",
    )
    providers = text(
        "How will you engage providers?",
        "Colleges, training providers and universities, including those outside the area that teach in it.",
        "how you will engage providers",
    )
    stakeholders = text(
        "How will you engage other stakeholders?",
        "For example authorities, Jobcentre Plus, careers services, trade bodies and unions.",
        "how you will engage other stakeholders",
    )
    develop_estimate = DeferredMoney(label="Funding to develop the plan", hint="Your estimate.", required=False)
    review_estimate = DeferredMoney(
        label="Funding to keep the plan under review", hint="Your estimate.", required=False
    )


class ApproveForm(MoveForm):
    """The funding that the department approves."""

    develop_approved = MoneyField(label="Approved funding to develop the plan")
    review_approved = MoneyField(label="Approved funding to keep the plan under review")
    funding_reason = LongTextField(
        label="Reason for other amounts than estimated",
        hint="Give it if you change an amount. The ERB will read it.",
        max_length=LONGEST_TEXT,
        required=False,
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the estimates."""
        offered = {"develop_approved": record.develop_estimate, "review_approved": record.review_estimate}
        super().__init__(*args, record=record, initial=offered, **kwargs)
