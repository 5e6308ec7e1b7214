"""The calendar of a person as a feed for other programs, at an address that only they know."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.selectors.feeds import feed_with, open_feed_of
from accounts.services.feeds import end_feed, open_feed
from lifecycle import clock
from lsip_portal.calendar.items import Item, Standing, Window
from lsip_portal.calendar.sources import items_in
from lsip_portal.kit.formats import day
from lsip_portal.kit.icalendar import Event, calendar_of

BACK, AHEAD = timedelta(days=366), timedelta(days=3 * 366)
MARKS = {Standing.DONE: "Done: ", Standing.DONE_LATE: "Done: ", Standing.OVER: "No longer due: "}
GONE = "This calendar address was ended. Make a new one on your calendar page, and subscribe to that.\n"


@require_safe
@never_cache
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Send the calendar of the person whose address this is; an address that was ended is gone."""
    found = feed_with(secret)
    if found is None:
        raise Http404
    if found.ended_at or not found.person.is_active:
        return HttpResponse(GONE, status=410, content_type="text/plain; charset=utf-8")
    return HttpResponse(feed_of(found.person), content_type="text/calendar; charset=utf-8")


def feed_of(person: User) -> str:
    """Return a person's calendar: a year back and three ahead."""
    today = clock.today()
    events = [event_of(item) for item in items_in(person, Window(today - BACK, today + AHEAD))]
    return calendar_of(events, name=settings.SERVICE_NAME, product=settings.SERVICE_NAME, stamp=clock.now())


def event_of(item: Item) -> Event:
    """Return a date of the calendar as an event whose name stays the same whatever happens to it."""
    lines = [f"{item.who}. {item.force}: {item.source}."]
    if item.first_on:
        lines.append(f"First due {day(item.first_on)}, moved to {day(item.on)}. {item.reason}".strip())
    if item.demonstration:
        lines.append("Demonstration: this date is invented.")
    return Event(
        uid=f"{item.key}@{settings.SERVICE_URL.partition('://')[2]}",
        first=item.on,
        last=item.last,
        summary=f"{MARKS.get(item.standing, '')}{item.title} ({item.place})",
        description="\n".join(lines),
        url=settings.SERVICE_URL + item.href,
        sequence=item.revision,
        cancelled=item.standing == Standing.OVER,
    )


@never_cache
def address(request: HttpRequest) -> HttpResponse:
    """Show whether the person has a calendar address; make a new one, which is shown once, or end it."""
    secret = ""
    if request.method == "POST" and request.POST.get("act") == "end":
        end_feed(request.user)
    elif request.method == "POST":
        secret = open_feed(request.user)
    made = settings.SERVICE_URL + reverse("calendar_feed", args=[secret]) if secret else ""
    ended = request.method == "POST" and not secret
    return render(request, "calendar/address.html", {"open": open_feed_of(request.user), "made": made, "ended": ended})
