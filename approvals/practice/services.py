"""Writes about good practice."""

from typing import Any

from accounts.models import Scope
from accounts.selectors import nation
from approvals.models import Intervention, Practice
from lifecycle import clock
from lifecycle.engine import run
from lifecycle.models import Entry


def new_practice(scope: Scope) -> Practice:
    """Return an item that a place posts and that is not saved yet; it is told in the history of the nation."""
    designation = getattr(scope, "designation", None)
    return Practice(scope=scope, chain=nation().chain, demonstration=bool(designation and designation.demonstration))


def post(record: Practice, *, by: Any, learned_in: Intervention | None = None, **facts: Any) -> Entry:
    """Post good practice for every ERB to read, with the intervention in which it was learned, if there was one."""
    record.demonstration = record.demonstration or bool(learned_in and learned_in.demonstration)
    posted = {"scope": record.scope, "learned_in": learned_in, "posted_on": clock.today()}
    return run(record, "post", by=by, facts=facts | posted)


def amend(record: Practice, *, by: Any, learned_in: Intervention | None = None, **facts: Any) -> Entry:
    """Change an item of good practice."""
    return run(record, "amend", by=by, facts=facts | {"learned_in": learned_in})
