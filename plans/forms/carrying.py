"""The forms on which parts of earlier plans are chosen to be brought forward."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Model
from django.http import QueryDict

from lifecycle import clock
from lifecycle.forms import MoveForm
from lsip_portal.kit.formats import day
from lsip_portal.kit.forms import CheckboxesField, RadiosField, RecordsCheckboxesField, TextField
from lsip_portal.kit.names import display_name
from plans.models import Action, Priority, Version
from plans.selectors.carrying import Offer, Offered, is_open, offers, open_plans
from plans.services.carrying import Chosen

NO = "no"
T = TypeVar("T", bound=Model)
_ANSWERS = [*Priority.Concerns.choices, (NO, "None of it: leave it behind")]


class EarlierPlansForm(MoveForm):
    """Which earlier plans to look through."""

    plan = RecordsCheckboxesField(
        label="Which plans do you want to bring parts forward from?", what="at least one plan"
    )

    def __init__(self, *args: Any, record: Any = None, **kwargs: Any) -> None:
        """Offer the earlier plans of the draft that are published and held here."""
        super().__init__(*args, record=record, **kwargs)
        self.limit(plan=open_plans(record))


class CarryForwardForm(MoveForm):
    """For each priority of the earlier plans: whether it still concerns the area, and what comes with it.

    The fields of a priority end in its key: `concerns-7`, `part-7`, `actions-7`, `needs-7`.
    """

    def __init__(self, *args: Any, record: Any = None, plans: Iterable[Version] | None = None, **kwargs: Any) -> None:
        """Ask about each priority of the earlier plans, or of some of them, that the draft did not bring yet."""
        super().__init__(*args, record=record, **kwargs)
        self.offers: list[Offer] = offers(record, plans)
        for offered in self._all():
            if offered.brought is None:
                self._ask(offered)

    def _all(self) -> list[Offered]:
        return [offered for offer in self.offers for offered in offer.priorities]

    def _ask(self, offered: Offered) -> None:
        key, area = offered.priority.pk, self.record.designation.area
        self.fields[f"concerns-{key}"] = RadiosField(
            label=f"How much of {area} does {offered.priority.code} still concern?", choices=_ANSWERS, required=False
        )
        self.fields[f"part-{key}"] = TextField(
            label="Which part of the area?", what=f"which part of the area {offered.priority.code} concerns",
            max_length=400, required=False,
        )  # fmt: skip
        if offered.actions:
            self._offer_actions(f"actions-{key}", offered.actions)
        if offered.needs:
            self.fields[f"needs-{key}"] = _boxes(
                f"Needs that still concern {area}", {str(need.pk): need.skill for need in offered.needs}
            )
            self.initial[f"needs-{key}"] = [need.pk for need in offered.needs]

    def _offer_actions(self, name: str, actions: list[Action]) -> None:
        today = clock.today()
        described = {str(one.pk): _described(one, is_open(one, today)) for one in actions}
        told = {str(one.pk): f"{one.code} {one.text}" for one in actions}
        self.fields[name] = _boxes("Actions to bring forward", told, described)
        self.initial[name] = [one.pk for one in actions if is_open(one, today)]

    def show_again(self, data: QueryDict) -> None:
        """Fill in what was answered before."""
        for name, field in self.fields.items():
            several = isinstance(field, CheckboxesField)
            self.initial[name] = data.getlist(name) if several else data.get(name, "")

    def clean(self) -> dict[str, Any]:
        """Return the priorities chosen; refuse a choice of none, a part that is not named, and a parent left behind."""
        super().clean()
        self._refuse_what_was_brought()
        answered = [(one, self.cleaned_data.get(f"concerns-{one.priority.pk}")) for one in self._asked()]
        chosen = [self._chosen(one, str(answer)) for one, answer in answered if answer not in ("", None, NO)]
        self._refuse_parts_without_parent(chosen)
        if not chosen and not self.errors:
            self.add_error(None, "Say of at least one priority how much of the area it still concerns")
        left = [one.priority for one, answer in answered if answer == NO]
        return {"chosen": chosen, "left": left}

    def _asked(self) -> list[Offered]:
        return [one for one in self._all() if f"concerns-{one.priority.pk}" in self.fields]

    def _chosen(self, offered: Offered, answer: str) -> Chosen:
        key, data = offered.priority.pk, self.cleaned_data
        part = data.get(f"part-{key}", "")
        if answer == Priority.Concerns.PART and not part and f"part-{key}" not in self.errors:
            self.add_error(f"part-{key}", f"Enter which part of the area {offered.priority.code} concerns")
        return Chosen(
            offered.priority,
            answer,
            part if answer == Priority.Concerns.PART else "",
            _ticked(offered.actions, data.get(f"actions-{key}")),
            _ticked(offered.needs, data.get(f"needs-{key}")),
        )

    def _refuse_what_was_brought(self) -> None:
        for offered in self._all():
            if offered.brought and self.data.get(f"concerns-{offered.priority.pk}"):
                code = offered.priority.code
                self.add_error(
                    None, f"{code} was brought forward already, as {offered.brought.code}, and comes once only"
                )

    def _refuse_parts_without_parent(self, chosen: list[Chosen]) -> None:
        there = {one.priority.pk for one in chosen} | {one.priority.pk for one in self._all() if one.brought}
        for one in chosen:
            parent = one.priority.parent
            if parent is not None and parent.pk not in there:
                refusal = f"{one.priority.code} belongs to {parent.code}: bring {parent.code} forward too"
                self.add_error(f"concerns-{one.priority.pk}", refusal)


def _boxes(label: str, told: Mapping[str, str], hints: Mapping[str, str] | None = None) -> CheckboxesField:
    """Return a box for each of some records, which are read already: a field that reads them would ask again."""
    return CheckboxesField(label=label, choices=list(told.items()), hints=hints, required=False)


def _ticked(records: list[T], keys: Iterable[str] | None) -> list[T]:
    wanted = set(keys or ())
    return [one for one in records if str(one.pk) in wanted]


def _described(action: Action, still_open: bool) -> str:
    when = f"due by {day(action.due_on)}" if still_open else f"its date, {day(action.due_on)}, has passed"
    return f"{display_name(action.owner.name)}; {when}"
