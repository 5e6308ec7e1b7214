"""What the record says of a period of work: a progress report begins with it, and freezes it when it is submitted.

It holds plain JSON values only: days are ISO dates.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from lifecycle import clock
from plans.models import DeliveryPlan, EarlyWarning, ProgressReport, ProgressReportState
from plans.selectors.milestones import MilestoneStanding, milestone_standings
from plans.selectors.targets import target_standings
from plans.selectors.warnings import early_warnings_of_period
from plans.selectors.work import in_words, risks_of

Facts = dict[str, Any]
NEXT = 3  # how many of the milestones to come a report names


def report_before(report: ProgressReport) -> ProgressReport | None:
    """Return the report submitted before this one, if any was."""
    others = ProgressReport.objects.filter(designation=report.designation, submitted_on__isnull=False)
    others = others.exclude(pk=report.pk).exclude(state=ProgressReportState.DRAFTING)
    return others.filter(number__lte=report.number).order_by("-number", "-pk").first()


def facts_to_report(report: ProgressReport) -> Facts:
    """Return what a report says of its period by itself: as it was frozen, or as the record has it today."""
    if report.state in (ProgressReportState.SUBMITTED, ProgressReportState.ACKNOWLEDGED):
        return dict(report.snapshot)
    return facts_of_today(report)


def facts_of_today(report: ProgressReport) -> Facts:
    """Return what the record says of the period of a report today; nothing before there is a plan to report on."""
    plan: DeliveryPlan | None = report.delivery_plan if report.delivery_plan_id else None
    if plan is None:
        return {}
    return _facts(report, plan, clock.today())


def _facts(report: ProgressReport, plan: DeliveryPlan, today: date) -> Facts:
    before = report_before(report)
    earlier: Facts = before.snapshot if before else {}
    since = before.submitted_on if before else None
    standings = milestone_standings(plan, today)
    reached = earlier.get("reached", [])
    coming = [one for one in standings if not one.done_on and not one.slipped]
    risks = {str(risk.number): _risk(risk) for risk in risks_of(plan)}
    return {
        "since": since.isoformat() if since else "",
        "until": today.isoformat(),
        "milestones": len(standings),
        "reached": [one.milestone.number for one in standings if one.done_on],
        "done": _milestones(one for one in standings if one.done_on and one.milestone.number not in reached),
        "slipped": _milestones(one for one in standings if one.slipped),
        "next": _milestones(coming[:NEXT]),
        "engagement": [
            {
                "group": one.target.get_group_display(),
                "by": one.target.by_day.isoformat(),
                "planned": one.target.planned,
                "heard": one.heard,
                "met": one.met,
                "missed": one.missed,
            }
            for one in target_standings(plan, today)
        ],
        "risks": risks,
        "changes": _changes(earlier.get("risks"), risks),
        "warnings": [_warning(one) for one in early_warnings_of_period(report.designation, since)],
    }


def _milestones(standings: Iterable[MilestoneStanding]) -> list[Facts]:
    return [
        {
            "title": str(one.milestone),
            "due_on": one.milestone.due_on.isoformat(),
            "expected_on": one.expected_on.isoformat(),
            "done_on": one.done_on.isoformat() if one.done_on else "",
            "reason": one.reason,
            "standing": one.standing.value,
        }
        for one in standings
    ]


def _risk(risk: Any) -> Facts:
    names = ("likelihood", "impact", "mitigation", "owner")
    return {"title": str(risk), "score": risk.score} | {name: in_words(risk, name) for name in names}


def _changes(earlier: Facts | None, now: Facts) -> list[Facts]:
    """Return the risks that are new, changed or gone since the report before; all of them where there was none."""
    if earlier is None:
        return [{"change": "First report", **risk} for risk in now.values()]
    new = [{"change": "New", **risk} for number, risk in now.items() if number not in earlier]
    changed = [
        {"change": "Changed", "score_before": earlier[number]["score"], **risk}
        for number, risk in now.items()
        if number in earlier and earlier[number] != risk
    ]
    gone = [{"change": "Gone", **risk} for number, risk in earlier.items() if number not in now]
    return new + changed + gone


def _warning(one: EarlyWarning) -> Facts:
    return {
        "pk": one.pk,
        "kind": one.get_kind_display(),
        "raised_on": one.raised_on.isoformat(),
        "state": one.get_state_display(),
        "what": one.what,
        "doing": one.doing,
    }
