"""What must hold before a merger is recorded, and what a provider that became part of another no longer begins."""

from typing import Any

from django.db.models import F

from accounts.models import Organisation
from engagement.mergers import selectors
from engagement.models import EngagementRecord, MaterialityDecision, Merger, MergerState
from lifecycle import clock
from lifecycle.rules import Force, rule
from lsip_portal.kit.formats import day
from lsip_portal.kit.names import display_name

MERGERS = "Mergers of providers"


@rule(MERGERS, Force.LOCAL)
def the_provider_is_part_of_no_other(merger: Merger) -> str | None:
    """A provider becomes part of one other provider at a time."""
    held = selectors.merger_of(merger.predecessor)
    if held is None or held.pk == merger.pk:
        return None
    return f"{_since(held)} Withdraw that first if it is wrong."


@rule(MERGERS, Force.LOCAL)
def the_successor_is_another_provider(merger: Merger) -> str | None:
    """A provider becomes part of another provider, not of itself."""
    if merger.successor_id is None or merger.successor_id != merger.predecessor_id:
        return None
    return "A provider cannot become part of itself. Choose the other provider."


@rule(MERGERS, Force.LOCAL)
def nobody_goes_round_in_a_circle(merger: Merger) -> str | None:
    """A provider does not become part of one that became part of it, be it by way of others."""
    if merger.successor_id not in selectors.taken_over_by([merger.predecessor_id]):
        return None
    names = display_name(merger.successor.name), display_name(merger.predecessor.name)
    return f"{names[0]} became part of {names[1]} itself. Choose another provider, or withdraw that merger first."


@rule(MERGERS, Force.LOCAL)
def the_day_of_the_merger_has_come(merger: Merger) -> str | None:
    """A merger is recorded once its day has come."""
    if merger.since is None or merger.since <= clock.today():
        return None
    return f"{day(merger.since)} has not come yet. Record the merger from that day on."


@rule(MERGERS, Force.LOCAL)
def the_successor_was_its_own_provider_that_day(merger: Merger) -> str | None:
    """Nobody becomes part of a provider that is part of another one by then."""
    if merger.successor_id is None or merger.since is None or merger.successor_id == merger.predecessor_id:
        return None
    held = selectors.merger_of(merger.successor, merger.since)
    return f"{_since(held)} Choose {display_name(held.successor.name)} instead." if held else None


@rule(MERGERS, Force.LOCAL)
def the_days_follow_each_other(merger: Merger) -> str | None:
    """A provider becomes part of another no earlier than others became part of it."""
    if merger.since is None:
        return None
    later = selectors.mergers_into(merger.predecessor).filter(since__gt=merger.since).order_by("-since").first()
    if later is None:
        return None
    taken = display_name(later.predecessor.name)
    return f"{taken} became part of it only on {day(later.since)}. Enter that day or a later one."


def reason_against_beginning(organisation: Organisation | None, instead: str) -> str | None:
    """Return why a provider begins nothing more, with what to do instead; `None` where it is its own."""
    if organisation is None or organisation.provider is None:
        return None
    held = selectors.merger_of(organisation.provider)
    if held is None:
        return None
    return f"{_since(held)} {instead.format(successor=display_name(held.successor.name))}"


@rule(MERGERS, Force.LOCAL)
def nobody_is_invited_to_a_provider_that_is_part_of_another(invitation: Any) -> str | None:
    """Nobody joins the people of a provider that became part of another."""
    return reason_against_beginning(invitation.scope.organisation, "Invite to {successor} instead.")


@rule(MERGERS, Force.LOCAL)
def no_date_is_set_for_a_provider_that_is_part_of_another(entered: Any) -> str | None:
    """No date is set for a provider that became part of another."""
    return reason_against_beginning(entered.scope.organisation, "Enter the date for {successor} instead.")


@rule(MERGERS, Force.LOCAL)
def the_provider_is_still_its_own(decision: MaterialityDecision) -> str | None:
    """Materiality is not decided about a provider that became part of another."""
    if decision.provider_id is None:
        return None
    return reason_against_beginning(decision.provider, "Decide about {successor} instead.")


@rule(MERGERS, Force.LOCAL)
def no_provision_is_added_to_a_provider_that_is_part_of_another(organisation: Organisation) -> str | None:
    """A provider that became part of another gets no new provision; what it has can be corrected."""
    return reason_against_beginning(organisation, "Add this to {successor} instead.")


@rule(MERGERS, Force.LOCAL)
def who_took_part_was_its_own_provider_that_day(record: EngagementRecord) -> str | None:
    """Who took part in an engagement was not part of another provider on the day it was held."""
    merged = Merger.objects.filter(
        state=MergerState.RECORDED,
        since__lte=F("predecessor__organisation__participations__record__held_on"),
        predecessor__organisation__participations__record=record,
    )
    held = merged.select_related("predecessor", "successor").first()
    return f"{_since(held)} Say that {display_name(held.successor.name)} took part." if held else None


def _since(merger: Merger) -> str:
    names = display_name(merger.predecessor.name), display_name(merger.successor.name)
    return f"{names[0]} has been part of {names[1]} since {day(merger.since)}."
