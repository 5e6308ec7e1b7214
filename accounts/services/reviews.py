"""The yearly access review: confirming who still needs what, and ending the rest."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from accounts.models import AccessReview, RoleHeld, Scope
from accounts.selectors import roles_now
from accounts.services.roles import end_role
from lifecycle import clock
from lifecycle.engine import reach, run
from lifecycle.models import Entry

REASON = "It was not confirmed in the access review."


def new_review(scope: Scope) -> AccessReview:
    """Return an unsaved review of the people of a scope."""
    return AccessReview(scope=scope, chain=scope.chain)


@transaction.atomic
def confirm_access(review: AccessReview, *, by: Any, kept: Iterable[RoleHeld]) -> Entry:
    """Confirm the roles that are still needed in a scope, and end every other one of it at once."""
    reach(review, "confirm", by)
    kept = list(kept)
    others = [held for held in roles_now(review.scope) if held not in kept]
    for held in others:
        end_role(held, by=by, note=REASON)
    facts = {"reviewed_on": clock.today(), "ended": len(others), "demonstration": any(h.demonstration for h in kept)}
    return run(review, "confirm", by=by, facts=facts, children=lambda saved: saved.kept.set(kept))
