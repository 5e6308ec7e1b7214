"""What a provider took over from those that became part of it, as far as a person may read it."""

from dataclasses import dataclass
from typing import Any

from engagement.mergers.selectors import mergers_leading_to
from engagement.models import MaterialityDecision, Merger, Participation, Provision
from engagement.selectors.engagement import engagement_seen_by
from engagement.selectors.providers import decisions_seen_by
from reference.models import Provider

MOST = 20


@dataclass(frozen=True)
class TakenOver:
    """The mergers into a provider, and what the others had recorded: each row names the one that did.

    Engagement is the newest; `most` is how much of it is shown.
    """

    provider: Provider
    mergers: list[Merger]
    provision: list[Provision]
    decisions: list[MaterialityDecision]
    heard: list[Participation]
    most: int = MOST


def taken_over(person: Any, provider: Provider) -> TakenOver | None:
    """Return what a provider took over, in a number of queries that does not grow; `None` where nobody joined it."""
    mergers = mergers_leading_to(provider)
    if not mergers:
        return None
    theirs = {merger.predecessor_id for merger in mergers}
    provision = Provision.objects.filter(provider__provider__in=theirs).select_related("provider__provider")
    decisions = decisions_seen_by(person).filter(provider__provider__in=theirs)
    part = Participation.objects.filter(organisation__provider__in=theirs)
    seen = engagement_seen_by(person).filter(pk__in=part.order_by().values("record"))[:MOST]
    heard = part.filter(record__in=[record.pk for record in seen])
    heard = heard.select_related("organisation__provider", "record__designation__area")
    return TakenOver(
        provider=provider,
        mergers=mergers,
        provision=list(provision.prefetch_related("areas").order_by("provider__name", "title", "pk")),
        decisions=list(decisions),
        heard=list(heard.order_by("-record__held_on", "-pk")[:MOST]),
    )
