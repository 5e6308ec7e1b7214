"""An errand: one person who wants to make one move on one record, by page or by API.

Finding the record, asking who may, gathering the facts and acting happen here once; the page and the API only give
the outcome their shape.
"""

import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404

from lifecycle import engine, wiring
from lifecycle.desk import Act, Desk
from lifecycle.forms import MoveForm
from lifecycle.models import Entry, Record
from lifecycle.rules import UnmetRule, unmet
from lifecycle.workflow import Move

EXPLAIN = "explain-"


@dataclass
class Errand:
    """A person, a record (perhaps not saved yet) and a move from its table."""

    desk: Desk
    record: Record
    move: Move
    person: Any

    @classmethod
    def on(cls, workflow: str, pk: int, move: str, person: Any) -> "Errand":
        """Find the record for a move; raises Http404 where the person may not see it."""
        desk = _desk(workflow, move)
        return cls(desk, get_object_or_404(desk.seen_by(person), pk=pk), desk.workflow[move], person)

    @classmethod
    def below(cls, workflow: str, parent: int, move: str, person: Any) -> "Errand":
        """Prepare a new record below a parent; raises Http404 where the person may not see the parent."""
        desk = _desk(workflow, move)
        if desk.parents_seen_by is None or desk.new is None:
            raise Http404
        return cls(
            desk, desk.new(get_object_or_404(desk.parents_seen_by(person), pk=parent)), desk.workflow[move], person
        )

    @property
    def act(self) -> Act:
        """The form and the service of the move."""
        return self.desk.act(self.move.name)

    def form(self, data: Any = None, files: Any = None) -> MoveForm:
        """Return the move's form, empty or filled in."""
        return self.act.form(data, files, record=self.record, person=self.person)

    def form_asked_for(self, query: Mapping[str, Any]) -> MoveForm:
        """Return the empty form with what a link fills in; a value that the field would refuse is left out."""
        form = self.form()
        for name in set(self.act.asked) & set(query):
            field = form.fields[name]
            with suppress(ValidationError):
                form.initial[name] = field.clean(field.widget.value_from_datadict(query, {}, name))
        return form

    def refuse_unless_possible(self) -> None:
        """Refuse a person who may not make the move, or a state it does not start from.

        Raises:
            engine.NotAllowed, engine.NotPossible
        """
        engine.reach(self.record, self.move.name, self.person)

    def unmet(self) -> list[UnmetRule]:
        """Return the rules about what is there already that still fail."""
        return unmet(engine.needs_of(self.record, self.move), self.record)

    def make(self, form: MoveForm, data: Mapping[str, Any], token: uuid.UUID | None = None) -> Entry | None:
        """Make the move with a valid form; `None` where the facts break a limit, which the form then says.

        Raises:
            engine.NotAllowed, engine.NotPossible
        """
        facts = dict(form.cleaned_data) | self._explanations(data)
        try:
            if token:
                return self.desk.make_once(self.record, self.move.name, by=self.person, token=token, **facts)
            return self.desk.make(self.record, self.move.name, by=self.person, **facts)
        except ValidationError as error:
            for field, messages in getattr(error, "message_dict", {None: error.messages}).items():
                form.add_error(field if field in form.fields else None, messages)
            return None

    def _explanations(self, data: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        """Return the explanations sent for rules that are only advised here, and no others."""
        advised = [
            rule.name
            for rule in (*engine.needs_of(self.record, self.move), *self.move.checks)
            if rule.advisory(self.record)
        ]
        given = {name: text for name in advised if (text := str(data.get(EXPLAIN + name, "")).strip())}
        return {"explanations": given} if given else {}


def _desk(workflow: str, move: str) -> Desk:
    desk = wiring.desk(workflow)
    if desk is None or move not in desk.workflow:
        raise Http404
    return desk
