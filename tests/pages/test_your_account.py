"""Your account: methods that can be added and removed, attempts that can be seen, sessions that can be ended."""

import time
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import SignInAttempt
from accounts.sign_in import attempts
from accounts.tasks import forget_old_attempts
from lifecycle import clock
from tests.factories import accounts
from tests.pages.sign_in_steps import (
    PASSWORD,
    app_code,
    decision_maker,
    page_of,
    sign_in_by_code,
    told,
    with_app,
    with_password,
)

pytestmark = pytest.mark.django_db
ACCOUNT = reverse("your_account")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def _no_demonstration(settings):
    cache.clear()
    settings.DEMONSTRATION = False


def somebody_with_an_app_signed_in(mailoutbox, person=None):
    """Return a person with an app, and a browser in which they have shown it."""
    person = with_app(person or accounts.person())
    client, _ = sign_in_by_code(person, mailoutbox)
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    return person, client


def test_an_app_is_set_up_and_its_recovery_codes_are_shown_once(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    shown = page_of(client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)}, follow=True))
    codes = [code.text for code in shown.all("code")]
    assert len(set(codes)) == 10
    file = shown.one("a", download="recovery-codes.txt").get("href")
    assert [code for code in codes if code not in file] == []
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert [code for code in codes if code in again] == []
    assert "10 codes are left" in page_of(client.get(reverse("mfa_view_recovery_codes"))).text("main")
    assert "10 codes left" in page_of(client.get(ACCOUNT)).text("main")


def test_new_recovery_codes_end_the_old_ones(mailoutbox):
    person, client = somebody_with_an_app_signed_in(mailoutbox)
    make = reverse("mfa_generate_recovery_codes")
    assert page_of(client.get(make)).text("h1") == "Make new recovery codes"
    first = page_of(client.post(make, follow=True)).all("code")
    second = page_of(client.post(make, follow=True)).all("code")
    assert {code.text for code in first} & {code.text for code in second} == set()
    assert Authenticator.objects.filter(user=person, type="recovery_codes").count() == 1


def test_recovery_codes_without_a_second_factor_are_refused(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    page = page_of(client.post(reverse("mfa_generate_recovery_codes")))
    assert page.errors() == [("Set up an authenticator app or a passkey first", None)]


def test_an_app_is_removed_and_the_codes_with_it(mailoutbox):
    person, client = somebody_with_an_app_signed_in(mailoutbox)
    assert page_of(client.get(reverse("mfa_deactivate_totp"))).text("button", class_="govuk-button--warning")
    answer = client.post(reverse("mfa_deactivate_totp"), follow=True)
    assert told(page_of(answer)) == ["Your authenticator app is removed."]
    assert not Authenticator.objects.filter(user=person).exists()


def test_the_last_factor_of_somebody_who_needs_one_stays_and_the_page_says_why(mailoutbox):
    person, client = somebody_with_an_app_signed_in(mailoutbox, decision_maker())
    for page in (client.get(reverse("mfa_deactivate_totp")), client.post(reverse("mfa_deactivate_totp"))):
        assert "You cannot remove this: your role needs a second factor" in page_of(page).text("main")
        assert page_of(page).all("button", class_="govuk-button--warning") == []
    assert Authenticator.objects.filter(user=person, type="totp").exists()


def test_changing_methods_asks_again_who_it_is_unless_they_have_just_signed_in(client):
    person = with_password(accounts.person())
    client.force_login(person)
    add = reverse("mfa_activate_totp")
    asked = client.get(add)
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    wrong = page_of(client.post(asked["Location"], {"password": "x"}))
    assert wrong.errors() == [("Enter the password of your account", "#id_password")]
    assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == add
    assert client.get(add).status_code == 200
    with time_machine.travel(time.time() + 400):
        assert client.get(add).status_code == 302


def test_a_wrong_password_is_seen_by_its_owner_with_device_and_network(mailoutbox):
    person = with_password(accounts.person())
    stranger = Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR="203.0.113.77")
    stranger.post(reverse("account_login"), {"login": person.email.upper(), "password": "x"})
    stranger.post(reverse("account_login"), {"login": "nobody@example.org", "password": "x"})
    client, _ = sign_in_by_code(person, mailoutbox)
    page = page_of(client.get(ACCOUNT))
    rows = [" ".join("".join(row.itertext()).split()) for row in page.all("tr")][1:]
    assert len(rows) == 2
    assert rows[0].endswith("Code by email Signed in 127.0.0.0/24")
    assert rows[1].endswith("Password Refused Firefox on Linux, 203.0.113.0/24")
    assert "203.0.113.77" not in str(SignInAttempt.objects.values_list())


