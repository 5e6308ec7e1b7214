"""Whether the outbox does its work: what waits, what failed, and since when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min

from lifecycle import clock
from lifecycle.models import Correspondence, Message
from lifecycle.outbox.delivery import waiting

Status = Message.Status
LATE = timedelta(hours=1)
LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True)
class Outbox:
    """The outbox at a glance: how many messages of the last 30 days are how far, and what waits now."""

    by_status: dict[str, int]
    oldest_waiting: datetime | None
    failing_addresses: int
    errors: list[tuple[str, int, datetime]]

    @property
    def late(self) -> bool:
        """Whether mail has waited for longer than it should."""
        return is_late(self.oldest_waiting)

    @property
    def rows(self) -> list[tuple[str, int]]:
        """How many messages are how far, in the order in which they get there."""
        return [(label, self.by_status.get(value, 0)) for value, label in Status.choices]


def oldest_waiting() -> datetime | None:
    """Return since when the message waits that has waited longest, or `None` where none does."""
    found: datetime | None = waiting().aggregate(first=Min("waiting_since"))["first"]
    return found


def is_late(since: datetime | None) -> bool:
    """Say whether mail that waits since a moment has waited for longer than it should."""
    return since is not None and since < clock.now() - LATE


def of_the_outbox() -> Outbox:
    """Return how the outbox does."""
    recent = Message.objects.filter(created_at__gte=clock.now() - LOOKED_BACK).order_by()
    counted = recent.values_list("status").annotate(n=Count("pk"))
    failing = Message.objects.filter(status__in=[Status.WAITING, Status.FAILED]).exclude(last_error="").order_by()
    errors = failing.values_list("last_error").annotate(n=Count("pk"), since=Min("waiting_since")).order_by("-n")[:20]
    addresses = Correspondence.objects.exclude(failing_address="").count()
    return Outbox(dict(counted), oldest_waiting(), addresses, list(errors))
