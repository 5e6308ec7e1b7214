"""One record of each workflow in any state, for tests that walk whole tables.

The state is set in memory only: the engine's answers follow the record it is given, and a database would refuse states
without the facts that belong to them.
"""

import copy
from datetime import date

from accounts.models import Organisation, Scope
from accounts.roles import CASE_OFFICER, Role, ScopeKind, roles_in
from accounts.selectors import nation
from accounts.services import open_scope, scope_of
from approvals.caseload import services as caseload
from approvals.models import Case
from lifecycle import clock, wiring
from lifecycle.models import Chain, Record
from lifecycle.workflow import NEW
from plans.models import AuthorityStatement
from plans.services.organisations import open_people_of
from tests.factories import (
    accounts,
    approvals,
    blockers,
    dates,
    declarations,
    delivery,
    departures,
    designations,
    engagement,
    governance,
    intelligence,
    interests,
    interventions,
    mergers,
    plans,
    practice,
    provider_issues,
    removals,
    terms_changes,
)

DAY = date(2023, 1, 10)


def made(workflow: str, kind: str = "") -> tuple[Record, object]:
    """Make a record of a workflow, and return it with what a new one of its kind is begun below.

    `kind` is the kind of place in which it lies, for the workflows that every kind of place has.
    """
    with clock.at(DAY):
        return ANYWHERE[workflow](kind) if kind else MAKERS[workflow]()


def put(record: Record, parent: object, state: str) -> Record:
    """Return a copy of a record in a state, or a new one below its parent that is not saved."""
    workflow = record.workflow_name
    if state == NEW:
        desk = wiring.desk(workflow)
        if desk.new is None:
            return Case(version=record.version, chain=record.chain, edition=record.edition)
        made = desk.new(parent)
        if isinstance(record, AuthorityStatement):  # the form names the authority, and so whose scope it lies in
            made.authority, made.scope = record.authority, record.scope
        return made
    record = copy.copy(record)
    record.state = state
    return record


def scope_for(record: Record, role: Role) -> Scope:
    """Return the scope in which a role counts for a record, or another of its kind where the record lies in none."""
    if role.scope == ScopeKind.NATION:
        return nation()
    found = [scope for scope in record.scopes() if scope is not None and scope.kind == role.scope]
    return found[0] if found else another_scope(role)


def lies_in_scope_of(record: Record, role: Role) -> bool:
    """Say whether a record lies in a scope in which a role can be held for it."""
    kinds = {scope.kind for scope in record.scopes() if scope is not None}
    return role.scope == ScopeKind.NATION or role.scope in kinds


def another_scope(role: Role) -> Scope:
    """Make a scope of the kind in which a role is held, that no record of a test lies in."""
    if role.scope == ScopeKind.DESIGNATION:
        body = accounts.organisation()
        return open_scope(body, ScopeKind.DESIGNATION, Chain.objects.create(title=body.name), body.name)
    kind = Organisation.Kind.PROVIDER if role.scope == ScopeKind.PROVIDER else Organisation.Kind.AUTHORITY
    return scope_of(accounts.organisation(kind), ScopeKind(role.scope))


def _assignment() -> tuple[Record, object]:
    officer, area = accounts.holder(CASE_OFFICER), designations.area()
    assignment = caseload.new_assignment(area)
    caseload.assign(assignment, by=officer, officer=officer)
    return assignment, designations.area()


def _cover() -> tuple[Record, object]:
    officer, other = accounts.holder(CASE_OFFICER), accounts.holder(CASE_OFFICER)
    cover = caseload.new_cover(officer)
    caseload.arrange(cover, by=officer, covering=other, since=DAY, until=DAY)
    return cover, officer


def _designation() -> tuple[Record, object]:
    record = designations.proposed()
    return record, designations.area()


def _terms_change() -> tuple[Record, object]:
    designation = designations.designated()
    return terms_changes.drafted(designation), designation


def _policy() -> tuple[Record, object]:
    record = interests.policy(plans.designated())
    return record, plans.designated()


def _register() -> tuple[Record, object]:
    record = interests.register(plans.designated())
    return record, plans.designated()


def _interest() -> tuple[Record, object]:
    designation = plans.designated()
    return interests.interest(designation), designation


def _removal() -> tuple[Record, object]:
    designation = designations.designated()
    return removals.proposed(designation), designation


def _declaration() -> tuple[Record, object]:
    designation = plans.designated()
    provider = engagement.provider()
    engagement.provision(provider, designation.area)
    scope_of(provider, ScopeKind.PROVIDER)
    open_people_of(plans.mayoral_authority(designation.area))
    return declarations.declaration(designation), designation


def _departure() -> tuple[Record, object]:
    designation = plans.designated()
    return departures.departure(designation), designation


def _group() -> tuple[Record, object]:
    designation = plans.designated()
    return governance.group(designation), designation


