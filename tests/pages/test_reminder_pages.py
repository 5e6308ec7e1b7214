"""The pages and the API of reminders: the department reads all of them, an ERB its own, and nobody else any."""

from datetime import date, datetime
from html import unescape

import pytest
from django.urls import reverse

from accounts.models import RoleHeld
from accounts.roles import CASE_OFFICER, ERB_LEAD, PROVIDER_LEAD
from lifecycle import clock
from lifecycle.models import Deadline, Message, Reminder
from lifecycle.reminders.services import remind
from reference.models import BankHoliday
from tests.factories import delivery, places
from tests.factories.accounts import holder, person


@pytest.fixture
def area(editions):
    """A designation of which the newest reminder went out on the last day of its delivery plan."""
    for first in (date(2022, 1, 3), date(2023, 1, 2)):
        BankHoliday.objects.create(day=first, title="The calendar of the year is held")
    return delivery.designated(date(2022, 5, 31))


@pytest.fixture
def lead(area):
    return holder(ERB_LEAD, area.scope)


@pytest.fixture
def reminded(lead):
    for day in (date(2022, 6, 14), date(2022, 6, 28)):
        with clock.at(datetime(day.year, day.month, day.day, 9, tzinfo=clock.LONDON)):
            remind()


def page_for(client, who, name="reminders", query="", **kwargs):
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.get(reverse(name, kwargs=kwargs) + query)


def words(answer):
    return unescape(" ".join(answer.content.decode().split()))


def test_the_department_sees_every_reminder_with_its_duty_its_person_and_what_became_of_it(
    client, area, lead, reminded
):
    shown = words(page_for(client, holder(CASE_OFFICER)))
    assert area.chain.title in shown
    assert lead.name in shown
    for text in ("14 days before", "on the day", "Waiting to be sent", "7 days before", "Overtaken by a newer one"):
        assert text in shown, text


def test_a_lead_sees_their_own_and_not_those_of_another_area(client, lead, reminded):
    other = delivery.designated(date(2022, 5, 31))
    stranger = holder(ERB_LEAD, other.scope)
    assert "14 days before" in words(page_for(client, lead))
    assert "There are no reminders" in words(page_for(client, stranger))
    duty = Deadline.objects.filter(chain=lead.roles_held.get().scope.chain).first()
    assert page_for(client, lead, "deadline_reminders", pk=duty.pk).status_code == 200
    assert page_for(client, stranger, "deadline_reminders", pk=duty.pk).status_code == 404
    assert page_for(client, stranger, "api:reminder-list").json()["results"] == []


def test_a_provider_sees_none_of_an_area_and_somebody_without_a_role_no_page(client, reminded):
    provider = holder(PROVIDER_LEAD, places.provider_place())
    assert "There are no reminders" in words(page_for(client, provider))
    assert page_for(client, person()).status_code == 404


@pytest.mark.parametrize(
    ("kind", "windows"),
    [
        ("", {-14, -7, -1, 0}),
        ("waiting", {0}),
        ("sent", {-14}),
        ("passed", {-7, -1}),
        ("attention", set()),
        ("no such thing", {-14, -7, -1, 0}),
    ],
)
def test_the_list_can_be_narrowed_by_what_became_of_them_on_the_page_and_in_the_api(
    client, lead, reminded, kind, windows
):
    Message.objects.filter(reminder__offset=-14).update(status=Message.Status.SENT, sent_at=clock.now())
    Reminder.objects.exclude(deadline__clock="delivery_plan").delete()
    query = f"?show={kind}"
    shown = words(page_for(client, lead, query=query))
    named = {-14: "14 days before", -7: "7 days before", -1: "1 day before", 0: "on the day</td>"}
    assert {offset for offset, text in named.items() if text in shown} == windows
    found = page_for(client, lead, "api:reminder-list", query).json()["results"]
    assert {one["offset"] for one in found} == windows


def test_what_reached_nobody_is_on_the_officers_home_page_with_what_to_do(client, area):
    with clock.at(datetime(2022, 6, 14, 9, tzinfo=clock.LONDON)):
        remind()
    officer = holder(CASE_OFFICER)
    with clock.at(date(2022, 6, 14)):
        assert "1 reminder reached nobody by email" in words(page_for(client, officer, "home"))
        shown = words(page_for(client, officer, query="?show=attention"))
    assert "Nobody to remind" in shown
    assert "invite a lead on the page of the body’s people" in shown


def test_the_page_of_a_deadline_says_who_sets_its_date_and_leads_to_its_record(client, area, lead, reminded):
    duty = Deadline.objects.get(chain=area.chain, clock="delivery_plan")
    with clock.at(date(2022, 6, 28)):
        shown = words(page_for(client, lead, "deadline_reminders", pk=duty.pk))
    assert "The statutory guidance sets this date (Guidance 4.2.1). It is not in the Act." in shown
    assert f'href="{area.get_absolute_url()}">Go to the record' in shown
    with clock.at(date(2022, 6, 28)):
        page = words(page_for(client, lead, "designation", pk=area.pk))
    assert reverse("deadline_reminders", args=[duty.pk]) in page


def test_a_deadline_of_which_nobody_was_reminded_says_so(client, area, lead):
    duty = Deadline.objects.get(chain=area.chain, clock="plan_ready")
    assert "Nobody has been reminded yet" in words(page_for(client, lead, "deadline_reminders", pk=duty.pk))


def test_the_page_asks_as_many_questions_for_many_reminders_as_for_few(client, lead, reminded):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    officer = holder(CASE_OFFICER)
    page_for(client, officer)
    with CaptureQueriesContext(connection) as few:
        page_for(client, officer)
    before = Reminder.objects.count()
    for number in range(4):
        RoleHeld.objects.filter(person=lead).update(until=None)
        holder(ERB_LEAD, lead.roles_held.first().scope)
        with clock.at(datetime(2022, 6, 28, 10 + number, tzinfo=clock.LONDON)):
            remind()
    assert Reminder.objects.count() > before
    with CaptureQueriesContext(connection) as many:
        page_for(client, officer)
    assert len(many) == len(few)
