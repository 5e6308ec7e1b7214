"""What may be read of good practice: all that is posted by every ERB and by national roles."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import Scope
from accounts.roles import ERB_ALL, ScopeKind
from accounts.selectors import holds_any, is_national, scopes_of
from approvals.models import Intervention, InterventionState, Practice, PracticeState


def reads_practice(person: Any) -> bool:
    """Say whether a person reads good practice: the people of every ERB do, and national roles."""
    return is_national(person) or holds_any(person, ERB_ALL)


def practices_seen_by(person: Any) -> QuerySet[Practice]:
    """Return what is posted, and what was withdrawn by the person's own place; everything for national roles."""
    found = Practice.objects.select_related("scope__organisation", "chain", "learned_in")
    if is_national(person):
        return found
    if not reads_practice(person):
        return found.none()
    return found.filter(Q(state=PracticeState.POSTED) | Q(scope__in=scopes_of(person, ScopeKind.DESIGNATION)))


def matching(found: QuerySet[Practice], *, words: str = "", stage: str = "", topic: str = "") -> QuerySet[Practice]:
    """Return what is posted on a stage and a topic, and holds every word somewhere."""
    found = found.filter(state=PracticeState.POSTED)
    for word in words.split():
        found = found.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(scope__organisation__name__icontains=word)
        )
    if stage:
        found = found.filter(stage=stage)
    return found.filter(topic=topic) if topic else found


def places_to_post_from(person: Any) -> QuerySet[Scope]:
    """Return the places for which a person may post: the nation, or the designations they work for."""
    own = Q(pk__in=scopes_of(person, ScopeKind.DESIGNATION).values("pk"))
    return Scope.objects.filter(own | Q(kind=ScopeKind.NATION) if is_national(person) else own).order_by("title")


def lessons(scope: Scope) -> QuerySet[Intervention]:
    """Return the closed interventions from which a place may have learned it, the newest first."""
    found = Intervention.objects.filter(state=InterventionState.CLOSED).select_related("designation__area")
    return found if scope.kind == ScopeKind.NATION else found.filter(designation__scope=scope)


def practices_learned_in(record: Intervention) -> QuerySet[Practice]:
    """Return the good practice that is posted and was learned in an intervention."""
    return Practice.objects.filter(learned_in=record, state=PracticeState.POSTED)
