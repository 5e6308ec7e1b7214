"""The base of every record that has a life cycle."""

from typing import Any, ClassVar

from django.db import models

from lifecycle.models.deadlines import Deadline
from lifecycle.models.editions import Edition
from lifecycle.models.history import Chain


class Record(models.Model):
    """A record whose state only the workflow engine changes.

    A subclass names its table in `workflow_name`, gives `state` its choices, and answers `scopes()`: the accounts
    scopes in which a role on it may be held. `notice_address` is the page a notice links to.
    """

    workflow_name: ClassVar[str]

    state = models.CharField(max_length=40, editable=False)
    chain = models.ForeignKey(Chain, models.PROTECT, related_name="+", editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="+", editable=False)
    demonstration = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True

    def scopes(self) -> list[Any]:
        """Return the scopes (designation, provider, authority, nation) that this record lies in."""
        raise NotImplementedError

    def histories(self) -> set[int]:
        """Return the keys of the histories in whose matters it lies: an interest in one of them bars its holder."""
        return {self.chain_id}

    def concerned(self) -> set[int]:
        """Return the keys of the organisations it is about: an interest that is declared in one bars its holder."""
        return set()

    def part_of(self) -> set[tuple[str, int]]:
        """Return the records, by workflow and key, to whose matter it belongs: itself, and what it is made about."""
        return {(self.workflow_name, self.pk)} if self.pk else set()

    def fulfils(self, deadline: Deadline) -> bool:
        """Say whether this record is what an open deadline of its chain asks for; a report on another period is not."""
        return True

    def get_absolute_url(self) -> str:
        """Return the record's page."""
        raise NotImplementedError
