"""Desks: how a workflow is reached by page and by API.

A desk joins a table of moves to who sees its records, the form of each move and the service that makes it. The generic
move page and the API of moves are built on desks, so a new move is one row, one rule and, where it asks for facts,
one form and one service.
"""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from lifecycle.engine import run
from lifecycle.forms import MoveForm, ReasonForm
from lifecycle.models import Entry, Record, Submission
from lifecycle.workflow import Workflow

Do = Callable[..., Entry]


@dataclass(frozen=True)
class Act:
    """How one move is made: the form that gathers its facts and the service that takes them as keywords.

    `do(record, *, by, **facts)` gets the form's cleaned data, the reason as `note` and any `explanations`.
    `intro` tells the person what the move does, in a sentence or two. `page` is a template that lays the form out,
    where the usual one does not do; it gets the same context. `asked` names the fields that the query of a link may
    fill in: `?heard_in=7`.
    """

    form: type[MoveForm] = MoveForm
    do: Do | None = None
    intro: str = ""
    page: str = "lifecycle/move.html"
    asked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Desk:
    """The desk of one workflow.

    Args:
        workflow: its table.
        seen_by: the records a person may see; every other record is a 404.
        acts: form and service by move; a move without one takes its reason, if it needs one, and nothing else.
        parents_seen_by: the records below which the person may begin a new one.
        new: returns an unsaved record below such a parent.
    """

    workflow: Workflow
    seen_by: Callable[[Any], QuerySet[Any]]
    acts: Mapping[str, Act] = field(default_factory=dict)
    parents_seen_by: Callable[[Any], QuerySet[Any]] | None = None
    new: Callable[[Any], Record] | None = None

    def act(self, move: str) -> Act:
        """Return how a move is made; a reason is asked for where the table requires one."""
        if move in self.acts:
            return self.acts[move]
        return Act(form=ReasonForm if self.workflow[move].note else MoveForm)

    def make(self, record: Record, move: str, *, by: Any, **facts: Any) -> Entry:
        """Make a move with the facts of its form."""
        service = self.act(move).do
        return service(record, by=by, **facts) if service else run(record, move, by=by, **facts)

    def make_once(self, record: Record, move: str, *, by: Any, token: uuid.UUID, **facts: Any) -> Entry:
        """Make a move for a token: when the same person sends the token again, return the entry it made before."""
        if made := Submission.objects.filter(actor_id=by.actor_id, token=token).select_related("entry").first():
            return made.entry
        try:
            with transaction.atomic():
                entry = self.make(record, move, by=by, **facts)
                Submission.objects.create(actor_id=by.actor_id, token=token, entry=entry)
        except IntegrityError:
            made = Submission.objects.filter(actor_id=by.actor_id, token=token).select_related("entry").first()
            if made is None:
                raise
            return made.entry
        return entry

    def record_of(self, entry: Entry) -> Record:
        """Return the record that an entry of this desk's workflow is about."""
        record: Record = self.model._default_manager.get(pk=entry.record_id)
        return record

    @property
    def model(self) -> type[Record]:
        """The model of the desk's records."""
        return next(model for model in Record.__subclasses__() if model.workflow_name == self.workflow.name)
