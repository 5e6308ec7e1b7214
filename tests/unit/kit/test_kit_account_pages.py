"""Shows that signing in and passwords work, in our own pages and words, whatever is typed."""

import re

import pytest
from allauth.account import app_settings
from django.template.loader import get_template, render_to_string
from django.urls import get_resolver, reverse

from lsip_portal.account_forms import SignInForm
from tests.factories import accounts
from tests.unit.kit.drawing import Drawn, words

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough secret"
IN_USE = {
    "account_login": ["account/login.html"],
    "account_logout": ["account/logout.html"],
    "account_inactive": ["account/account_inactive.html"],
    "account_reset_password": ["account/password_reset.html"],
    "account_reset_password_done": ["account/password_reset_done.html"],
    "account_reset_password_from_key": ["account/password_reset_from_key.html"],
    "account_reset_password_from_key_done": ["account/password_reset_from_key_done.html"],
    "account_change_password": ["account/password_change.html"],
    "account_set_password": ["account/password_set.html"],
    "account_confirm_login_code": ["account/confirm_login_code.html"],
    "account_reauthenticate": ["account/reauthenticate.html"],
    "mfa_authenticate": ["mfa/authenticate.html"],
    "mfa_reauthenticate": ["mfa/reauthenticate.html"],
    "mfa_reauthenticate_webauthn": ["mfa/webauthn/reauthenticate.html"],
    "mfa_activate_totp": ["mfa/totp/activate_form.html"],
    "mfa_deactivate_totp": ["mfa/totp/deactivate_form.html"],
    "mfa_add_webauthn": ["mfa/webauthn/add_form.html"],
    "mfa_edit_webauthn": ["mfa/webauthn/edit_form.html"],
    "mfa_remove_webauthn": ["mfa/webauthn/authenticator_confirm_delete.html"],
    "mfa_view_recovery_codes": ["mfa/recovery_codes/index.html"],
    "mfa_generate_recovery_codes": ["mfa/recovery_codes/generate.html"],
    "mfa_login_webauthn": [],
    "mfa_index": [],
    "openid_connect_callback": ["socialaccount/authentication_error.html", "socialaccount/no_account.html"],
    "socialaccount_login_cancelled": ["socialaccount/login_cancelled.html"],
}
TOLD_BY_EMAIL = [
    *(f"account/email/{name}" for name in ("password_changed", "password_reset", "password_set")),
    *(f"mfa/email/{name}" for name in ("totp_activated", "totp_deactivated", "webauthn_added", "webauthn_removed")),
    "mfa/email/recovery_codes_generated",
    "socialaccount/email/account_connected",
]
WITHOUT_A_URL = [
    "429.html",
    "account/email/password_reset_key_message.txt",
    "account/email/password_reset_key_subject.txt",
    "account/email/login_code_message.txt",
    "account/email/login_code_subject.txt",
    "account/messages/logged_in.txt",
    "account/messages/login_code_sent.txt",
    "account/messages/logged_out.txt",
    "account/messages/password_changed.txt",
    "account/messages/password_set.txt",
    "mfa/messages/recovery_codes_generated.txt",
    "mfa/messages/totp_activated.txt",
    "mfa/messages/totp_deactivated.txt",
    "mfa/messages/webauthn_added.txt",
    "mfa/messages/webauthn_removed.txt",
    *(f"{name}_{part}.txt" for name in TOLD_BY_EMAIL for part in ("subject", "message")),
]


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Hash quickly: the slowness that protects real passwords is Django's, and tested there."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def person():
    made = accounts.person("Ada")
    made.set_password(PASSWORD)
    made.save()
    return made


def drawn(answer):
    page = Drawn(answer.content.decode())
    assert page.loose_ends() == []
    return page


def test_only_the_pages_of_django_allauth_that_are_ours_are_open():
    prefixes = ("account_", "mfa_", "socialaccount_", "openid_connect_")
    open_pages = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith(prefixes)}
    assert open_pages == set(IN_USE)


@pytest.mark.parametrize("name", [name for names in IN_USE.values() for name in names] + WITHOUT_A_URL)
def test_every_template_in_use_is_ours_and_not_that_of_django_allauth(name):
    template = get_template(name)
    assert template.backend.name == "jinja2"
    assert "/allauth/" not in template.origin.name


def test_a_person_signs_in_with_email_address_and_password(client, person):
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD, "next": "/privacy/"})
    assert (answer.status_code, answer["Location"]) == (302, "/privacy/")
    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, [("Enter your email address", "#id_login")]),
        (
            {"login": '"><script>', "password": "x"},
            [("Enter an email address in the correct format, like name@example.com", "#id_login")],
        ),
    ],
)
def test_a_wrong_sign_in_says_what_is_wrong_and_keeps_the_address(client, person, typed, said):
    page = drawn(client.post(reverse("account_login"), typed))
    assert page.errors() == said
    assert page.one("input", id="id_login").get("value") == typed.get("login", "")
    assert page.one("input", id="id_password").get("value") in (None, "")
    assert page.text("title").startswith("Error: Sign in")


