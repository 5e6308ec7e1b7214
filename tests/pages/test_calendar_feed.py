"""The calendar as a feed: at an address that only its person knows, until they end it."""

import re
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import CalendarFeed
from accounts.roles import ERB_EDITOR, ERB_LEAD
from accounts.services import end_role
from accounts.services.feeds import open_feed
from approvals.dates import services
from lifecycle import clock
from lifecycle.models import Deadline
from tests.factories import accounts, dates, delivery

pytestmark = pytest.mark.django_db
TODAY = date(2022, 6, 10)


@pytest.fixture(autouse=True)
def _today():
    with clock.at(TODAY):
        yield


@pytest.fixture
def area():
    """A body designated on 31 May 2022."""
    return delivery.designated(date(2022, 5, 31))


@pytest.fixture
def lead(area):
    """The lead of the body."""
    return accounts.holder(ERB_LEAD, area.scope)


def read(client, secret):
    return client.get(reverse("calendar_feed", args=[secret]))


def event(client, secret, key):
    text = read(client, secret).content.decode().replace("\r\n ", "")
    return next(part for part in text.split("BEGIN:VEVENT") if f"UID:{key}@" in part)


def test_a_person_subscribes_to_their_own_dates_without_signing_in(client, area, lead):
    delivery.designated(date(2022, 5, 31))
    answer = read(client, open_feed(lead))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    text = answer.content.decode()
    assert text.count("SUMMARY:Delivery plan") == 1
    assert "DTSTART;VALUE=DATE:20220628" in text
    assert "DTEND;VALUE=DATE:20220629" in text


def test_a_moved_date_keeps_its_name_and_counts_up_and_a_withdrawn_one_is_cancelled(client, area, lead):
    secret, deadline = open_feed(lead), dates.deadline(area, "delivery_plan")
    assert "SEQUENCE:0" in event(client, secret, f"deadline-{deadline.pk}")
    dates.changed(deadline, days=32)
    moved = event(client, secret, f"deadline-{deadline.pk}")
    assert "SEQUENCE:1" in moved
    assert "DTSTART;VALUE=DATE:20220712" in moved
    assert "First due 28 June 2022" in moved
    record = dates.entered(area.scope)
    services.withdraw(record, by=accounts.holder("case_officer"), note="Entered by mistake.")
    withdrawn = event(client, secret, f"deadline-{record.opened().get().pk}")
    assert "STATUS:CANCELLED" in withdrawn
    assert "SEQUENCE:1" in withdrawn


def test_what_is_done_stays_in_the_feed_as_done(client, area, lead):
    secret = open_feed(lead)
    delivery.submitted_plan(area, by=lead)
    done = Deadline.objects.get(chain=area.chain, clock="delivery_plan")
    assert "SUMMARY:Done: Delivery plan" in event(client, secret, f"deadline-{done.pk}")


def address_in(answer):
    return re.search(r"/calendar/[\w-]+\.ics", answer.content.decode())[0]


def test_a_person_makes_an_address_anew_and_ends_it_on_their_page(client, lead):
    client.force_login(lead, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = reverse("calendar_address")
    assert "You have no address" in client.get(page).content.decode()
    first = address_in(client.post(page))
    assert first not in client.get(page).content.decode()
    second = address_in(client.post(page))
    assert [client.get(address).status_code for address in (first, second)] == [410, 200]
    assert "was ended" in client.post(page, {"act": "end"}).content.decode()
    gone = client.get(second)
    assert gone.status_code == 410
    assert "Make a new one" in gone.content.decode()


def test_an_address_that_never_was_is_not_found_and_one_of_somebody_who_left_is_gone(client, lead):
    secret = open_feed(lead)
    assert read(client, "never-made").status_code == 404
    lead.is_active = False
    lead.save()
    assert read(client, secret).status_code == 410


def test_only_the_digest_of_an_address_is_kept_and_a_person_has_one_open(lead):
    secret = open_feed(lead)
    held = CalendarFeed.objects.get(person=lead)
    assert secret not in str(held.__dict__)
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarFeed.objects.create(person=lead, digest="other")
    with pytest.raises(IntegrityError, match="ends_after_it_began"), transaction.atomic():
        CalendarFeed.objects.filter(pk=held.pk).update(ended_at=held.made_at.replace(year=2000))


def test_a_role_that_ended_takes_its_dates_out_of_the_feed(client, area, lead):
    editor = accounts.holder(ERB_EDITOR, area.scope)
    secret = open_feed(editor)
    assert "Delivery plan" in read(client, secret).content.decode()
    end_role(accounts.held_by(editor)[0], by=accounts.holder("case_officer"), note="Left the body.")
    with clock.at(date(2022, 6, 12)):
        assert "Delivery plan" not in read(client, secret).content.decode()
