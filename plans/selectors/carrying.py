"""What a draft may bring forward from earlier plans, and what it brought already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Prefetch, QuerySet

from designations.models import Designation
from designations.selectors import predecessors_of
from engagement.models import Need, NeedState
from lifecycle import clock
from lifecycle.models import Edition
from plans.models import PUBLIC, Action, Change, Priority, Version, VersionState
from plans.selectors.priorities import EVIDENCE, wanting
from plans.selectors.versions import versions
from reference.models import District
from reference.selectors import districts_of, last_day_of_interest


@dataclass(frozen=True)
class Places:
    """The districts of an earlier area beside those of the area now: which are in both, which left, which are new."""

    kept: list[District]
    left: list[District]
    new: list[District]

    @property
    def unchanged(self) -> bool:
        """Whether the area is the same."""
        return not self.left and not self.new


@dataclass(frozen=True)
class EarlierPlan:
    """A plan that came before, or a designation that made none; `closed` says why nothing can be brought from it."""

    designation: Designation
    version: Version | None
    closed: str = ""

    @property
    def open(self) -> bool:
        """Whether parts can be brought forward from it."""
        return not self.closed

    @property
    def title(self) -> str:
        """What it is called: the plan with its years, or the designation that made none."""
        return str(self.version or self.designation)


@dataclass(frozen=True)
class Offered:
    """A priority of an earlier plan with what comes along: `brought` is its copy in the draft, where there is one."""

    priority: Priority
    brought: Priority | None
    actions: list[Action]
    needs: list[Need]

    @property
    def changes(self) -> list[Change]:
        """Its changes, which come with it."""
        return list(self.priority.changes.all())


@dataclass(frozen=True)
class Offer:
    """What one earlier plan offers a draft."""

    version: Version
    places: Places
    priorities: list[Offered]


def earlier_plans(version: Version) -> list[EarlierPlan]:
    """Return the plans before a draft: those of its own designation, and of the designations it takes over from."""
    own = [one for one in _newest(version.designation) if one.pk != version.pk and one.state in PUBLIC]
    found = [EarlierPlan(version.designation, one, _closed(one)) for one in own]
    for designation in predecessors_of(version.designation).order_by("-ended_on", "pk"):
        made = _newest(designation)
        found += [EarlierPlan(designation, one, _closed(one)) for one in made]
        if not made:
            found.append(EarlierPlan(designation, None, "No plan was made in this service."))
    return found


def _newest(designation: Designation) -> list[Version]:
    """Return of each plan of a designation the last version that is settled, or the newest where none is."""
    made: dict[int, Version] = {}
    held = versions().filter(designation=designation).exclude(state=VersionState.WITHDRAWN)
    for one in held.order_by("-plan__period_from", "number"):
        if one.state in PUBLIC or one.plan_id not in made:
            made[one.plan_id] = one
    return list(made.values())


def _closed(version: Version) -> str:
    if version.state not in PUBLIC:
        state = version.get_state_display().lower()
        return f"It is “{state}”. Only a plan that was published can be brought forward."
    if version.adopted:
        return "It was published elsewhere, so its priorities are not held in this service. Add them by hand."
    return ""


def open_plans(version: Version) -> QuerySet[Version]:
    """Return the earlier plans from which a draft can bring parts forward."""
    keys = [plan.version.pk for plan in earlier_plans(version) if plan.version and plan.open]
    return versions().filter(pk__in=keys).order_by("-published_on", "pk")


def offers(version: Version, chosen: Iterable[Version] | None = None) -> list[Offer]:
    """Return what the earlier plans, or some of them, offer a draft."""
    brought = {one.came_from_id: one for one in version.priorities.exclude(came_from=None)}
    acted = set(version.actions.exclude(came_from=None).values_list("came_from", flat=True))
    origins = open_plans(version) if chosen is None else chosen
    return [
        Offer(
            origin,
            places_between(origin, version),
            [_offered(one, brought.get(one.pk), acted) for one in _priorities(origin)],
        )
        for origin in origins
    ]


def _priorities(version: Version) -> QuerySet[Priority]:
    needs = Need.objects.select_related("designation__area", "route", "pathway", "level_from", "level_to")
    actions = Action.objects.select_related("owner").order_by("due_on", "pk")
    changes = Change.objects.prefetch_related(Prefetch("needs", needs), Prefetch("actions", actions))
    return version.priorities.select_related("parent", "version__edition").prefetch_related(
        "occupations", "pathways", Prefetch("needs", needs), Prefetch("changes", changes)
    )


def _offered(priority: Priority, brought: Priority | None, acted: set[Any]) -> Offered:
    changes = priority.changes.all()
    actions = {action.pk: action for change in changes for action in change.actions.all() if action.pk not in acted}
    return Offered(priority, brought, list(actions.values()), needs_behind(priority))


def needs_behind(priority: Priority) -> list[Need]:
    """Return the needs that stand and that a priority or one of its changes cites, each once."""
    cited = [*priority.needs.all(), *(need for change in priority.changes.all() for need in change.needs.all())]
    return list({need.pk: need for need in cited if need.state == NeedState.RECORDED}.values())


def is_open(action: Action, day: date) -> bool:
    """Say whether an action is still to be done on a day: its date has not passed."""
    return action.due_on >= day


def places_between(origin: Version, version: Version) -> Places:
    """Return which districts of an earlier plan are in the area of a draft, which are not, and which are new to it."""
    before = {one.pk: one for one in _districts(origin)}
    now = {one.pk: one for one in _districts(version)}
    return Places(
        kept=[one for pk, one in now.items() if pk in before],
        left=[one for pk, one in before.items() if pk not in now],
        new=[one for pk, one in now.items() if pk not in before],
    )


def _districts(version: Version) -> list[District]:
    designation = version.designation
    day = designation.ended_on - timedelta(days=1) if designation.ended_on else clock.today()
    return list(districts_of(designation.area, last_day_of_interest(designation.area, day)))


def to_complete(priority: Priority, needs: list[Need], edition: Edition) -> list[str]:
    """Return what a priority of an earlier plan would lack in a draft of an edition, if it came with some needs."""
    lacking = [one for one in wanting(priority) if one != EVIDENCE] + ([] if needs else [EVIDENCE])
    return lacking + asked_anew(priority, needs, priority.version.edition, edition)


def asked_anew(priority: Priority, needs: Iterable[Need], before: Edition, now: Edition) -> list[str]:
    """Return what is missing that an edition asks a priority and its needs to be coded by, and another did not."""
    asked = set(now.content["taxonomies"]["required"]) - set(before.content["taxonomies"]["required"])
    missing = (
        ("soc2020", not priority.occupations.all(), "an occupation of SOC 2020"),
        ("sic2007", any(need.sector_id is None for need in needs), "a sector of SIC 2007 for each need"),
    )
    return [
        f"{name}, which this edition of the guidance asks for" for key, lacks, name in missing if key in asked and lacks
    ]