def test_the_wrong_password_and_the_wrong_address_are_told_apart_by_nobody(client, person):
    wrong = [{"login": person.email, "password": "x"}, {"login": "nobody@example.org", "password": "x"}]
    said = [drawn(client.post(reverse("account_login"), typed)).errors() for typed in wrong]
    assert said[0] == said[1]
    assert len(said[0]) == 1
    assert said[0][0][1] is None


def test_sign_in_does_not_lead_elsewhere(client, person):
    sent = {"login": person.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(reverse("account_login"), sent)["Location"] == reverse("home")


def test_a_closed_account_is_told_so(client, person):
    person.is_active = False
    person.save()
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert answer["Location"] == reverse("account_inactive")
    assert drawn(client.get(answer["Location"])).text("h1") == "Your account is closed"


def test_signing_out_asks_first_and_then_does_it(client, person):
    client.force_login(person)
    assert drawn(client.get(reverse("account_logout"))).text("h1") == "Sign out"
    assert "_auth_user_id" in client.session
    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_replaced_by_a_link_in_an_email(client, person, mailoutbox):
    sent = client.post(reverse("account_reset_password"), {"email": person.email}, follow=True)
    assert drawn(sent).text("h1") == "Check your email"
    mail = mailoutbox[0]
    assert (mail.subject, mail.to) == ("Choose a new password", [person.email])
    link = re.search(r"http://testserver(\S+)", mail.body).group(1)

    page = drawn(client.get(link, follow=True))
    assert page.text("h1") == "Choose a new password"
    assert page.description(page.one("input", id="id_password1")).startswith("Use at least 12 characters")
    action = page.one("form", method="post").get("action")
    short = drawn(client.post(action, {"password1": "short", "password2": "short"}))
    assert short.errors()[0][1] == "#id_password1"
    apart = drawn(client.post(action, {"password1": "another long secret", "password2": "not the same at all"}))
    assert apart.errors() == [("You must type the same password each time.", "#id_password2")]
    done = client.post(action, {"password1": "another long secret", "password2": "another long secret"}, follow=True)
    assert drawn(done).text("h1") == "Your password is changed"

    person.refresh_from_db()
    assert person.check_password("another long secret")
    assert drawn(client.get(link, follow=True)).text("h1") == "This link does not work any more"


def test_nobody_learns_who_has_an_account(client, person, mailoutbox):
    known = client.post(reverse("account_reset_password"), {"email": person.email}, follow=True)
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"}, follow=True)
    assert drawn(known).text("main") == drawn(unknown).text("main")
    assert [mail.to for mail in mailoutbox] == [[person.email]]


def test_a_signed_in_person_changes_their_password_and_is_told_by_email(client, person, mailoutbox):
    client.force_login(person)
    url = reverse("account_change_password")
    wrong = {"oldpassword": "x", "password1": "another long secret", "password2": "another long secret"}
    assert drawn(client.post(url, wrong)).errors()[0][1] == "#id_oldpassword"
    assert drawn(client.post(url, {})).errors() == [
        ("Enter your current password", "#id_oldpassword"),
        ("Enter a new password", "#id_password1"),
        ("Enter the new password again", "#id_password2"),
    ]
    assert mailoutbox == []
    client.post(url, wrong | {"oldpassword": PASSWORD})
    person.refresh_from_db()
    assert person.check_password("another long secret")
    assert (mailoutbox[0].to, mailoutbox[0].subject) == ([person.email], "Your password was changed")
    assert re.match(r"The password of your account was changed on \d+ \w+ \d{4} at ", mailoutbox[0].body)


def test_a_person_without_a_password_chooses_one(client):
    person = accounts.person("Demonstration")
    client.force_login(person)
    answer = client.get(reverse("account_change_password"), follow=True)
    assert drawn(answer).text("h1") == "Choose a password"


def test_too_many_wrong_passwords_are_stopped_in_our_own_frame(client, person, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "limits"}}
    assert app_settings.RATE_LIMITS["login_failed"]
    for _ in range(6):
        answer = client.post(reverse("account_login"), {"login": person.email, "password": "x"})
    assert "Too many" in answer.content.decode()
    right = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert right.status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("demonstration", [True, False])
def test_demonstration_accounts_are_offered_in_a_demonstration_only(rf, settings, demonstration):
    settings.DEMONSTRATION = demonstration
    offered = [{"label": "ERB lead", "email": "erb.lead@example.org"}]
    context = {"form": SignInForm(), "redirect_field_value": None, "demonstration_accounts": offered}
    page = Drawn(render_to_string("account/login.html", context, rf.get("/")))
    buttons = page.all("button", name="email", value="erb.lead@example.org")
    assert [words(button) for button in buttons] == (["Sign in as ERB lead"] if demonstration else [])
    assert len(page.all("form", action=reverse("demonstration_sign_in"))) == (1 if demonstration else 0)
