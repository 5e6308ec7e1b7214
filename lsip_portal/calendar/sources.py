"""Where the dates of the calendar come from: each source reads a window of days in a constant number of queries."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from accounts.models import Scope
from accounts.roles import ScopeKind
from accounts.selectors import is_national, places_seen_by, review_due, sees_every_place
from approvals.dates.pre_election.selectors import periods_between
from approvals.dates.selectors import deadlines_seen_by, places_of
from designations.interests.selectors import policies_seen_by, registers_seen_by
from designations.models import TermsChangeState
from designations.selectors import reviews
from designations.terms_changes.selectors import terms_changes_seen_by
from lifecycle import clock
from lifecycle.models import Deadline
from lifecycle.selectors import editions
from lsip_portal.calendar.items import Item, Standing, Window, open_standing
from plans.models import StatementState
from plans.selectors.statements import statements_seen_by

WHO: dict[str, str] = {
    ScopeKind.DESIGNATION: "Employer representative body",
    ScopeKind.PROVIDER: "Provider",
    ScopeKind.AUTHORITY: "Authority",
    ScopeKind.NATION: "Department",
}
DEPARTMENT = WHO[ScopeKind.NATION]
LOCAL = "Local arrangement"


def items_in(person: Any, window: Window) -> list[Item]:
    """Return what stands in the calendar of a person in a window of days, the earliest first."""
    found = [item for source in SOURCES for item in source(person, window)]
    return sorted(found, key=lambda item: (item.on, item.place, item.title, item.key))


def _deadlines(person: Any, window: Window) -> Iterator[Item]:
    found = deadlines_seen_by(person).filter(due_on__range=(window.first, window.last))
    if window.place:
        found = found.filter(chain__scope=window.place)
    if window.only_open:
        found = found.filter(closed_by=None)
    for one in found:
        scope = one.chain.scope
        yield Item(
            key=f"deadline-{one.pk}",
            on=one.due_on,
            last=one.due_on,
            title=one.title,
            place=scope.title,
            place_id=scope.pk,
            who=WHO[scope.kind],
            href=reverse("deadline", args=[one.pk]),
            force=one.get_force_display(),
            source=one.source,
            standing=standing_of(one),
            first_on=one.first_due_on if one.moved else None,
            reason=one.reason_for_move,
            revision=one.revision,
            days_late=one.days_late,
        )


def standing_of(deadline: Deadline) -> Standing:
    """Return where a deadline stands today."""
    if deadline.closed_on is None:
        return open_standing(deadline.due_on)
    if not deadline.fulfilled:
        return Standing.OVER
    return Standing.DONE_LATE if deadline.days_late else Standing.DONE


def _objections(person: Any, window: Window) -> Iterator[Item]:
    told = terms_changes_seen_by(person).filter(answer_by__range=(window.first, window.last))
    if window.place:
        told = told.filter(designation__scope=window.place)
    for one in told:
        if one.answer_by is None or (window.only_open and one.state != TermsChangeState.NOTIFIED):
            continue
        waiting = one.state == TermsChangeState.NOTIFIED
        yield Item(
            key=f"objection-{one.pk}",
            on=one.answer_by,
            last=one.answer_by,
            title="Last of the 10 working days to object to a change of terms",
            place=one.designation.scope.title,
            place_id=one.designation.scope_id,
            who=WHO[ScopeKind.DESIGNATION],
            href=one.get_absolute_url(),
            force="Terms of designation",
            source="Terms of designation 2022 to 2024",
            standing=open_standing(one.answer_by) if waiting else Standing.OVER,
            revision=0 if waiting else 1,
            demonstration=one.demonstration,
        )


def _replies(person: Any, window: Window) -> Iterator[Item]:
    asked = statements_seen_by(person).filter(reply_by__range=(window.first, window.last))
    if window.place:
        asked = asked.filter(Q(scope=window.place) | Q(version__designation__scope=window.place))
    if window.only_open:
        asked = asked.filter(state=StatementState.REQUESTED)
    for one in asked.select_related("authority", "scope"):
        if one.reply_by is None:
            continue
        late = bool(one.given_on and one.given_on > one.reply_by)
        closed = Standing.DONE_LATE if late else Standing.DONE if one.given_on else Standing.OVER
        waiting = one.state == StatementState.REQUESTED
        yield Item(
            key=f"statement-{one.pk}",
            on=one.reply_by,
            last=one.reply_by,
            title="Statement of the authority asked for",
            place=str(one.authority),
            place_id=one.scope_id,
            who=WHO[ScopeKind.AUTHORITY],
            href=one.get_absolute_url(),
            force=LOCAL,
            source="Asked for by the employer representative body",
            standing=open_standing(one.reply_by) if waiting else closed,
            revision=0 if waiting else 1,
            days_late=(one.given_on - one.reply_by).days if late and one.given_on else 0,
            demonstration=one.demonstration,
        )


def _kept_each_year(person: Any, window: Window) -> Iterator[Item]:
    kept: list[tuple[str, Any]] = [
        ("Yearly review of the conflict of interest policy", policies_seen_by(person)),
        ("Yearly confirmation of the register of interests", registers_seen_by(person)),
    ]
    for title, every in kept:
        found = every.filter(review_by__range=(window.first, window.last))
        here = found.filter(designation__scope=window.place) if window.place else found
        for one in here.select_related("designation__scope"):
            yield Item(
                key=f"{one.workflow_name}-{one.pk}-{one.review_by}",
                on=one.review_by,
                last=one.review_by,
                title=title,
                place=one.designation.scope.title,
                place_id=one.designation.scope_id,
                who=WHO[ScopeKind.DESIGNATION],
                href=reverse("impartiality", args=[one.designation_id]),
                force="Guidance",
                source="Guidance 4.2",
                standing=open_standing(one.review_by),
                demonstration=one.demonstration,
            )


def _reviews_of_designations(person: Any, window: Window) -> Iterator[Item]:
    if not is_national(person):
        return
    found = reviews().filter(review_on__range=(window.first, window.last)).select_related("scope")
    for one in found.filter(scope=window.place) if window.place else found:
        if one.review_on is None or one.scope is None:
            continue
        yield Item(
            key=f"designation-review-{one.pk}",
            on=one.review_on,
            last=one.review_on,
            title="Review of the designation",
            place=one.scope.title,
            place_id=one.scope_id,
            who=DEPARTMENT,
            href=one.get_absolute_url(),
            force=LOCAL,
            source="Set by the department",
            standing=open_standing(one.review_on),
            demonstration=one.demonstration,
        )


def _reviews_of_access(person: Any, window: Window) -> Iterator[Item]:
    places = places_seen_by(person).filter(people__gt=0)
    if window.place:
        places = places.filter(pk=window.place)
    if sees_every_place(person) and not window.place:
        places = places.filter(kind=ScopeKind.NATION)  # each other place has a lead whose calendar it stands in
    for one in places:
        due_on = review_due(one)
        if due_on is None or not window.first <= due_on <= window.last:
            continue
        yield Item(
            key=f"access-{one.pk}-{due_on}",
            on=due_on,
            last=due_on,
            title="Yearly review of who has access",
            place=one.title,
            place_id=one.pk,
            who=WHO[one.kind],
            href=one.get_absolute_url(),
            force=LOCAL,
            source="Portal rule",
            standing=open_standing(due_on),
        )


def _editions(person: Any, window: Window) -> Iterator[Item]:
    if window.place or not is_national(person):
        return
    for one in editions().filter(review_on__range=(window.first, window.last)):
        if one.review_on is None:
            continue
        replaced = bool(one.successors.all())
        yield Item(
            key=f"edition-{one.pk}",
            on=one.review_on,
            last=one.review_on,
            title=f"Review of the guidance: {one.title}",
            place="England",
            place_id=None,
            who=DEPARTMENT,
            href=reverse("glossary"),
            force="Guidance",
            source=one.review_note or one.title,
            standing=Standing.OVER if replaced else open_standing(one.review_on),
        )


def _pre_elections(person: Any, window: Window) -> Iterator[Item]:
    if window.only_open:
        return
    for one in periods_between(window.first, window.last):
        yield Item(
            key=f"pre-election-{one.pk}",
            on=one.begins_on,
            last=one.ends_on,
            title=f"Pre-election period: no plan is published ({one.election})",
            place="England",
            place_id=None,
            who=DEPARTMENT,
            href=one.get_absolute_url(),
            force=LOCAL,
            source="Set by the department",
            standing=Standing.SET,
            demonstration=one.demonstration,
        )


SOURCES: list[Callable[[Any, Window], Iterable[Item]]] = [
    _deadlines,
    _objections,
    _replies,
    _kept_each_year,
    _reviews_of_designations,
    _reviews_of_access,
    _editions,
    _pre_elections,
]


def places_in(person: Any) -> dict[str, Scope]:
    """Return the places whose calendar a person may look at by itself, by key, in the order of their titles."""
    over = Q(designation__ended_on__lte=clock.today())
    return {str(one.pk): one for one in places_of(person).exclude(over).order_by("title", "pk")}