def _meeting() -> tuple[Record, object]:
    group = governance.group(plans.designated())
    return governance.meeting(group), group


def _delivery_plan() -> tuple[Record, object]:
    designation = delivery.designated()
    people = delivery.team(designation)
    return delivery.draft_plan(designation, by=people.lead), designation


def _progress_report() -> tuple[Record, object]:
    designation = delivery.designated()
    people = delivery.team(designation)
    delivery.approved_plan(designation, by=people.lead, officer=people.officer)
    return delivery.draft_report(designation, by=people.lead), designation


def _early_warning() -> tuple[Record, object]:
    designation = delivery.designated()
    people = delivery.team(designation)
    return delivery.early_warning(designation, by=people.lead), designation


def _engagement() -> tuple[Record, object]:
    designation = plans.designated()
    return engagement.engagement(designation), designation


def _need() -> tuple[Record, object]:
    designation = plans.designated()
    return engagement.need(designation), designation


def _materiality() -> tuple[Record, object]:
    designation = plans.designated()
    provider = engagement.provider()
    engagement.provision(provider, designation.area)
    return engagement.decision(designation, provider), designation


def _merger() -> tuple[Record, object]:
    return mergers.merger(), engagement.published_provider()


def _plan() -> tuple[Record, object]:
    designation = plans.designated()
    return plans.draft(designation, by=plans.team(designation).editor), designation


def _statement() -> tuple[Record, object]:
    designation = plans.designated()
    editor = plans.team(designation).editor
    version = plans.draft(designation, by=editor)
    authority = plans.mayoral_authority(designation.area)
    return plans.requested(version, authority, by=editor), version


def _case() -> tuple[Record, object]:
    return approvals.assessing(approvals.people()), None


def _date_change() -> tuple[Record, object]:
    deadline = dates.deadline(plans.designated(), "plan_ready")
    return dates.changed(deadline), deadline


def _intelligence() -> tuple[Record, object]:
    designation = plans.designated()
    return intelligence.recorded(designation), designation


def _intervention() -> tuple[Record, object]:
    designation = plans.designated()
    return interventions.opened(designation), designation


def _blocker() -> tuple[Record, object]:
    scope = plans.designated().scope
    return blockers.raised(scope), scope


def _practice() -> tuple[Record, object]:
    scope = plans.designated().scope
    return practice.posted(scope), scope


def _provider_issue() -> tuple[Record, object]:
    record = provider_issues.raised(designation=plans.designated())
    return record, record.scope


def _place(kind: str) -> Scope:
    if kind == ScopeKind.NATION:
        return nation()
    return another_scope(roles_in(ScopeKind(kind))[0])


def _role(kind: str) -> tuple[Record, object]:
    place = _place(kind)
    role = roles_in(ScopeKind(kind))[-1]
    return accounts.held_by(accounts.holder(role, place))[0], place


def _invitation(kind: str) -> tuple[Record, object]:
    place = _place(kind)
    return accounts.invited(place), place


def _access_review(kind: str) -> tuple[Record, object]:
    place = _place(kind)
    return accounts.reviewed(place), place


def _factor_reset(kind: str) -> tuple[Record, object]:
    place = _place(kind)
    return accounts.reset_asked(place), accounts.held_by(accounts.holder(roles_in(ScopeKind(kind))[-1], place))[0]


def _entered_date(kind: str) -> tuple[Record, object]:
    designation = plans.designated()
    place = designation.scope if kind == ScopeKind.DESIGNATION else _place(kind)
    return dates.entered(place), place


def _pre_election() -> tuple[Record, object]:
    return dates.pre_election(), nation()


def _date_round() -> tuple[Record, object]:
    plans.designated()
    return dates.round_of(), nation()


# Workflows that every kind of place has.
ANYWHERE = {
    "role": _role,
    "invitation": _invitation,
    "access-review": _access_review,
    "factor-reset": _factor_reset,
    "entered-date": _entered_date,
}
MAKERS = {
    "assignment": _assignment,
    "cover": _cover,
    "designation": _designation,
    "terms-change": _terms_change,
    "conflict-policy": _policy,
    "interests-register": _register,
    "interest": _interest,
    "removal": _removal,
    "declaration": _declaration,
    "departure": _departure,
    "governance-group": _group,
    "meeting": _meeting,
    "delivery-plan": _delivery_plan,
    "progress-report": _progress_report,
    "early-warning": _early_warning,
    "engagement": _engagement,
    "need": _need,
    "materiality": _materiality,
    "merger": _merger,
    "plan": _plan,
    "statement": _statement,
    "case": _case,
    "date-change": _date_change,
    "date-round": _date_round,
    "pre-election": _pre_election,
    "intelligence": _intelligence,
    "intervention": _intervention,
    "blocker": _blocker,
    "practice": _practice,
    "provider-issue": _provider_issue,
}
