"""What may be read of delivery plans and progress reports."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.selectors import is_national
from designations.models import Designation
from designations.selectors import scopes_read_by
from lifecycle.models import Deadline, Entry
from lifecycle.selectors import entries_of, open_deadlines
from plans.models import DeliveryPlan, DeliveryPlanState, ProgressReport, ProgressReportState


def delivery_plans_seen_by(person: Any) -> QuerySet[DeliveryPlan]:
    """Return the delivery plans that a person may see: all for the department, its own for an ERB, else none."""
    found = DeliveryPlan.objects.select_related("chain", "edition", "designation__area", "designation__body")
    return found if is_national(person) else found.filter(_in_scopes_of(person))


def progress_reports_seen_by(person: Any) -> QuerySet[ProgressReport]:
    """Return the progress reports that a person may see: all for the department, its own for an ERB, else none."""
    found = ProgressReport.objects.select_related(
        "chain", "edition", "deadline", "delivery_plan", "designation__area", "designation__body"
    )
    return found if is_national(person) else found.filter(_in_scopes_of(person))


def _in_scopes_of(person: Any) -> Q:
    return Q(designation__scope__in=scopes_read_by(person))


def open_delivery_plans(designation: Designation) -> QuerySet[DeliveryPlan]:
    """Return the version of the delivery plan that is not approved yet; at most one."""
    return DeliveryPlan.objects.filter(designation=designation).exclude(state=DeliveryPlanState.APPROVED)


def newest_delivery_plan(designation: Designation) -> DeliveryPlan | None:
    """Return the highest version of a designation's delivery plan."""
    return DeliveryPlan.objects.filter(designation=designation).order_by("-number").first()


def newest_approved_plan(designation: Designation) -> DeliveryPlan | None:
    """Return the version of a designation's delivery plan that is worked to: the newest that is approved."""
    approved = DeliveryPlan.objects.filter(designation=designation, state=DeliveryPlanState.APPROVED)
    return approved.order_by("-number").first()


def delivery_plan_to_report_on(designation: Designation) -> DeliveryPlan | None:
    """Return the newest version that the department has or approved; else one that was returned or taken back."""
    submitted = DeliveryPlan.objects.filter(designation=designation, submitted_on__isnull=False).order_by("-number")
    return submitted.exclude(state=DeliveryPlanState.DRAFTING).first() or submitted.first()


def duty_of(plan: DeliveryPlan) -> Deadline | None:
    """Return the duty to submit a delivery plan that a version fulfilled, or that is still open."""
    entries = Entry.objects.filter(workflow=plan.workflow_name, record_id=str(plan.pk)).values("pk")
    duties = Deadline.objects.filter(Q(closed_by=None) | Q(closed_by__in=entries), chain=plan.chain)
    return duties.filter(clock="delivery_plan").order_by("-pk").first()


def open_duty(designation: Designation, clock: str) -> Deadline | None:
    """Return the open deadline of a clock of a designation; `None` where no clock runs."""
    return open_deadlines([designation.chain]).filter(clock=clock).first()


def delivery_duties(designation: Designation) -> QuerySet[Deadline]:
    """Return the open duties to submit a delivery plan and a progress report, the next one first."""
    return open_deadlines([designation.chain]).filter(clock__in=["delivery_plan", "progress_report"])


def reports_on(deadline: Deadline) -> QuerySet[ProgressReport]:
    """Return the report on the period of a deadline; at most one."""
    return ProgressReport.objects.filter(deadline=deadline)


def open_reports_without_deadline(designation: Designation) -> QuerySet[ProgressReport]:
    """Return the reports that are drafted where no clock runs."""
    drafts = ProgressReport.objects.filter(designation=designation, deadline=None)
    return drafts.filter(state=ProgressReportState.DRAFTING)


def newest_report(designation: Designation) -> ProgressReport | None:
    """Return the progress report with the highest number."""
    return ProgressReport.objects.filter(designation=designation).order_by("-number").first()


def last_reports_sent(designations: Iterable[Designation]) -> QuerySet[ProgressReport]:
    """Return the newest report that each of some designations has sent to the department."""
    sent = ProgressReport.objects.exclude(state=ProgressReportState.DRAFTING)
    newest = sent.filter(designation=OuterRef("designation")).order_by("-number", "-pk").values("pk")[:1]
    return sent.filter(designation__in=list(designations), pk=Subquery(newest))


def saves_of(record: Any) -> int:
    """Return how often a draft was saved."""
    return entries_of(record).filter(move="write").count()


def last_save_of(record: Any) -> Entry | None:
    """Return the entry of the last save of a draft: who saved it, and when."""
    return entries_of(record).filter(move="write").first()
