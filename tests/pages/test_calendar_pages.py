"""The calendar: one page of every date, for each person what concerns them."""

from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import CASE_OFFICER, ERB_LEAD
from lifecycle import clock
from tests.factories import accounts, approvals, dates, delivery
from tests.pages.designation_steps import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def area():
    """A body designated on 31 May 2022."""
    return delivery.designated(date(2022, 5, 31))


@pytest.fixture
def as_role(client, area):
    """Return a function that signs somebody in who holds a role for the area."""

    def sign_in(role):
        person = accounts.holder(role, area.scope if role is ERB_LEAD else None)
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


def titles(client, on, **asked):
    with clock.at(on):
        return [(one["title"], one["on"], one["standing"]) for one in client.get(reverse("api:calendar"), asked).json()]


@pytest.mark.clause("G-3.1-9")
def test_an_erb_sees_every_reporting_duty_of_a_month_with_its_day_and_state(area, as_role):
    client = as_role(ERB_LEAD)
    assert titles(client, date(2022, 7, 1), month="2022-06") == [("Delivery plan", "2022-06-28", "late")]
    assert titles(client, date(2022, 7, 1)) == [("Progress report 1", "2022-07-12", "due")]
    with clock.at(date(2022, 7, 1)):
        page = client.get(reverse("calendar"), {"month": "2022-06"}).content.decode()
    assert "Delivery plan" in page
    assert "3 days late" in page
    assert "Guidance 4.2.1" in page


def test_everything_late_is_found_from_any_month(area, as_role):
    client = as_role(ERB_LEAD)
    late = titles(client, date(2022, 9, 1), standing="late_now", force="Guidance")
    assert [one[0] for one in late] == ["Delivery plan", "Progress report 1"]


def test_a_moved_date_stands_on_its_new_day_with_the_old_one_and_the_reason(area, as_role):
    with clock.at(date(2022, 6, 10)):
        dates.changed(dates.deadline(area, "delivery_plan"), days=32)
        page = as_role(ERB_LEAD).get(reverse("calendar"), {"month": "2022-07"}).content.decode()
    assert "First due 28 June 2022" in page
    assert dates.REASON in page


def test_an_officer_sees_every_area_and_may_narrow_to_one(area, as_role):
    other, client = delivery.designated(date(2022, 5, 31)), as_role(CASE_OFFICER)
    day = date(2022, 6, 10)
    assert len(titles(client, day, who="Employer representative body")) == 2
    assert len(titles(client, day, place=str(other.scope_id))) == 1
    assert titles(client, day, who="Provider") == []
    assert titles(client, day, force="Statute") == []
    assert titles(client, day, standing="done") == []


def test_nobody_sees_the_calendar_of_another_area(area, as_role):
    other, client = delivery.designated(date(2022, 5, 31)), as_role(ERB_LEAD)
    with clock.at(date(2022, 6, 10)):
        answer = client.get(reverse("calendar"), {"place": str(other.scope_id)})
    assert answer.status_code == 422
    assert "Place must be one of the options" in answer.content.decode()


@pytest.mark.parametrize("month", ["2022-13", "June", "0000-01", "99999"])
def test_a_month_that_is_none_is_refused_and_stays_in_the_field(area, as_role, month):
    answer = as_role(ERB_LEAD).get(reverse("calendar"), {"month": month})
    assert answer.status_code == 422
    assert "Month must be" in answer.content.decode()
    assert f'value="{month}"' in answer.content.decode()
    assert as_role(ERB_LEAD).get(reverse("api:calendar"), {"month": month}).status_code == 400


def test_the_queries_of_the_calendar_stay_the_same_as_areas_are_added(area, as_role, django_assert_max_num_queries):
    client = as_role(CASE_OFFICER)
    for _ in range(6):
        delivery.designated(date(2022, 5, 31))
    with clock.at(date(2022, 6, 10)), django_assert_max_num_queries(30):
        assert len(client.get(reverse("api:calendar")).json()) >= 7


def test_a_pre_election_period_stands_in_the_calendar_of_everybody_and_on_a_case_that_waits(area, as_role):
    day = date(2023, 4, 10)
    with clock.at(day):
        dates.pre_election(ends_on=date(2023, 5, 6))
    found = titles(as_role(ERB_LEAD), day, month="2023-05")
    assert ("Pre-election period: no plan is published (Local elections)", "2023-04-10", "set") in found


def test_publication_is_refused_in_the_period_by_page_and_by_api_with_the_reason(client):
    people = approvals.people()
    with clock.at(approvals.SUBMITTED):
        case = approvals.approved(people)
        dates.pre_election(ends_on=date(2023, 5, 6))
        sign_in(client, people.publisher)
        page = client.get(case.get_absolute_url()).content.decode()
        assert "Approval is not barred" in page
        assert "A publisher can go on from 7 May 2023" in page
        sent = client.post(
            reverse("api:make_move", args=["case", case.pk, "publish"]),
            {"published_on": "2023-02-28"},
            "application/json",
        )
    assert sent.status_code == 409
    assert "Publication is barred from 28 February 2023" in sent.json()["unmet"][0]["reason"]
