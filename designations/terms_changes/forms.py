"""The forms of the moves of a change of terms: what is asked, and the shape of each answer."""

from typing import Any

from designations.models import Terms
from designations.selectors import terms_on_offer
from lifecycle.forms import MoveForm, ReasonForm
from lsip_portal.kit.forms import DateField, LongTextField, RadiosField

OWN = "own"


class ChangeForm(MoveForm):
    """New terms, what changes, and from when."""

    effective_on = DateField(
        label="Date on which the change takes effect",
        hint="The body must be notified, have 10 working days to object, and the amended notice be published, before.",
    )
    terms = RadiosField(
        label="New terms and conditions",
        choices=lambda: [*((one.code, str(one)) for one in terms_on_offer()), (OWN, "Terms of its own, written below")],
    )
    own_terms = LongTextField(
        label="Terms of its own",
        max_length=8000,
        rows=8,
        required=False,
        hint="Only where the designation is to have terms that no published edition holds.",
    )
    changes = LongTextField(
        label="What changes",
        what="what changes",
        max_length=4000,
        hint="The body and the public read this: what is new, and what falls away.",
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        if record is not None and record.pk:
            kwargs.setdefault("initial", _as_it_is(record))
        super().__init__(*args, record=record, **kwargs)

    def clean_terms(self) -> Terms | None:
        """Return the edition of the terms, `None` where the designation gets terms of its own."""
        code = self.cleaned_data["terms"]
        return None if code == OWN else terms_on_offer().get(code=code)

    def clean(self) -> dict[str, Any]:
        """Ask for one kind of terms: an edition, or words of their own."""
        cleaned = super().clean() or {}
        own, edition = cleaned.get("own_terms", ""), cleaned.get("terms")
        if "terms" in cleaned and edition is None and not own and "own_terms" not in self.errors:
            self.add_error("own_terms", "Enter the terms of its own, or choose a published edition")
        if edition is not None and own:
            self.add_error("own_terms", "Leave this empty, or choose “Terms of its own”")
        return cleaned


class AmendForm(ChangeForm, ReasonForm):
    """Other terms or another date, and the reason, which also answers an objection."""

    field_order = ["effective_on", "terms", "own_terms", "changes", "note"]


class ObjectForm(MoveForm):
    """The body's objection."""

    objection = LongTextField(
        label="Objection", what="the objection", max_length=4000, hint="What you object to, and why."
    )


class RecordObjectionForm(ObjectForm):
    """An objection that the body sent in another way."""

    received_on = DateField(label="Date received", hint="The day on which the department received it.")
    field_order = ["received_on", "objection"]


def _as_it_is(record: Any) -> dict[str, Any]:
    return {
        "effective_on": record.effective_on,
        "terms": OWN if record.own_terms else record.terms.code,
        "own_terms": record.own_terms,
        "changes": record.changes,
    }
