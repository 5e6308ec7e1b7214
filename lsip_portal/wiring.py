"""The only upward edges of the project: what follows a move, what must hold for the sake of an app above, who is barred
from one, whose duty each clock is, what long work runs, which desks are open. Each list names plain functions, in the
order in which they run, in the transaction of the move."""

from collections.abc import Callable, Iterator
from typing import Any

from accounts import bars as people
from accounts import selectors as accounts
from accounts.correspondence.selectors import menders_of_address
from accounts.desks import invitation_desk, review_desk, role_desk
from accounts.resets import bars as resets
from accounts.resets.desk import RESET_DESK
from accounts.roles import AUTHORITY_SIGNATORY, CASE_OFFICER, ERB_LEAD, PROVIDER_LEAD, Role
from approvals import bars, guards
from approvals import services as approvals
from approvals.blockers.desk import BLOCKER_DESK
from approvals.caseload import selectors as caseload
from approvals.caseload.desks import assignment_desk, cover_desk
from approvals.dates.desks import date_change_desk, entered_date_desk
from approvals.dates.pre_election import guards as pre_election
from approvals.dates.pre_election.desk import pre_election_desk
from approvals.dates.rounds import services as rounds
from approvals.dates.rounds.desk import date_round_desk
from approvals.desks import case_desk
from approvals.intelligence.desk import INTELLIGENCE_DESK
from approvals.interventions.desk import INTERVENTION_DESK
from approvals.interventions.selectors import interventions_about
from approvals.matters import matters_open_to
from approvals.practice.desk import PRACTICE_DESK
from approvals.provider_issues.desk import PROVIDER_ISSUE_DESK
from approvals.selectors import without_internal
from designations import bars as designation_bars
from designations.declarations.bars import who_declared_an_interest_stands_aside
from designations.declarations.desks import declaration_desk
from designations.departures.desks import departure_desk
from designations.desks import DESIGNATION_DESK
from designations.governance.desks import group_desk, meeting_desk
from designations.interests.desks import interest_desk, policy_desk, register_desk
from designations.removals.desk import REMOVAL_DESK
from designations.selectors import is_in_force
from designations.terms_changes.desk import TERMS_CHANGE_DESK
from engagement.desks import engagement_desk, materiality_desk, need_desk
from engagement.mergers import guards as mergers
from engagement.mergers.desk import MERGER_DESK
from lifecycle.desk import Desk
from lifecycle.rules import Rule
from lifecycle.workflow import Bar, Follower
from lsip_portal.places import designations_with_a_part, page_of_scope, places_with_a_part
from plans import rendering, verification
from plans.desks.delivery import delivery_plan_desk, early_warning_desk, progress_report_desk
from plans.desks.plan import plan_desk
from plans.desks.statement import statement_desk
from plans.guards import evidence
from plans.selectors.versions import version_in_force
from reference.selectors import bank_holidays_held

FOLLOWERS: dict[str, list[Follower]] = {
    "plan.submit": [approvals.open_case],
    "plan.take_back": [approvals.close_case],
}
RULES: dict[str, tuple[Rule, ...]] = {
    "invitation.invite": (mergers.nobody_is_invited_to_a_provider_that_is_part_of_another,),
    "invitation.send_again": (mergers.nobody_is_invited_to_a_provider_that_is_part_of_another,),
    "invitation.accept": (mergers.nobody_is_invited_to_a_provider_that_is_part_of_another,),
    "entered-date.enter": (mergers.no_date_is_set_for_a_provider_that_is_part_of_another,),
    "need.withdraw": (evidence.no_settled_plan_rests_on_it,),
    "plan.take_back": (guards.assessment_has_not_begun,),
    "case.publish": (pre_election.no_pre_election_period_bars_the_plan,),
    "designation.publish_notice": (pre_election.no_pre_election_period_bars_the_notice,),
    "terms-change.publish_notice": (pre_election.no_pre_election_period_bars_the_notice,),
    "removal.publish_notice": (pre_election.no_pre_election_period_bars_the_notice,),
}
HOLDS = accounts.holds
HOLDERS = caseload.holders
HOLDERS_IN_CHAINS = caseload.holders_in_chains
# Whose duty each clock is. Who oversees them is told as well when one is late.
DUTIES: dict[str, Role] = {
    "delivery_plan": ERB_LEAD,
    "progress_report": ERB_LEAD,
    "plan_ready": ERB_LEAD,
    "annual_review": ERB_LEAD,
    "draft_priorities": ERB_LEAD,
    "yearly_report_designation": ERB_LEAD,
    "other_designation": ERB_LEAD,
    "accountability_statement": PROVIDER_LEAD,
    "yearly_report_provider": PROVIDER_LEAD,
    "other_provider": PROVIDER_LEAD,
    "other_authority": AUTHORITY_SIGNATORY,
}
OVERSEER = CASE_OFFICER
BARS: list[Bar] = [
    who_declared_an_interest_stands_aside,
    *bars.BARS,
    *designation_bars.BARS,
    *people.BARS,
    *resets.BARS,
]
JOBS: dict[str, Callable[..., None]] = {
    "plan.render": rendering.render,
    rounds.KIND_OF_JOB: rounds.enter_everywhere,
}
ANSWERS: dict[str, Callable[..., Any]] = {
    "plan_in_force": version_in_force,
    "designation_in_force": is_in_force,
    "page_of_scope": page_of_scope,
    "bank_holidays": bank_holidays_held,
    "chains_seen_by": accounts.chains_seen_by,
    "places_with_a_part": places_with_a_part,
    "designations_with_a_part": designations_with_a_part,
    "matters_open_to": matters_open_to,
    "menders_of_address": menders_of_address,
    "interventions_about": interventions_about,
    "entries_shown_to": without_internal,
}
VERIFIERS: list[Callable[[], Iterator[str]]] = [verification.faults_of_snapshots]
DESKS: list[Desk] = [
    DESIGNATION_DESK,
    TERMS_CHANGE_DESK,
    policy_desk,
    register_desk,
    interest_desk,
    REMOVAL_DESK,
    declaration_desk,
    departure_desk,
    group_desk,
    meeting_desk,
    engagement_desk,
    need_desk,
    materiality_desk,
    MERGER_DESK,
    delivery_plan_desk,
    progress_report_desk,
    early_warning_desk,
    plan_desk,
    statement_desk,
    case_desk,
    date_change_desk,
    entered_date_desk,
    assignment_desk,
    cover_desk,
    pre_election_desk,
    INTELLIGENCE_DESK,
    INTERVENTION_DESK,
    BLOCKER_DESK,
    PRACTICE_DESK,
    PROVIDER_ISSUE_DESK,
    date_round_desk,
    role_desk,
    invitation_desk,
    review_desk,
    RESET_DESK,
]
