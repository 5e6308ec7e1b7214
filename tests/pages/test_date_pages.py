"""The pages and the API of due dates: what a form refuses it says, and nothing that was typed is lost."""

import uuid
from datetime import date

import pytest
from django.urls import reverse

from accounts.roles import CASE_OFFICER, ERB_LEAD
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
    """A body designated on 31 May 2022, whose delivery plan is due on 28 June."""
    return delivery.designated(date(2022, 5, 31))


@pytest.fixture
def officer(client):
    """A case officer who is signed in."""
    person = accounts.holder(CASE_OFFICER)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return person


@pytest.fixture
def lead(client, area):
    """The lead of the body, signed in."""
    person = accounts.holder(ERB_LEAD, area.scope)
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return person


def of(designation, name="delivery_plan"):
    return Deadline.objects.filter(chain=designation.chain, clock=name).latest("pk")


def typed(name, day):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def changing(deadline):
    return reverse("begin", args=["date-change", deadline.pk, "change"])


def test_an_officer_changes_a_date_and_its_page_says_what_it_was_and_why(client, area, officer):
    deadline = of(area)
    assert changing(deadline) in client.get(reverse("deadline", args=[deadline.pk])).content.decode()
    post = {**typed("due_on", date(2022, 7, 12)), "was_due_on": "2022-06-28", "note": dates.REASON}
    shown = client.post(changing(deadline), post | {"once": uuid.uuid4()}, follow=True).content.decode()
    for words in ("First due", "28 June 2022", "12 July 2022", dates.REASON):
        assert words in shown
    home = client.get(area.get_absolute_url()).content.decode()
    assert "First due 28 June 2022, moved to 12 July 2022" in " ".join(home.split())


def test_the_same_form_sent_twice_on_one_day_moves_the_date_once(client, area, officer):
    post = {**typed("due_on", date(2022, 7, 12)), "note": dates.REASON, "once": uuid.uuid4()}
    for _ in range(2):
        assert client.post(changing(of(area)), post).status_code == 302
    assert of(area).changes.count() == 1


@pytest.mark.parametrize(
    ("due_on", "note", "answered"),
    [
        (date(2022, 6, 9), "Because.", (422, "must be on or after 10 June 2022")),
        (date(2022, 7, 12), "", (422, "Enter the reason")),
        (date(2022, 6, 28), "Because.", (409, "due on 28 June 2022 already")),
    ],
)
@pytest.mark.usefixtures("officer")
def test_a_refused_date_is_explained_and_what_was_typed_stays(client, area, due_on, note, answered):
    status, said = answered
    answer = client.post(changing(of(area)), {**typed("due_on", due_on), "note": note, "once": uuid.uuid4()})
    page = answer.content.decode()
    assert answer.status_code == status
    assert said in page
    assert f'value="{due_on.year}"' in page
    assert note in page
    assert not of(area).moved


def test_an_erb_reads_its_dates_and_finds_no_button_to_change_them(client, area, lead):
    deadline = of(area)
    page = client.get(reverse("deadline", args=[deadline.pk]))
    assert page.status_code == 200
    assert "Change the due date" not in page.content.decode()
    assert client.get(changing(deadline)).status_code == 403
    assert client.get(reverse("change_dates")).status_code == 404
    other = of(delivery.designated(date(2022, 5, 31)))
    assert client.get(reverse("deadline", args=[other.pk])).status_code == 404


def many(areas, **more):
    found = [of(area) for area in areas]
    seen = " ".join(f"{one.pk}:{one.due_on}" for one in found)
    chosen = {"deadlines": [one.pk for one in found], "seen": seen, "once": str(uuid.uuid4()), "note": dates.REASON}
    return chosen | more


