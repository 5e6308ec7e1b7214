"""Good practice, posted by the same moves as in the portal."""

from accounts.models import Scope, User
from accounts.roles import ERB_EDITOR
from approvals.models import Practice
from approvals.practice import services
from tests.factories.accounts import holder

FACTS = {
    "title": "Breakfast on the firm’s own site",
    "stage": "listening",
    "topic": "employers",
    "text": "Forty small firms came, where a survey had brought four.",
    "contact": "lsip@example.org",
}


def posted(scope: Scope, *, by: User | None = None, **facts: object) -> Practice:
    """Post good practice from the place of a designation."""
    record = services.new_practice(scope)
    services.post(record, by=by or holder(ERB_EDITOR, scope), **(FACTS | facts))
    return record
