"""Which provider is part of which, on a day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from accounts.selectors import is_national
from engagement.models import Merger, MergerState
from reference.models import Provider
from reference.selectors import providers


def mergers_seen_by(person: Any) -> QuerySet[Merger]:
    """Return the mergers that a person may read: all, as the pages of providers, for whoever is signed in."""
    found = Merger.objects.select_related("predecessor", "successor", "chain")
    return found if getattr(person, "is_authenticated", False) else found.none()


def providers_to_merge(person: Any) -> QuerySet[Provider]:
    """Return the providers to which somebody who reads the country may see a merger recorded."""
    return providers() if is_national(person) else Provider.objects.none()


def merger_of(provider: Provider, on: date | None = None) -> Merger | None:
    """Return the merger by which a provider is part of another, on a day or at all; `None` where it is its own."""
    found = Merger.objects.filter(predecessor=provider, state=MergerState.RECORDED)
    if on is not None:
        found = found.filter(since__lte=on)
    return found.select_related("predecessor", "successor").first()


def mergers_into(provider: Provider) -> QuerySet[Merger]:
    """Return the mergers that stand by which others became part of a provider, one by one."""
    return Merger.objects.filter(successor=provider, state=MergerState.RECORDED)


def mergers_leading_to(provider: Provider) -> list[Merger]:
    """Return the mergers by which others became part of a provider, also by way of another one, the latest first."""
    standing = Merger.objects.filter(state=MergerState.RECORDED).select_related("predecessor", "successor")
    taken = taken_over_by([provider.pk])
    return [merger for merger in standing.order_by("-since", "-pk") if merger.predecessor_id in taken]


def taken_over_by(successors: Iterable[int]) -> set[int]:
    """Return the keys of the providers that became part of some others, also by way of another one."""
    below: dict[int, set[int]] = defaultdict(set)
    standing = Merger.objects.filter(state=MergerState.RECORDED).order_by()
    for predecessor, successor in standing.values_list("predecessor_id", "successor_id"):
        below[successor].add(predecessor)
    found: set[int] = set()
    ahead = set(successors) if below else set()
    while ahead:
        ahead = {one for key in ahead for one in below[key]} - found
        found |= ahead
    return found
