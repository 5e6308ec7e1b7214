"""What may be read of views, notifications, acceptances and confirmations."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts import selectors as accounts
from accounts.models import User
from accounts.roles import ERB_LEAD
from designations.models import (
    AuthorityView,
    Designation,
    DesignationState,
    Notification,
    StandardsConfirmation,
    TermsAcceptance,
)
from designations.selectors import designations_seen_by, last_confirmation, public_designations
from lifecycle import clock
from lifecycle.periods import Period
from reference.models import Authority
from reference.selectors import strategic_authorities_covering

EACH_YEAR = Period.parse("P1Y")


def asks_strategic_authorities(designation: Designation) -> bool:
    """Say whether the edition of a designation has the Strategic Authority take part (guidance of November 2025)."""
    return bool(designation.edition.content["authority_view"]["form"] == "joint")


def authorities_to_ask(designation: Designation) -> list[Authority]:
    """Return the Strategic Authorities whose view belongs to a designation; none under the edition before."""
    if not asks_strategic_authorities(designation):
        return []
    return list(strategic_authorities_covering(designation.area, clock.today()))


def authorities_on_offer(designation: Designation) -> QuerySet[Authority]:
    """Return the Strategic Authorities to ask as a query, for a form to choose from."""
    return Authority.objects.filter(pk__in=[authority.pk for authority in authorities_to_ask(designation)])


def views_on(designation: Designation) -> dict[Authority, AuthorityView]:
    """Return the newest view of each authority that gave one."""
    given = designation.authority_views.select_related("authority", "entry").prefetch_related("entry__attachments")
    return {view.authority: view for view in given.order_by("pk")}


def leads_with_an_address(designation: Designation) -> list[User]:
    """Return the leads of the body to whom the portal can write."""
    return [person for person in accounts.holders(ERB_LEAD, designation.scopes()) if person.address]


def notifications_of(designation: Designation) -> list[Notification]:
    """Return the notifications of a designation, the newest first, each with its messages and files."""
    found = designation.notifications.select_related("entry").prefetch_related("entry__attachments", "entry__messages")
    return list(found.order_by("-pk"))


def notifications_seen_by(person: Any) -> QuerySet[Notification]:
    """Return the notifications about the designations that a person works with, the newest first."""
    found = Notification.objects.filter(designation__in=designations_seen_by(person))
    joined = found.select_related("designation__area", "designation__body", "entry__actor")
    return joined.prefetch_related("entry__attachments", "entry__messages").order_by("-pk")


def views_seen_by(person: Any) -> QuerySet[AuthorityView]:
    """Return the views of Strategic Authorities on the designations that a person works with, the newest first."""
    found = AuthorityView.objects.filter(designation__in=designations_seen_by(person))
    joined = found.select_related("designation__area", "authority", "entry")
    return joined.prefetch_related("entry__attachments").order_by("-pk")


def acceptances_seen_by(person: Any) -> QuerySet[TermsAcceptance]:
    """Return the acceptances of terms of the designations that a person works with, the newest first."""
    found = TermsAcceptance.objects.filter(designation__in=designations_seen_by(person))
    return found.select_related("designation__area", "terms", "edition", "accepted_by").order_by("-pk")


def public_confirmations() -> QuerySet[StandardsConfirmation]:
    """Return the confirmations of the four standards of published designations, the newest first."""
    found = StandardsConfirmation.objects.filter(designation__in=public_designations().order_by().values("pk"))
    return found.select_related("designation__area", "designation__body").order_by("-confirmed_on", "-pk")


def confirmation_due_on(designation: Designation, last: StandardsConfirmation | None) -> date | None:
    """Return the day by which the standards are to be confirmed: a year after the last time, or on taking effect."""
    if designation.state != DesignationState.DESIGNATED:
        return None
    return EACH_YEAR.after(last.confirmed_on, 1) if last else designation.effective_on


@dataclass(frozen=True)
class Commitments:
    """What the page of a designation shows of the acts around it."""

    views: list[tuple[Authority, AuthorityView | None]]
    notifications: list[Notification]
    acceptances: list[TermsAcceptance]
    confirmation: StandardsConfirmation | None
    confirmation_due: date | None


def commitments_of(designation: Designation) -> Commitments:
    """Return the views, notifications, acceptances and confirmations of a designation."""
    views = views_on(designation)
    asked = dict.fromkeys([*authorities_to_ask(designation), *views])
    last = last_confirmation(designation)
    return Commitments(
        views=[(authority, views.get(authority)) for authority in asked],
        notifications=notifications_of(designation),
        acceptances=list(designation.acceptances.select_related("terms", "edition", "accepted_by").order_by("-pk")),
        confirmation=last,
        confirmation_due=confirmation_due_on(designation, last),
    )
