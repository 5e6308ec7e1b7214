"""The 28 days and the six weeks of one designation, day by day, with the reminders that go out."""

from datetime import date, datetime, time, timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from designations import ending
from designations.models import Designation
from lifecycle import clock
from lifecycle.models import Deadline, Message
from lifecycle.reminders.services import remind
from reference.models import BankHoliday
from tests.factories import dates
from tests.factories import delivery as factory


@pytest.fixture
def area(editions):
    """A designation with effect from 31 May 2022, a Tuesday."""
    for day in (date(2022, 1, 3), date(2022, 6, 2), date(2022, 6, 3), date(2022, 8, 29), date(2023, 1, 2)):
        BankHoliday.objects.create(day=day, title="Bank holiday")
    return factory.designated(date(2022, 5, 31))


@pytest.fixture
def team(area):
    return factory.team(area)


def live(first, last):
    """Let the hourly task run from the first to the last day."""
    for number in range((last - first).days + 1):
        for hour in (8, 12, 17, 20):
            with clock.at(datetime.combine(first + timedelta(days=number), time(hour), tzinfo=clock.LONDON)):
                remind()


def mail_to(person, clock_name):
    """Return the day and the subject of each reminder of a duty that a person got."""
    found = Message.objects.filter(actor=person.actor, reminder__deadline__clock=clock_name).order_by("pk")
    return [(clock.day_of(one.created_at), one.subject.rsplit(": ", 1)[1]) for one in found]


def shown_to(person, name, day, **words):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    with clock.at(day):
        return unescape(" ".join(client.get(reverse(name, kwargs=words)).content.decode().split()))


@pytest.mark.clause("G-4.2.1-2")
def test_the_delivery_plan_is_due_28_days_after_the_designation_counted_down_reminded_of_and_recorded_as_late(
    area, team
):
    live(date(2022, 6, 13), date(2022, 7, 1))
    with clock.at(date(2022, 7, 1)):
        factory.submitted_plan(area, by=team.lead)
    live(date(2022, 7, 2), date(2022, 7, 8))

    duty = Deadline.objects.get(chain=area.chain, clock="delivery_plan")
    assert duty.due_on == area.effective_on + timedelta(days=28) == date(2022, 6, 28)
    assert mail_to(team.lead, "delivery_plan") == [
        (date(2022, 6, 14), "delivery plan is due in 14 days"),
        (date(2022, 6, 21), "delivery plan is due in 7 days"),
        (date(2022, 6, 27), "delivery plan is due tomorrow"),
        (date(2022, 6, 28), "delivery plan is due today"),
        (date(2022, 6, 29), "delivery plan is 1 day late"),
    ]
    assert mail_to(team.officer, "delivery_plan") == [(date(2022, 6, 29), "delivery plan is 1 day late")]
    assert mail_to(team.editor, "delivery_plan") == []
    assert duty.fulfilled and (duty.closed_on - duty.due_on).days == 3
    page = shown_to(team.lead, "deadline_reminders", date(2022, 7, 8), pk=duty.pk)
    assert "1 July 2022" in page and "The statutory guidance sets this date (Guidance 4.2.1)" in page


@pytest.mark.clause("G-4.3.1-1")
def test_a_progress_report_is_due_every_six_weeks_reminded_of_and_late_for_both_sides_once_it_is_missed(area, team):
    with clock.at(date(2022, 6, 20)):
        factory.approved_plan(area, by=team.lead, officer=team.officer)
    live(date(2022, 6, 27), date(2022, 7, 13))
    first = Deadline.objects.get(chain=area.chain, clock="progress_report", number=1)
    for person in (team.lead, team.officer):
        assert "1 day late" in shown_to(person, "deadline_reminders", date(2022, 7, 13), pk=first.pk)
        assert "1 day late" in shown_to(person, "designation", date(2022, 7, 13), pk=area.pk)
    assert mail_to(team.lead, "progress_report")[-1] == (date(2022, 7, 13), "progress report 1 is 1 day late")
    assert mail_to(team.officer, "progress_report") == [(date(2022, 7, 13), "progress report 1 is 1 day late")]

    with clock.at(date(2022, 7, 14)):
        factory.submitted_report(area, by=team.lead)
    live(date(2022, 7, 15), date(2022, 8, 23))
    second = Deadline.objects.get(chain=area.chain, clock="progress_report", number=2)
    assert (second.due_on - first.due_on).days == 42
    assert [day for day, subject in mail_to(team.lead, "progress_report") if "report 2" in subject] == [
        date(2022, 8, 9),
        date(2022, 8, 16),
        date(2022, 8, 22),
        date(2022, 8, 23),
    ]


def test_a_date_that_is_extended_is_reminded_of_anew_and_a_designation_that_is_removed_no_more(area, team):
    live(date(2022, 6, 13), date(2022, 6, 22))
    with clock.at(date(2022, 6, 22)):
        dates.changed(dates.deadline(area, "delivery_plan"), days=20, by=team.officer)
    live(date(2022, 6, 23), date(2022, 7, 5))
    assert [day for day, _ in mail_to(team.lead, "delivery_plan")] == [
        date(2022, 6, 14),
        date(2022, 6, 21),
        date(2022, 6, 28),
        date(2022, 7, 5),
    ]
    end(area, date(2022, 7, 8))
    live(date(2022, 7, 8), date(2022, 7, 20))
    assert [day for day, _ in mail_to(team.lead, "delivery_plan")][4:] == []


def end(area: Designation, day: date) -> None:
    """Let the designation end on a day, as its removal has it end."""
    Designation.objects.filter(pk=area.pk).update(ended_on=day)
    area.refresh_from_db()
    with clock.at(day):
        ending.end(area)
    assert not Deadline.objects.filter(chain=area.chain, closed_by=None).exists()