def test_an_officer_moves_the_dates_of_several_areas_together(client, area, officer):
    areas = [area, delivery.designated(date(2022, 5, 31))]
    assert client.get(reverse("change_dates"), {"clock": "delivery_plan"}).status_code == 200
    answer = client.post(reverse("change_dates"), many(areas, days="14"))
    assert answer.status_code == 302
    assert {of(one).due_on for one in areas} == {date(2022, 7, 12)}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Enter the new due date, or a number of days"),
        ({"days": "14", **typed("due_on", date(2022, 7, 12))}, "Leave this empty"),
        ({"days": "14", "deadlines": []}, "Select at least one date to change"),
        ({"days": "-20"}, "is in the past"),
        ({"days": "14", "once": "torn"}, "Open this page again"),
    ],
)
def test_moving_many_dates_says_what_is_wrong_and_moves_none(client, area, officer, more, said):
    answer = client.post(reverse("change_dates"), many([area], **more))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert dates.REASON in page
    assert not of(area).moved


def test_a_date_that_somebody_moved_meanwhile_stops_the_whole_act(client, area, officer):
    asked = many([area], days="14")
    dates.changed(of(area), days=30)
    page = client.post(reverse("change_dates"), asked).content.decode()
    assert "after you opened the page" in page
    assert of(area).changes.count() == 1


def test_an_officer_enters_a_date_from_the_page_of_the_designation(client, officer):
    silent = delivery.designated(date(2022, 5, 31), under="2025-11")
    begin = reverse("begin", args=["entered-date", silent.scope_id, "enter"])
    assert begin in client.get(silent.get_absolute_url()).content.decode()
    post = {"kind": "delivery_plan", **typed("due_on", date(2022, 7, 1)), "note": dates.REASON, "once": uuid.uuid4()}
    page = client.post(begin, post, follow=True).content.decode()
    assert "Set by the department" in page
    assert of(silent).due_on == date(2022, 7, 1)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Enter the due date, or a day to count from and how long"),
        ({"period": "P6W", **typed("due_on", date(2022, 7, 1))}, "not both"),
        ({"kind": "other", **typed("due_on", date(2022, 7, 1))}, "Enter what it is called"),
        ({"kind": "accountability_statement", **typed("due_on", date(2022, 7, 1))}, "must be one of the options"),
        ({"repeats": "yes", **typed("due_on", date(2022, 7, 1))}, "Select how long"),
    ],
)
def test_an_incomplete_date_is_refused_beside_its_field(client, officer, more, said):
    silent = delivery.designated(date(2022, 5, 31), under="2025-11")
    begin = reverse("begin", args=["entered-date", silent.scope_id, "enter"])
    answer = client.post(begin, {"kind": "delivery_plan", "note": dates.REASON, "once": uuid.uuid4()} | more)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert dates.REASON in answer.content.decode()


def test_the_api_lists_dates_and_moves_them(client, area, officer):
    deadline = of(area)
    found = client.get(reverse("api:deadline-detail", args=[deadline.pk])).json()
    assert (found["due_on"], found["force"], found["source"]) == ("2022-06-28", "guidance", "Guidance 4.2.1")
    one = reverse("api:begin", args=["date-change", deadline.pk, "change"])
    assert client.post(one, {"due_on": "2022-06-09", "note": "x"}, "application/json").status_code == 400
    assert client.post(one, {"due_on": "2022-06-28", "note": "x"}, "application/json").status_code == 409
    assert client.post(one, {"due_on": "2022-07-12", "note": "x"}, "application/json").status_code == 201
    together = {"deadlines": [deadline.pk], "days": 3, "note": "x", "once": str(uuid.uuid4())}
    for _ in range(2):
        assert client.post(reverse("api:change_dates"), together, "application/json").status_code == 201
    changes = client.get(reverse("api:deadline-detail", args=[deadline.pk])).json()["changes"]
    assert sorted(one["due_on"] for one in changes) == ["2022-07-12", "2022-07-15"]
    wrong = client.post(reverse("api:change_dates"), {"days": "x"}, "application/json")
    assert {"deadlines", "days", "note", "once"} <= set(wrong.json())


def test_the_api_moves_no_date_for_an_erb(client, area, lead):
    sent = client.post(reverse("api:change_dates"), {"deadlines": [of(area).pk]}, "application/json")
    assert sent.status_code == 403
