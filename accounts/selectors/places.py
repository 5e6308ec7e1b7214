"""The places in which roles are held, as the people who may see their people find them."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import AccessReview, Invitation, InvitationState, RoleHeld, Scope
from accounts.roles import ADMINISTRATOR
from accounts.selectors.access import holds_any, is_national
from lifecycle import clock, wiring
from lifecycle.periods import Period

YEAR = Period.parse("P1Y")


def administers(person: Any) -> bool:
    """Say whether the person is an administrator of access."""
    return holds_any(person, (ADMINISTRATOR,))


def sees_every_place(person: Any) -> bool:
    """Say whether the person sees the people of every organisation: the department, auditors and administrators do."""
    return is_national(person) or administers(person)


def places_seen_by(person: Any) -> QuerySet[Any]:
    """Return the places whose people a person may see: every place nationally, else those in which they hold a role.

    Each has `people`, how many hold a role there today, and what the yearly review needs: `reviewed_on`, the last one,
    and `review_from`, the day from which its year runs.
    """
    found = _with_facts(Scope.objects.select_related("organisation__provider", "chain"))
    if sees_every_place(person):
        return found
    if not getattr(person, "is_authenticated", False):
        return found.none()
    return found.filter(pk__in=RoleHeld.objects.on(clock.today()).filter(person=person).values("scope"))


def sees_people_of(person: Any, scope: Scope) -> bool:
    """Say whether a person may see the people of a place: nationally, or because they hold a role there."""
    held = RoleHeld.objects.on(clock.today()).filter(person=getattr(person, "pk", None), scope=scope)
    return sees_every_place(person) or held.exists()


def _with_facts(scopes: QuerySet[Scope]) -> QuerySet[Any]:
    held = RoleHeld.objects.on(clock.today()).filter(scope=OuterRef("pk")).order_by().values("scope")
    reviews = AccessReview.objects.filter(scope=OuterRef("pk")).order_by().values("scope")
    open_ones = Invitation.objects.filter(scope=OuterRef("pk"), state=InvitationState.OPEN).order_by().values("scope")
    people = Subquery(held.annotate(n=Count("person", distinct=True)).values("n"))
    return scopes.annotate(
        people=Coalesce(people, 0),
        invited=Coalesce(Subquery(open_ones.annotate(n=Count("pk")).values("n")), 0),
        reviewed_on=Subquery(reviews.annotate(last=Max("reviewed_on")).values("last")),
        first_role=Subquery(held.annotate(first=Min("since")).values("first")),
    ).annotate(review_from=Coalesce(F("reviewed_on"), F("first_role")))


def review_due(place: Any) -> date | None:
    """Return the day from which a place, as `places_seen_by` gives it, is due for review; `None` where nobody is."""
    return YEAR.after(place.review_from) if place.people and place.review_from else None


def _year_before(day: date) -> date:
    """Return the latest day whose year is over on a day."""
    return YEAR.after(day, -1)


def places_found(person: Any, *, words: str = "", kind: str = "", due: bool = False) -> QuerySet[Any]:
    """Return the places a person may see by name, person or address, of a kind, or due for review."""
    found = places_seen_by(person)
    if words:
        here = RoleHeld.objects.on(clock.today()).filter(scope=OuterRef("pk"))
        named = here.filter(Q(person__name__icontains=words) | Q(person__email__icontains=words))
        found = found.filter(Q(title__icontains=words) | Q(organisation__name__icontains=words) | Exists(named))
    if kind:
        found = found.filter(kind=kind)
    if due:
        found = found.filter(people__gt=0, review_from__lte=_year_before(clock.today()))
    return found.order_by("title", "pk")


def roles_seen_by(person: Any) -> QuerySet[RoleHeld]:
    """Return the roles a person may see: their own, and those in the places whose people they may see."""
    found = RoleHeld.objects.select_related("person", "scope__organisation", "organisation", "chain")
    if sees_every_place(person):
        return found
    return found.filter(Q(person=person.pk) | Q(scope__in=places_seen_by(person).values("pk")))


def invitations_seen_by(person: Any) -> QuerySet[Invitation]:
    """Return the invitations to the places whose people a person may see."""
    found = Invitation.objects.select_related("scope__organisation", "invited_by", "invitee", "chain")
    return found if sees_every_place(person) else found.filter(scope__in=places_seen_by(person).values("pk"))


def reviews_seen_by(person: Any) -> QuerySet[AccessReview]:
    """Return the access reviews of the places whose people a person may see."""
    found = AccessReview.objects.select_related("scope", "chain")
    return found if sees_every_place(person) else found.filter(scope__in=places_seen_by(person).values("pk"))


def invitations_for(person: Any) -> QuerySet[Invitation]:
    """Return the invitations that wait for a person who has an account."""
    found = Invitation.objects.filter(email__iexact=person.email, state=InvitationState.OPEN)
    return found.filter(expires_on__gte=clock.today()).select_related("scope", "invited_by").order_by("-pk")


def with_open_invitations() -> "Prefetch[Any]":
    """Return what fetches the open invitations of places as `open_invitations`, in one query."""
    open_ones = Invitation.objects.filter(state=InvitationState.OPEN).select_related("invited_by").order_by("-pk")
    return Prefetch("invitations", open_ones, to_attr="open_invitations")


def home_of(place: Scope) -> str:
    """Return the address of the page of the designation or provider that a place belongs to; empty where none is."""
    found = wiring.answer("page_of_scope")
    return str(found(place)) if found else ""


def history_of_roles(person: Any) -> QuerySet[RoleHeld]:
    """Return every role a person holds or held, the latest first, with where."""
    found = RoleHeld.objects.filter(person=person).select_related("person", "scope", "organisation")
    return found.order_by(F("until").desc(nulls_first=True), "-since", "-pk")
