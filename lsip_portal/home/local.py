"""The homes of those who work in an area: its ERB, its providers and its authorities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from accounts.models import Organisation, Scope
from accounts.roles import ScopeKind
from accounts.selectors import scopes_of
from approvals.interventions.selectors import in_state, interventions_about
from approvals.models import InterventionState
from approvals.selectors import without_internal
from designations.interests.selectors import flags_of
from designations.models import Designation
from designations.selectors import designations_seen_by
from engagement.duty import DutyStatus
from engagement.selectors import duties_of
from lifecycle import pages
from lifecycle.models import Chain, Deadline, Entry, Record
from lifecycle.selectors import entries_in, open_deadlines, workflows_in
from lifecycle.workflow import tables
from plans.models import AuthorityStatement, ProgressReportState
from plans.selectors.delivery import open_delivery_plans, progress_reports_seen_by
from plans.selectors.statements import statements_seen_by
from plans.selectors.versions import open_versions

ABOUT_PEOPLE = ("role", "invitation", "access-review", "factor-reset")  # they have a page of their own
BEGINNINGS = ("delivery-plan", "progress-report", "engagement", "need", "plan")
UNTIL_MADE = {"delivery-plan", "plan"}  # worth beginning under an edition that sets no date for them, too


@dataclass(frozen=True)
class Workplace:
    """A designation as its people see it: what is due, what is open, and what they can begin.

    `beginnings` leaves out what is in work, and what answers a duty that is not open; both have pages of their own.
    """

    designation: Designation
    due: list[Deadline]
    open: list[Record]
    beginnings: dict[str, pages.Choice]
    links: list[tuple[str, str]]
    flags: list[str]


def workplaces(person: Any) -> list[Workplace]:
    """Return the designations in which the person holds a role."""
    mine = designations_seen_by(person).filter(scope__in=scopes_of(person, ScopeKind.DESIGNATION))
    return [_workplace(designation, person) for designation in mine.order_by("area__name")]


def _workplace(designation: Designation, person: Any) -> Workplace:
    versions = open_versions(designation).order_by("pk")
    reports = progress_reports_seen_by(person).filter(designation=designation, state=ProgressReportState.DRAFTING)
    in_work: list[Record] = [*open_delivery_plans(designation), *reports, *versions]
    due = list(open_deadlines([designation.chain]))
    names = _next_ones(designation, {record.workflow_name for record in in_work}, {duty.clock for duty in due})
    beginnings = {name: choice for name in names for choice in pages.beginnings(name, designation, person)}
    return Workplace(
        designation=designation,
        due=due,
        beginnings={name: choice for name, choice in beginnings.items() if choice.allowed},
        open=[*in_work, *in_state(interventions_about(designation, person), InterventionState.OPEN)],
        links=[
            ("Calendar", f"{reverse('calendar')}?place={designation.scope_id}"),
            ("Designation", designation.get_absolute_url()),
            ("People", designation.scope.get_absolute_url()),
            ("Delivery plan and progress reports", reverse("delivery", args=[designation.pk])),
            ("Engagement", reverse("engagement_list", args=[designation.pk])),
            ("Skills needs", reverse("needs_list", args=[designation.pk])),
            ("Plans", reverse("plans_of_designation", args=[designation.pk])),
            ("Plans submitted for approval", reverse("cases")),
            ("Honesty and impartiality", reverse("impartiality", args=[designation.pk])),
            ("Departures from the guidance", reverse("departures", args=[designation.pk])),
            ("Interventions", reverse("area_interventions", args=[designation.pk])),
            ("National blockers", reverse("blockers")),
            ("Good practice", reverse("practices")),
        ],
        flags=flags_of(designation),
    )


def _next_ones(designation: Designation, in_work: set[str], due: set[str]) -> list[str]:
    """Return what is worth beginning now: not what is in work, nor again what was made and is not due."""
    made = workflows_in(designation.chain)
    answers = {name: {clock for row in tables()[name].moves for clock in row.stops} for name in BEGINNINGS}
    wanted = {name for name in BEGINNINGS if not answers[name] or answers[name] & due}
    wanted |= UNTIL_MADE - made
    return [name for name in BEGINNINGS if name in wanted - in_work]


@dataclass(frozen=True)
class ProviderDesk:
    """A provider as its people see it: the duty in each area, and the plans it must have regard to."""

    organisation: Organisation
    duties: list[DutyStatus]
    href: str
    people: str
    due: list[Deadline]
    calendar: str


def provider_desks(person: Any, today: date) -> list[ProviderDesk]:
    """Return the providers in which the person holds a role."""
    found = scopes_of(person, ScopeKind.PROVIDER).select_related("organisation__provider", "chain")
    return [_provider_desk(scope, scope.organisation, today) for scope in found if scope.organisation]


def _provider_desk(scope: Scope, one: Organisation, today: date) -> ProviderDesk:
    href = reverse("provider", args=[one.provider.ukprn]) if one.provider else ""
    due = list(open_deadlines([scope.chain]))
    calendar = f"{reverse('calendar')}?place={scope.pk}"
    return ProviderDesk(one, duties_of(one, today), href, scope.get_absolute_url(), due, calendar)


def authorities_of(person: Any) -> list[Scope]:
    """Return the authorities in which the person holds a role."""
    found = scopes_of(person, ScopeKind.AUTHORITY).select_related("organisation__authority")
    return list(found.order_by("title"))


def statements_of(person: Any) -> list[AuthorityStatement]:
    """Return the statements asked of the authorities in which the person holds a role, the newest first."""
    mine = scopes_of(person, ScopeKind.AUTHORITY)
    return list(statements_seen_by(person).filter(scope__in=mine).order_by("-pk"))


def changes_everywhere(person: Any) -> list[tuple[Entry, pages.Happening]]:
    """Return what happened last in any history."""
    return changes_in(person, Chain.objects.all())


def changes_near(person: Any, workplaces: list[Workplace], statements: list[AuthorityStatement]) -> list[Any]:
    """Return what happened last to what the person works with: all of a designation, or the plan an authority reads."""
    chains = {place.designation.chain for place in workplaces}
    if chains or not statements:
        return changes_in(person, chains)
    near = entries_in({statement.chain for statement in statements}).filter(workflow__in=("plan", "statement"))
    return [(entry, pages.happening(entry)) for entry in near.exclude(move="write")[:8]]


def changes_in(person: Any, chains: Iterable[Any], limit: int = 8) -> list[tuple[Entry, pages.Happening]]:
    """Return what happened last in some histories, as far as the person may read it, with the place each is about."""
    entries = (
        without_internal(person, entries_in(chains)).exclude(move="write").exclude(workflow__in=ABOUT_PEOPLE)[:limit]
    )
    return [(entry, pages.happening(entry)) for entry in entries]
