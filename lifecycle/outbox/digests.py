"""Digests: the news gathered for those who do not want each by itself, in one mail on the morning of a working day."""

from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from lifecycle import clock
from lifecycle.models import Correspondence, Message
from lifecycle.outbox.writing import post
from lifecycle.reminders.hours import OPENS, is_office_hour, working_days_around

Status = Message.Status


def send_digests() -> int:
    """Write the digests that are due, in office hours only, and return how many.

    A digest holds what came before this morning, or before the first working morning of this week for whoever chose
    one a week. Each is written with the mark on what it holds in one transaction, so a worker that is killed, late or
    doubled neither loses nor repeats anything.
    """
    today = clock.today()
    days = working_days_around(today)
    if not is_office_hour(clock.now()) or not days.include(today):
        return 0
    mornings = {"weekly": _morning_of(days.first_from(today - timedelta(days=today.weekday())))}
    due = Message.objects.filter(status=Status.GATHERED).order_by("actor").values_list("actor", flat=True).distinct()
    chosen = dict(Correspondence.objects.filter(actor__in=due).values_list("actor", "news"))
    return sum(_send(actor, until=mornings.get(chosen.get(actor, ""), _morning_of(today))) for actor in list(due))


def _morning_of(day: date) -> datetime:
    """Return the moment up to which the news of a digest was gathered."""
    return datetime.combine(day, OPENS, tzinfo=clock.LONDON)


@transaction.atomic
def _send(actor: Any, *, until: datetime) -> bool:
    """Write one person's digest of what is due and not read yet; say whether there was one to write."""
    due = Message.objects.select_for_update(of=("self",)).filter(actor=actor, status=Status.GATHERED)
    due = due.filter(created_at__lt=until)
    items = list(due.select_related("entry__chain").order_by("entry__chain__title", "created_at", "id"))
    today = clock.today()
    if not items or Message.objects.filter(actor=actor, kind=Message.Kind.DIGEST, digest_on=today).exists():
        return False
    Message.objects.filter(pk__in=[item.pk for item in items if item.read_at]).update(status=Status.PORTAL)
    fresh = [item for item in items if not item.read_at]
    if not fresh:
        return False
    (digest,) = post([_digest(fresh, today)])
    Message.objects.filter(pk__in=[item.pk for item in fresh]).update(status=Status.DIGESTED, digest=digest)
    return True


def _digest(items: list[Message], today: date) -> Message:
    groups = [(area, list(found)) for area, found in groupby(items, key=_area)]
    context = {"groups": groups, "count": len(items), "service": settings.SERVICE_URL, "today": today}
    subject, _, body = render_to_string("mail/digest.txt", context).strip().partition("\n")
    newest = max(items, key=lambda item: (item.created_at, item.pk))
    return Message(
        actor_id=newest.actor_id,
        address=newest.address,
        kind=Message.Kind.DIGEST,
        digest_on=today,
        subject=subject,
        body=body.strip(),
        link=reverse("messages"),
    )


def _area(item: Message) -> str:
    """Return the heading under which an item stands: the designation, organisation or nation it is of."""
    return item.entry.chain.title if item.entry else "Other news"
