"""How long a session lasts without activity, for whom, and what is said when it ends."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from lifecycle import clock
from tests.factories import accounts
from tests.pages.sign_in_steps import app_code, decision_maker, page_of, sign_in_by_code, signed_in, told, with_app

pytestmark = pytest.mark.django_db
HOME = reverse("home")


@pytest.fixture(autouse=True)
def _no_demonstration(settings):
    cache.clear()
    settings.DEMONSTRATION = False
    settings.IDLE_MINUTES, settings.IDLE_MINUTES_SECOND_FACTOR = 480, 30


def after(minutes):
    return clock.at(clock.now() + timedelta(minutes=minutes))


@pytest.mark.parametrize(("minutes", "stays"), [(8 * 60 - 1, True), (8 * 60 + 1, False)])
def test_anybody_is_signed_out_after_eight_hours_without_activity(mailoutbox, minutes, stays):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    with after(minutes):
        assert (client.get(HOME).status_code == 200) is stays


@pytest.mark.parametrize(("minutes", "stays"), [(29, True), (31, False)])
def test_whoever_needs_a_second_factor_is_signed_out_after_half_an_hour(mailoutbox, minutes, stays):
    client, _ = sign_in_by_code(with_app(decision_maker()), mailoutbox)
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    with after(minutes):
        assert (client.get(HOME).status_code == 200) is stays


def test_activity_starts_the_time_anew(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    for minutes in (300, 600, 900):
        with after(minutes):
            assert client.get(HOME).status_code == 200
    with after(900 + 481):
        assert client.get(HOME).status_code == 302


def test_the_sign_in_page_says_why_and_leads_back(mailoutbox):
    person = accounts.person()
    client, _ = sign_in_by_code(person, mailoutbox)
    with after(500):
        answer = client.get(reverse("messages") + "?page=2")
        page = page_of(client.get(answer["Location"]))
        assert told(page) == ["You were signed out because you did nothing here for some time. Sign in again to go on."]
        assert "/messages/?page=2" in {node.get("value") for node in page.all("input", name="next")}
        assert not signed_in(client)


def test_a_form_that_was_sent_too_late_leads_back_to_its_page(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    with after(500):
        page = "http://testserver/account/password/set/"
        answer = client.post(reverse("sign_out_elsewhere"), headers={"referer": page})
        assert answer["Location"].endswith("?next=/account/password/set/")


def test_asking_how_much_time_is_left_is_no_activity_and_staying_is(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    with after(300):
        assert 179 * 60 <= client.get(reverse("session_left")).json()["seconds"] <= 180 * 60
    with after(470):
        assert client.post(reverse("stay_signed_in")).json() == {"seconds": 480 * 60}
    with after(900):
        assert client.get(HOME).status_code == 200


def test_no_time_is_left_for_somebody_who_is_not_signed_in(client):
    assert client.get(reverse("session_left")).json() == {"seconds": 0}
    assert client.post(reverse("stay_signed_in"))["Location"].startswith(reverse("account_login"))


def test_a_link_does_not_keep_anybody_signed_in(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    assert client.get(reverse("stay_signed_in")).status_code == 405


def test_every_page_of_a_signed_in_person_knows_how_long_they_stay_signed_in(client, mailoutbox):
    assert "data-session" not in client.get(reverse("public_home")).content.decode()
    sign_in_by_code(accounts.person(), mailoutbox, client)
    place = page_of(client.get(HOME)).one("div", data_ask=reverse("session_left"))
    assert int(place.get("data-seconds")) > 479 * 60


def test_the_api_answers_401(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    with after(500):
        assert client.get(reverse("api:case-list")).status_code == 401
