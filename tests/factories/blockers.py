"""National blockers, made by the same moves as in the portal."""

from accounts.models import Scope, User
from accounts.roles import ERB_EDITOR, SKILLS_ENGLAND
from approvals.blockers import services
from approvals.models import Blocker
from tests.factories.accounts import holder

FACTS = {
    "title": "Two funds exclude each other",
    "description": "A college that takes part in one fund may not bid for the other.",
    "effect": "No college of the area can buy the machines that three priorities ask for.",
}


def raised(scope: Scope, *, by: User | None = None, **facts: object) -> Blocker:
    """Raise a blocker from the place of a designation."""
    record = services.new_blocker(scope)
    services.raise_blocker(record, by=by or holder(ERB_EDITOR, scope), **(FACTS | facts))
    return record


def passed(scope: Scope, *, by: User | None = None, department: str = "dwp") -> Blocker:
    """Raise a blocker and pass it to a department."""
    record = raised(scope)
    services.pass_on(record, by=by or holder(SKILLS_ENGLAND), department=department, recommendation="Allow both.")
    return record
