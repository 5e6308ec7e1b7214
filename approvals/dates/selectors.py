"""What may be read of due dates: those of the places in which a person works, all of them for the department."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from accounts.models import Scope
from accounts.roles import CASE_OFFICER, ScopeKind
from accounts.selectors import holds_any, is_national, scopes_of
from approvals.models import DateChange, EnteredDate
from designations.models import Designation
from designations.selectors import scopes_read_by
from engagement.selectors import provider_places_read_by
from lifecycle import selectors as lifecycle
from lifecycle.models import Chain, Deadline, Edition, Entry


def places_of(person: Any) -> QuerySet[Scope]:
    """Return the places whose dates a person may read: their own, every one for the department."""
    found = Scope.objects.select_related("organisation", "chain")
    if is_national(person):
        return found
    own = Q(pk__in=scopes_read_by(person).values("pk"))
    own |= Q(pk__in=provider_places_read_by(person).values("pk"))
    own |= Q(pk__in=scopes_of(person, ScopeKind.AUTHORITY).values("pk"))
    return found.filter(own)


def places_open_to(person: Any) -> QuerySet[Scope]:
    """Return the places for which a person may see dates entered: the department alone enters any."""
    return places_of(person) if is_national(person) else Scope.objects.none()


def deadlines_seen_by(person: Any) -> QuerySet[Deadline]:
    """Return the duties of the places whose dates a person may read, with what a page says of each."""
    found = Deadline.objects.select_related("chain__scope__organisation", "edition", "changed_by", "closed_by")
    found = found.prefetch_related("changed_by__texts")
    if is_national(person):
        return found
    return found.filter(chain__in=places_of(person).values("chain"))


def changes_dates(person: Any) -> bool:
    """Say whether a person may change dates: those who may do it for one may do it for many."""
    return holds_any(person, [CASE_OFFICER])


def changes_seen_by(person: Any) -> QuerySet[DateChange]:
    """Return the changes of the dates that a person may read."""
    found = DateChange.objects.select_related("deadline__chain__scope__organisation", "edition", "chain")
    return found.filter(deadline__in=deadlines_seen_by(person).values("pk"))


def entered_dates_seen_by(person: Any) -> QuerySet[EnteredDate]:
    """Return the entered dates of the places that a person may read."""
    found = EnteredDate.objects.select_related("scope__organisation", "edition", "chain")
    return found.filter(scope__in=places_of(person).values("pk"))


def entered_date_of(deadline: Deadline) -> EnteredDate | None:
    """Return the entered date that a deadline came of; `None` where an edition set it."""
    if deadline.workflow != EnteredDate.workflow_name:
        return None
    return EnteredDate.objects.select_related("scope__organisation", "edition", "chain").get(pk=deadline.record_id)


def as_it_is(deadline: Deadline) -> Deadline:
    """Return a deadline as it is at this moment, whatever was read of it before."""
    return Deadline.objects.select_related("chain__scope").get(pk=deadline.pk)


def open_date(chain: Chain, clock: str) -> Deadline | None:
    """Return the open deadline of a clock in a history, if there is one."""
    return lifecycle.open_deadlines([chain]).filter(clock=clock).first()


def designation_of_chain(chain: Chain) -> Designation | None:
    """Return the designation whose history a chain is; `None` for every other place."""
    return Designation.objects.filter(scope__chain=chain).select_related("area", "body").first()


def edition_for(scope: Scope) -> Edition:
    """Return the edition that dates of a place lie under: that of its designation, for others the newest one."""
    designation = Designation.objects.filter(scope=scope).select_related("edition").first()
    return designation.edition if designation else Edition.objects.latest("issued_on", "revision")


def open_deadlines_of(pks: Iterable[Any]) -> list[Deadline]:
    """Return some deadlines in the order in which their histories are locked."""
    found = Deadline.objects.filter(pk__in=list(pks)).select_related("chain__scope__organisation", "edition")
    return list(found.order_by("chain_id", "pk"))


def moved_together(together: Any) -> QuerySet[DateChange]:
    """Return the changes that one act made."""
    return DateChange.objects.filter(together=together).select_related("deadline__chain__scope")


def history_of(deadline: Deadline) -> QuerySet[Entry]:
    """Return what happened to a deadline, newest first: when it began, was moved, and was closed."""
    changes = Q(
        workflow=DateChange.workflow_name,
        record_id__in=[str(pk) for pk in deadline.changes.values_list("pk", flat=True)],
    )
    own = Q(pk__in=[pk for pk in (deadline.started_by_id, deadline.closed_by_id) if pk])
    found = Entry.objects.filter(changes | own).select_related("actor", "signatory")
    return found.prefetch_related("texts", "attachments").order_by("-sequence")


def open_seen_by(person: Any, clock_name: str = "") -> QuerySet[Deadline]:
    """Return the open duties that a person may read, of one clock where it is named, by place."""
    found = deadlines_seen_by(person).filter(closed_by=None)
    found = found.filter(clock=clock_name) if clock_name else found
    return found.order_by("chain__scope__title", "due_on", "pk")


def open_clocks(person: Any) -> list[tuple[str, str, int]]:
    """Return what is due anywhere that a person may read: the clock, one of its titles, and how many are open."""
    counted = deadlines_seen_by(person).filter(closed_by=None).prefetch_related(None).select_related(None)
    found = counted.order_by("clock").values("clock").annotate(title=Min("title"), open=Count("pk"))
    return [(one["clock"], one["title"].rstrip(" 0123456789"), one["open"]) for one in found]
