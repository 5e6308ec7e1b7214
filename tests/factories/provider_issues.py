"""Issues of providers, made by the same moves as in the portal."""

from accounts.models import Scope, User
from accounts.roles import PROVIDER_LEAD
from approvals.models import ProviderIssue
from approvals.provider_issues import services
from tests.factories import places
from tests.factories.accounts import holder

FACTS = {
    "kind": "engaging",
    "description": "The body has not asked us since spring.",
    "support_wanted": "Somebody who brings us together.",
}


def raised(scope: Scope | None = None, *, by: User | None = None, **facts: object) -> ProviderIssue:
    """Raise an issue of a provider with the department."""
    scope = scope or places.provider_place()
    record = services.new_issue(scope)
    services.raise_issue(record, by=by or holder(PROVIDER_LEAD, scope), **(FACTS | facts))
    return record