def test_nobody_sees_the_attempts_of_others(mailoutbox):
    other = accounts.person()
    Client().post(reverse("account_login"), {"login": with_password(other).email, "password": "x"})
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    assert "Refused" not in page_of(client.get(ACCOUNT)).text("main")


def test_attempts_are_paged_and_their_page_asks_the_same_number_of_questions(
    mailoutbox, django_assert_max_num_queries, rf
):
    person = accounts.person()
    client, _ = sign_in_by_code(person, mailoutbox)
    request = rf.get("/")
    for _ in range(45):
        attempts.record(request, person, method="password", succeeded=False)
    with django_assert_max_num_queries(9):
        page = page_of(client.get(ACCOUNT))
    assert len(page.all("tr")) == 21
    assert len(page_of(client.get(ACCOUNT + "?page=3")).all("tr")) == 7


def test_attempts_are_forgotten_after_90_days(rf):
    person = accounts.person()
    for days in (91, 89):
        with clock.at(clock.now() - timedelta(days=days)):
            attempts.record(rf.get("/"), person, method="password", succeeded=False)
    assert attempts.attempts_of(person).count() == 1
    forget_old_attempts()
    assert SignInAttempt.objects.count() == 1


def test_forgetting_runs_daily(settings):
    named = {entry["task"]: entry["schedule"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert named["accounts.tasks.forget_old_attempts"] == 24 * 3600


@pytest.mark.parametrize(
    ("address", "network"), [("203.0.113.77", "203.0.113.0/24"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48")]
)
def test_an_address_loses_its_last_part(address, network):
    assert attempts.network_of(address) == network


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        (FIREFOX, "Firefox on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iOS"),
        ("<script>alert(1)</script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_told_in_words_of_ours_alone(agent, device):
    assert attempts.device_of(agent) == device


def test_signing_out_everywhere_else_ends_the_other_sessions_and_not_this_one(mailoutbox):
    person = accounts.person()
    here, _ = sign_in_by_code(person, mailoutbox)
    there, _ = sign_in_by_code(person, mailoutbox)
    somebody_else, _ = sign_in_by_code(accounts.person(), mailoutbox)
    answer = here.post(reverse("sign_out_elsewhere"), follow=True)
    assert told(page_of(answer)) == ["You are signed out everywhere else."]
    assert here.get(ACCOUNT).status_code == 200
    assert there.get(ACCOUNT)["Location"].startswith(reverse("account_login"))
    assert somebody_else.get(ACCOUNT).status_code == 200
    again, _ = sign_in_by_code(person, mailoutbox)
    assert again.get(ACCOUNT).status_code == 200


def test_every_change_of_a_method_is_told_by_email(mailoutbox, monkeypatch):
    monkeypatch.setattr("django.db.transaction.on_commit", lambda act, **_: act())
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    client.get(reverse("mfa_activate_totp"))
    new = {"password1": "another long secret", "password2": "another long secret"}
    for name, typed in (
        ("mfa_activate_totp", {"code": app_code(client.session["mfa.totp.secret"])}),
        ("mfa_generate_recovery_codes", {}),
        ("mfa_deactivate_totp", {}),
        ("account_set_password", new),
    ):
        client.post(reverse(name), typed)
    assert [mail.subject for mail in mailoutbox[1:]] == [
        "An authenticator app was set up",
        "You have new recovery codes",
        "Your authenticator app was removed",
        "Your account has a password now",
    ]
    assert [mail for mail in mailoutbox[1:] if "If it was not you, sign in" not in mail.body] == []


def test_a_link_to_it_signs_nobody_out(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    assert client.get(reverse("sign_out_elsewhere")).status_code == 405
