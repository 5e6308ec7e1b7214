"""The priorities of a version with everything that hangs on them, and what they still lack."""

from django.db.models import Count, Max, Prefetch, Q, QuerySet

from accounts.models import Organisation
from engagement.models import Need, NeedState, Participation
from engagement.selectors import needs_citable_for
from plans.models import Action, Change, Priority, Version
from reference.models import Occupation, Pathway
from reference.selectors import occupations

EVIDENCE = "evidence: a need that was heard"
_ORIGIN = "came_from__version__plan__series__area"  # with the part that another came from, what names its plan


def priorities_of(version: Version) -> QuerySet[Priority]:
    """Return the priorities of a version in order, with occupations, pathways, needs and changes."""
    changes = Change.objects.select_related(_ORIGIN).prefetch_related("needs", "actions")
    return version.priorities.select_related("parent", _ORIGIN, "came_from__version__edition").prefetch_related(
        "occupations", "pathways__route", "needs", Prefetch("changes", queryset=changes)
    )


def changes_of(version: Version) -> QuerySet[Change]:
    """Return the changes of a version in the order of their priorities."""
    return version.changes.select_related("priority").prefetch_related("needs", "actions")


def actions_of(version: Version) -> QuerySet[Action]:
    """Return the actions of a version, the first due first, with owners and changes."""
    return version.actions.select_related("owner", _ORIGIN).prefetch_related("changes")


def overarching_count(version: Version) -> int:
    """Return how many overarching priorities a version has; where none is called so, those of the first tier count."""
    overarching = version.priorities.filter(kind=Priority.Kind.OVERARCHING).count()
    return overarching or version.priorities.filter(tier=1).count()


def wanting(priority: Priority) -> list[str]:
    """Return what a priority lacks to be ready: occupation, level, skills, outcome, evidence (guidance 5.2.2, 6.2)."""
    facts = (
        ("an occupation, or a note why none fits", priority.occupations.all() or priority.occupation_note),
        ("a level", priority.level_from is not None),
        ("the outcome employers want", priority.outcome),
        ("specific skills", priority.skills),
        (EVIDENCE, _standing(priority)),
    )
    return [name for name, held in facts if not held]


def _standing(priority: Priority) -> list[Need]:
    """Return the needs a priority cites that were not withdrawn since."""
    return [need for need in priority.needs.all() if need.state == NeedState.RECORDED]


def needs_heard_from_employers(version: Version) -> QuerySet[Need]:
    """Return the needs that a version's priorities rest on and that an employer voiced (Act s.1(8)(b))."""
    voiced = Q(evidence__record__participations__capacity=Participation.Capacity.EMPLOYER)
    return Need.objects.filter(voiced, priorities__version=version, state=NeedState.RECORDED).distinct()


def priorities_without_change(version: Version) -> list[Priority]:
    """Return the priorities that lead to no change, unless a priority below them does."""
    counted = version.priorities.annotate(changed=Count("changes", distinct=True), parts=Count("below", distinct=True))
    return list(counted.filter(changed=0, parts=0))


def changes_without_action(version: Version) -> list[Change]:
    """Return the changes that no action brings about."""
    return list(version.changes.annotate(acted=Count("actions")).filter(acted=0))


def next_position(version: Version) -> int:
    """Return the place of a new priority: after all others."""
    last: int | None = version.priorities.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def needs_for(version: Version) -> QuerySet[Need]:
    """Return the needs that a version may cite: those that stand for its designation, and those handed over to it."""
    return needs_citable_for(version.designation)


def owners_for(version: Version) -> QuerySet[Organisation]:
    """Return the organisations that may own an action of a version.

    Any kind of organisation may; of employers and other organisations only those known to this body, because whom
    another one listens to is its own knowledge; and those that own an action brought forward from a published plan.
    """
    kinds, designation = Organisation.Kind, version.designation
    heard = Participation.objects.filter(record__designation=designation).values("organisation")
    partners = designation.partners.values("organisation")
    brought = version.actions.exclude(came_from=None).values("owner")
    public_bodies = Q(kind__in=[kinds.BODY, kinds.PROVIDER, kinds.AUTHORITY, kinds.DEPARTMENT])
    return Organisation.objects.filter(
        public_bodies | Q(pk__in=heard) | Q(pk__in=partners) | Q(pk__in=brought)
    ).order_by("name", "pk")


def unit_groups() -> QuerySet[Occupation]:
    """Return the occupations that a priority may name: the unit groups of SOC 2020."""
    return occupations().filter(kind=Occupation.Kind.UNIT)


def all_pathways() -> QuerySet[Pathway]:
    """Return every pathway with its route, in the order of Annex C."""
    return Pathway.objects.select_related("route").order_by("route__position", "position")
