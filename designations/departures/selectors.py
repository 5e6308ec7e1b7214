"""What may be read of departures from the guidance: of one body, of all of them, and what was said before."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from designations.models import Departure, DepartureState, Designation, Standing
from designations.selectors import designations_seen_by
from lifecycle import clock
from lifecycle import selectors as lifecycle
from lifecycle.models import Edition
from reference.models import Area

WRITTEN = ("log", "revise")


def departures_seen_by(person: Any) -> QuerySet[Departure]:
    """Return the departures of the designations that a person works with; the department reads every one."""
    found = Departure.objects.filter(designation__in=designations_seen_by(person))
    return found.select_related("designation__area", "designation__body", "designation__scope", "edition", "logged_by")


def in_log(departures: QuerySet[Departure], *, area: Area | None = None, standing: str = "") -> QuerySet[Departure]:
    """Return some departures, or those among them of an area and as they stand today, by area, the newest first."""
    found = departures.filter(_standing(standing, clock.today())) if standing else departures
    found = found.filter(designation__area=area) if area else found
    return found.order_by("designation__area__name", "-since", "-pk")


def _standing(standing: str, today: date) -> Q:
    """Return the departures that stand somewhere on a day, as `Departure.standing` says it of one."""
    over = Q(until__isnull=False, until__lt=today)
    logged = Q(state=DepartureState.LOGGED)
    return {
        Standing.WITHDRAWN: Q(state=DepartureState.WITHDRAWN),
        Standing.OVER: logged & over,
        Standing.TO_COME: logged & ~over & Q(since__gt=today),
        Standing.IN_FORCE: logged & ~over & Q(since__lte=today),
    }[Standing(standing)]


def departures_of(designation: Designation) -> QuerySet[Departure]:
    """Return the departures that a body logged and did not withdraw, the newest first."""
    found = Departure.objects.filter(designation=designation, state=DepartureState.LOGGED)
    return found.select_related("edition", "logged_by")


def departures_in_plan(designation: Designation, today: date) -> QuerySet[Departure]:
    """Return the departures that go with a plan made today: those in force and those to come, by when they began."""
    return departures_of(designation).filter(Q(until=None) | Q(until__gte=today)).order_by("since", "pk")


def areas_with_departures() -> QuerySet[Area]:
    """Return the areas for which a departure was logged, by name."""
    return Area.objects.filter(designations__departures__isnull=False).distinct().order_by("name")


@dataclass(frozen=True)
class Wording:
    """What a departure said at one time; a text that was erased from the history is empty."""

    written_at: datetime
    by: str
    edition: Edition
    paragraph: str
    instead: str
    reason: str
    since: date
    until: date | None


def earlier_wordings(departure: Departure) -> list[Wording]:
    """Return what a departure said before its last revision, as its history has it, the newest first."""
    before = list(lifecycle.entries_of(departure).filter(move__in=WRITTEN)[1:])
    told = [lifecycle.facts_of(entry) for entry in before]
    editions = lifecycle.editions().in_bulk([facts["edition"] for facts in told])
    found = []
    for entry, facts in zip(before, told, strict=True):
        texts = {text.name: text.text for text in entry.texts.all()}
        found.append(
            Wording(
                written_at=entry.recorded_at,
                by=str(entry.actor),
                edition=editions[facts["edition"]],
                **{name: texts.get(name, "") for name in ("paragraph", "instead", "reason")},
                since=date.fromisoformat(facts["since"]),
                until=date.fromisoformat(facts["until"]) if facts["until"] else None,
            )
        )
    return found
