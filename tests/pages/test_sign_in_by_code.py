"""Signing in by a code in an email: who gets one, how often, how long it works, and what its owner sees of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import SignInAttempt
from lifecycle import clock
from tests.factories import accounts
from tests.pages.sign_in_steps import (
    code_in,
    enter_code,
    give_address,
    page_of,
    sign_in_by_code,
    signed_in,
    told,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_attempts_before():
    cache.clear()


@pytest.fixture
def person():
    return accounts.person("Ada")


def test_an_address_without_a_password_gets_a_code_of_six_letters_and_the_code_signs_in(client, person, mailoutbox):
    page = page_of(give_address(client, person, next="/glossary/"))
    assert page.text("h1") == "Enter your code"
    assert (mailoutbox[0].to, mailoutbox[0].subject) == ([person.email], "Your code to sign in")
    assert "/glossary/" in {node.get("value") for node in page.all("input", name="next")}
    answer = client.post(
        reverse("account_confirm_login_code"), {"code": code_in(mailoutbox[0]).lower(), "next": "/glossary/"}
    )
    assert answer["Location"] == "/glossary/"
    assert client.session["_auth_user_id"] == str(person.pk)


def test_an_unknown_address_is_told_the_same_and_gets_nothing(client, person, mailoutbox):
    known = page_of(give_address(client, person)).text("h1")
    stranger = Client()
    unknown = page_of(stranger.post(reverse("account_login"), {"login": "nobody@example.org"}, follow=True))
    assert (unknown.text("h1"), len(mailoutbox)) == (known, 1)
    assert "If there is an account with the address nobody@example.org" in unknown.text("main")
    for code in ("", "None", "BBBBBB"):
        assert not signed_in(stranger)
        enter_code(stranger, code)


@pytest.mark.parametrize("typed", ["BBBBBB", "<script>alert(1)</script>", "é" * 6, "1" * 500])
def test_a_wrong_code_is_refused_next_to_the_field_and_seen_by_the_owner(client, person, mailoutbox, typed):
    give_address(client, person)
    page = page_of(enter_code(client, typed))
    assert page.errors() == [("Enter the code from the newest email we sent you", "#id_code")]
    assert not signed_in(client)
    attempt = SignInAttempt.objects.get()
    assert (attempt.person, attempt.method, attempt.succeeded) == (person, "code", False)


def test_no_code_is_asked_for_by_name(client, person, mailoutbox):
    give_address(client, person)
    assert page_of(enter_code(client, "")).errors() == [("Enter the code", "#id_code")]


def test_the_third_wrong_code_ends_the_attempt_and_the_right_one_does_not_work_after_it(client, person, mailoutbox):
    give_address(client, person)
    for _ in range(3):
        answer = enter_code(client, "BBBBBB")
    assert answer["Location"] == reverse("account_login")
    assert told(page_of(client.get(answer["Location"])))[-1].startswith("Too many attempts")
    late = enter_code(client, code_in(mailoutbox[0]))
    assert late["Location"] == reverse("account_login")
    assert not signed_in(client)


def test_a_code_works_for_ten_minutes(person, mailoutbox):
    for minutes, works in ((9, True), (11, False)):
        client = Client()
        give_address(client, person)
        with time_machine.travel(clock.now() + timedelta(minutes=minutes)):
            answer = enter_code(client, code_in(mailoutbox[-1]))
            assert signed_in(client) is works
    assert answer["Location"] == reverse("account_login")
    assert "does not work any more" in told(page_of(client.get(answer["Location"])))[-1]


def test_a_code_works_once(person, mailoutbox):
    client, _ = sign_in_by_code(person, mailoutbox)
    client.post(reverse("account_logout"))
    enter_code(client, code_in(mailoutbox[0]))
    assert not signed_in(client)


def test_a_code_works_in_no_other_browser(client, person, mailoutbox):
    give_address(client, person)
    thief = Client()
    enter_code(thief, code_in(mailoutbox[0]))
    assert not signed_in(thief)


def test_another_code_can_be_asked_for_twice_and_takes_the_place_of_the_first(client, person, mailoutbox):
    give_address(client, person)
    for _ in range(2):
        client.post(reverse("account_confirm_login_code"), {"action": "resend"})
    assert len({code_in(mail) for mail in mailoutbox}) == 3
    page = page_of(client.get(reverse("account_confirm_login_code")))
    assert page.all("button", value="resend") == []
    enter_code(client, code_in(mailoutbox[0]))
    assert not signed_in(client)
    enter_code(client, code_in(mailoutbox[2]))
    assert signed_in(client)


def test_too_many_codes_for_one_address_are_refused_in_words(person, mailoutbox):
    pages = [page_of(give_address(Client(), person)) for _ in range(6)]
    assert len(mailoutbox) == 5
    assert pages[-1].errors() == [("Too many attempts. Wait five minutes and try again", "#id_login")]


def test_a_closed_account_gets_no_code(client, person, mailoutbox):
    person.is_active = False
    person.save()
    assert page_of(give_address(client, person)).text("h1") == "Enter your code"
    assert mailoutbox == []


@pytest.mark.parametrize("typed", ["ada", "a@b@c", '"><script>', "a@" + "b" * 400 + ".org", "\x00@example.org"])
def test_what_is_no_address_is_said_next_to_the_field(client, typed, mailoutbox):
    page = page_of(client.post(reverse("account_login"), {"login": typed}))
    assert [href for _, href in page.errors()] == ["#id_login"] * len(page.errors())
    assert page.errors()
    assert mailoutbox == []


def test_starting_again_leads_back_to_the_first_step(client, person, mailoutbox):
    give_address(client, person)
    answer = client.post(reverse("account_logout"), {"next": reverse("account_login")}, follow=True)
    assert page_of(answer).text("h1") == "Sign in"
