"""The statements of authorities: who sees them, and which are still wanted."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.roles import ScopeKind
from accounts.selectors import is_national, scopes_of
from designations.selectors import scopes_read_by
from lifecycle import clock
from plans.models import AuthorityStatement, StatementState, Version
from reference.models import Authority
from reference.selectors import authorities_covering, relevant_authorities_covering


def statements_seen_by(person: Any) -> QuerySet[AuthorityStatement]:
    """Return the statements a person may read: those on their designations' plans, their authority's, or all."""
    found = AuthorityStatement.objects.select_related(
        "version__plan__series__area", "version__designation__scope", "authority", "scope", "edition", "chain"
    )
    if is_national(person):
        return found
    return found.filter(
        Q(version__designation__scope__in=scopes_read_by(person)) | Q(scope__in=scopes_of(person, ScopeKind.AUTHORITY))
    )


def statements_on(version: Version) -> QuerySet[AuthorityStatement]:
    """Return the statements on a version, by authority."""
    return version.statements.select_related("authority")


def relevant_authorities(version: Version) -> list[Authority]:
    """Return the relevant authorities that cover any of the plan's area today (Act s.1(7))."""
    return list(relevant_authorities_covering(version.designation.area, clock.today()))


def statements_wanted(version: Version) -> list[Authority]:
    """Return the relevant authorities that were not asked for a statement on a version yet."""
    asked = set(version.statements.values_list("authority", flat=True))
    return [authority for authority in relevant_authorities(version) if authority.pk not in asked]


def statements_unanswered(version: Version) -> QuerySet[AuthorityStatement]:
    """Return the statements that were asked for and are neither given nor accounted for."""
    return statements_on(version).filter(state=StatementState.REQUESTED)


def authorities_to_ask(version: Version) -> QuerySet[Authority]:
    """Return the authorities that cover any of the area today and were not asked yet; the Act asks for the relevant."""
    asked = version.statements.values("authority")
    return authorities_covering(version.designation.area, clock.today()).exclude(pk__in=asked)
