"""The second factor: who is held until they have one, what they show at each sign-in, and what does not do."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import SignInAttempt
from accounts.roles import ALL_ROLES, DECISION_MAKER, PUBLISHER
from accounts.sign_in.factors import needs_second_factor
from lifecycle import clock
from lsip_portal.public import WITHOUT_SECOND_FACTOR
from tests.factories import accounts
from tests.pages.sign_in_steps import (
    PASSWORD,
    SECRET,
    app_code,
    decision_maker,
    page_of,
    sign_in_by_code,
    signed_in,
    told,
    with_app,
    with_password,
)

pytestmark = pytest.mark.django_db
STEP = reverse("mfa_authenticate")


@pytest.fixture(autouse=True)
def _no_demonstration(settings):
    cache.clear()
    settings.DEMONSTRATION = False


def show_app(client, code):
    return client.post(STEP, {"code": code})


def test_whoever_decides_publishes_or_administers_needs_one():
    assert {DECISION_MAKER, PUBLISHER} <= {role for role in ALL_ROLES if role.second_factor}
    assert needs_second_factor(accounts.holder(DECISION_MAKER))
    assert needs_second_factor(accounts.holder(PUBLISHER))
    administrator = accounts.person()
    administrator.is_staff = True
    assert needs_second_factor(administrator)
    assert not needs_second_factor(accounts.holder("case_officer"))
    assert not needs_second_factor(accounts.person())


def test_a_demonstration_asks_nobody_and_says_so(client, settings, mailoutbox):
    settings.DEMONSTRATION = True
    client, answer = sign_in_by_code(decision_maker(), mailoutbox)
    assert client.get(answer["Location"]).status_code == 200


def test_somebody_without_one_is_held_until_they_have_set_up_an_app(mailoutbox):
    person = decision_maker()
    client, answer = sign_in_by_code(person, mailoutbox)
    for address in (answer["Location"], reverse("public_home"), reverse("your_account"), reverse("messages")):
        held = client.get(address)
        assert held["Location"].startswith(reverse("second_factor")), address
    page = page_of(client.get(held["Location"]))
    assert page.text("h1") == "Set up a second factor"
    assert client.post(reverse("account_change_password"), {})["Location"].startswith(reverse("second_factor"))

    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    answer = client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert len(page_of(client.get(answer["Location"])).all("code")) == 10
    assert client.get(reverse("home")).status_code == 200


def test_what_is_open_without_one_is_a_short_list_of_names_that_exist():
    assert len(WITHOUT_SECOND_FACTOR) == 13
    for name in WITHOUT_SECOND_FACTOR:
        assert reverse(name)


def test_signing_out_is_always_possible(mailoutbox):
    client, _ = sign_in_by_code(decision_maker(), mailoutbox)
    assert client.get(reverse("account_logout")).status_code == 200
    client.post(reverse("account_logout"))
    assert not signed_in(client)


def test_the_api_refuses_with_a_reason_until_it_is_shown(mailoutbox):
    person = decision_maker()
    client, _ = sign_in_by_code(person, mailoutbox)
    for ask in (client.get, client.post):
        answer = ask(reverse("api:case-list"))
        assert (answer.status_code, answer["Content-Type"]) == (403, "application/json")
        assert "second factor" in answer.json()["detail"]
    with_app(person)
    client, _ = sign_in_by_code(person, mailoutbox)
    show_app(client, app_code())
    assert client.get(reverse("api:case-list")).status_code == 200


def test_it_is_asked_for_at_each_sign_in_after_the_code_and_after_the_password(mailoutbox):
    person = with_password(with_app(decision_maker()))
    client, answer = sign_in_by_code(person, mailoutbox)
    assert (answer["Location"], signed_in(client)) == (STEP, False)
    assert show_app(client, app_code())["Location"] == reverse("home")
    assert client.get(reverse("home")).status_code == 200

    second = Client()
    answer = second.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert (answer["Location"], signed_in(second)) == (STEP, False)


def test_a_person_who_chose_one_is_asked_for_it_whatever_their_role(mailoutbox):
    client, answer = sign_in_by_code(with_app(accounts.person()), mailoutbox)
    assert (answer["Location"], signed_in(client)) == (STEP, False)


def test_somebody_who_gets_the_role_while_signed_in_is_held_from_then_on(mailoutbox):
    person = accounts.person()
    client, _ = sign_in_by_code(person, mailoutbox)
    assert client.get(reverse("home")).status_code == 200
    accounts.holder(DECISION_MAKER, who=person)
    assert client.get(reverse("home"))["Location"].startswith(reverse("second_factor"))


def test_a_session_without_it_leads_to_showing_it_where_there_is_one(client):
    person = with_password(with_app(decision_maker()))
    client.force_login(person)
    held = client.get(reverse("home"))
    page = page_of(client.get(held["Location"]))
    link = page.one("a", class_="govuk-button").get("href")
    assert link.startswith(reverse("mfa_reauthenticate"))
    assert page_of(client.get(link)).text("h1") == "Confirm that it is you"
    assert client.post(link, {"code": app_code()})["Location"] == reverse("home")
    assert client.get(reverse("home")).status_code == 200


def test_the_password_again_is_no_second_factor(client):
    person = with_password(with_app(decision_maker()))
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("home")})
    assert client.get(reverse("home"))["Location"].startswith(reverse("second_factor"))


@pytest.mark.parametrize("typed", ["", "000000", "<b>1</b>", "é" * 6, "9" * 400])
def test_a_wrong_code_is_refused_next_to_the_field_and_seen_by_the_owner(mailoutbox, typed):
    person = with_app(decision_maker())
    client, _ = sign_in_by_code(person, mailoutbox)
    page = page_of(show_app(client, typed))
    assert [href for _, href in page.errors()] == ["#id_code"]
    assert page.errors()[0][0].startswith("Enter the code")
    assert not signed_in(client)
    assert list(SignInAttempt.objects.values_list("method", "succeeded")) == [("second_factor", False)]


def test_a_code_of_another_moment_is_refused(mailoutbox):
    client, _ = sign_in_by_code(with_app(decision_maker()), mailoutbox)
    with time_machine.travel(clock.now() - timedelta(minutes=5)):
        old = app_code()
    show_app(client, old)
    assert not signed_in(client)


def test_a_code_of_the_app_works_once(mailoutbox):
    person = with_app(decision_maker())
    with time_machine.travel(clock.now(), tick=False):
        code = app_code()
        client, _ = sign_in_by_code(person, mailoutbox)
        show_app(client, code)
        assert signed_in(client)
        thief, _ = sign_in_by_code(person, mailoutbox, Client())
        page = page_of(show_app(thief, code))
    assert [href for _, href in page.errors()] == ["#id_code"]
    assert not signed_in(thief)


def test_after_five_wrong_codes_even_the_right_one_waits(mailoutbox):
    client, _ = sign_in_by_code(with_app(decision_maker()), mailoutbox)
    for _ in range(5):
        show_app(client, "000000")
    page = page_of(show_app(client, app_code()))
    assert page.errors() == [("Too many attempts. Wait five minutes and try again", "#id_code")]
    assert not signed_in(client)


def test_a_recovery_code_stands_in_for_the_app_once(mailoutbox):
    person = with_app(decision_maker())
    codes = RecoveryCodes.activate(person).get_unused_codes()
    client, _ = sign_in_by_code(person, mailoutbox)
    show_app(client, codes[3])
    assert signed_in(client)
    again, _ = sign_in_by_code(person, mailoutbox, Client())
    show_app(again, codes[3])
    assert not signed_in(again)


def test_the_key_of_an_app_is_not_readable_in_the_database():
    person = with_app(decision_maker())
    kept = Authenticator.objects.get(user=person)
    assert SECRET not in str(kept.data)
    assert kept.wrap().validate_code(app_code())


def test_it_still_opens_after_the_secret_key_changed_while_the_old_one_is_known(settings):
    person = with_app(decision_maker())
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another " * 10
    assert Authenticator.objects.get(user=person).wrap().validate_code(app_code())


def test_without_the_old_secret_key_no_code_fits_and_nothing_breaks(settings, mailoutbox):
    person = with_app(decision_maker())
    settings.SECRET_KEY = "another " * 10
    client, _ = sign_in_by_code(person, mailoutbox)
    for code in (app_code(), app_code("")):
        assert page_of(show_app(client, code)).errors()
    assert not signed_in(client)


def test_the_second_step_does_not_open_before_the_first(client):
    assert client.get(STEP)["Location"] == reverse("account_login")
    assert client.post(STEP, {"code": app_code()})["Location"] == reverse("account_login")


def test_setting_up_an_app_with_a_wrong_code_says_so_and_keeps_the_key(mailoutbox):
    client, _ = sign_in_by_code(decision_maker(), mailoutbox)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    page = page_of(client.post(reverse("mfa_activate_totp"), {"code": "000000"}))
    assert [href for _, href in page.errors()] == ["#id_code"]
    assert secret in page.text("main")
    assert page.one("img").get("src").startswith("data:image/svg+xml;base64,")
    assert told(page)
