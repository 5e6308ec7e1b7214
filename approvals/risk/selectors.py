"""The facts that count for the risk of designations, read for all of them together."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from approvals.interventions.selectors import highest_levels, open_interventions_by_designation
from approvals.models.interventions import Level
from approvals.risk.score import Facts, LateDuty, Risk, risk_of
from designations.interests.selectors import standings
from designations.models import Designation
from lifecycle.models import Deadline
from lifecycle.selectors import open_deadlines
from plans.models import ProgressReport
from plans.selectors.delivery import last_reports_sent
from plans.selectors.milestones import late_milestones
from plans.selectors.versions import designations_with_a_plan_begun
from plans.selectors.warnings import count_open_early_warnings

PLAN_READY = "plan_ready"


def risks_of(designations: Sequence[Designation], today: date) -> dict[int, Risk]:
    """Return the risk of each designation by its key, in a number of queries that does not grow with them."""
    due = _due(designations)
    reports = {report.designation_id: report for report in last_reports_sent(designations)}
    begun = designations_with_a_plan_begun(designations)
    late = late_milestones(designations, today)
    warnings, steps = count_open_early_warnings(designations), _steps()
    lacking = {one.designation.pk: tuple(one.flags) for one in standings(today)}
    return {
        one.pk: risk_of(
            replace(
                _facts(due[one.chain_id], reports.get(one.pk), today),
                plan_begun=one.pk in begun,
                late_milestones=late.get(one.pk, 0),
                warnings=warnings.get(one.pk, 0),
                step=steps.get(one.pk, ""),
                lacking=lacking.get(one.pk, ()),
            )
        )
        for one in designations
    }


def _steps() -> dict[int, str]:
    """Return the highest step that the open interventions of each designation reached, by its key."""
    found = open_interventions_by_designation()
    levels = highest_levels(one for several in found.values() for one in several)
    order = [level.value for level in Level]
    reached = {key: [levels[one.pk].value for one in several if one.pk in levels] for key, several in found.items()}
    return {key: max(several, key=order.index) for key, several in reached.items() if several}


def _due(designations: Sequence[Designation]) -> dict[int, list[Deadline]]:
    due = defaultdict(list)
    for deadline in open_deadlines([one.chain for one in designations]):
        due[deadline.chain_id].append(deadline)
    return due


def _facts(due: list[Deadline], report: ProgressReport | None, today: date) -> Facts:
    """Return what the open duties and the newest report say."""
    ready = next((one for one in due if one.clock == PLAN_READY), None)
    return Facts(
        late=tuple(LateDuty(one.title, -one.days_left) for one in due if one.late),
        rating=report.rating if report else "",
        for_attention=report is not None and report.for_attention,
        plan_due_in=(ready.due_on - today).days if ready else None,
    )
