"""Passkeys: adding, naming and removing them, signing in with them, and answers that no device gives."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import SignInAttempt
from tests.factories import accounts
from tests.factories.passkeys import SecurityKey
from tests.pages.sign_in_steps import decision_maker, page_of, sign_in_by_code, signed_in, told, with_app

pytestmark = pytest.mark.django_db
ADD, SIGN_IN, STEP = (reverse(name) for name in ("mfa_add_webauthn", "mfa_login_webauthn", "mfa_authenticate"))
NO_ANSWER = "We could not read the answer of your device. Try again"
HOSTILE = [
    "",
    "{",
    "[]",
    "7",
    "null",
    '"x"',
    "{}",
    '{"response": {}}',
    '{"response": [1]}',
    '{"response": {"userHandle": 7}}',
]
HOSTILE += [json.dumps({"id": "x", "rawId": "x", "response": {"userHandle": "<script>"}, "type": "public-key"})]


@pytest.fixture(autouse=True)
def _no_demonstration(settings):
    cache.clear()
    settings.DEMONSTRATION = False


def options_on(page):
    """Return what the form on a page asks of the device."""
    return json.loads(next(filter(None, (form.get("data-passkey-options") for form in page.all("form")))))


def add(client, key, name="Work laptop"):
    """Add a passkey in a browser."""
    options = options_on(page_of(client.get(ADD)))
    return client.post(ADD, {"name": name, "credential": key.create(options)})


def with_passkey(mailoutbox, person=None):
    """Return a person, their device, and a browser in which they added it."""
    person, key = person or accounts.person(), SecurityKey()
    client, _ = sign_in_by_code(person, mailoutbox)
    assert add(client, key)["Location"] == reverse("mfa_view_recovery_codes")
    return person, key, client


def sign_in_with(key, client=None, **more):
    """Sign in with a passkey alone, as the script of the sign-in page does it."""
    client = client or Client()
    options = client.get(SIGN_IN, headers={"accept": "application/json"}).json()["request_options"]
    return client, client.post(SIGN_IN, {"credential": key.get(options)} | more)


def test_a_passkey_is_asked_for_that_stays_on_the_device_and_checks_its_holder(mailoutbox):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    wanted = options_on(page_of(client.get(ADD)))["publicKey"]["authenticatorSelection"]
    assert (wanted["residentKey"], wanted["userVerification"]) == ("required", "required")


def test_a_passkey_signs_in_alone_and_counts_as_both_factors(mailoutbox):
    person, key, _ = with_passkey(mailoutbox, decision_maker())
    client, answer = sign_in_with(key, next="/messages/")
    assert answer["Location"] == "/messages/"
    assert client.get("/messages/").status_code == 200
    assert SignInAttempt.objects.filter(person=person, method="passkey", succeeded=True).count() == 1


def test_a_passkey_is_the_second_step_after_a_code(mailoutbox):
    person, key, _ = with_passkey(mailoutbox, decision_maker())
    client, answer = sign_in_by_code(person, mailoutbox)
    assert answer["Location"] == STEP
    client.post(STEP, {"credential": key.get(options_on(page_of(client.get(STEP))))})
    assert client.get(reverse("home")).status_code == 200


def test_a_new_passkey_frees_somebody_who_is_held(mailoutbox):
    _, _, client = with_passkey(mailoutbox, decision_maker())
    assert client.get(reverse("home")).status_code == 200


def test_a_passkey_is_shown_again_where_a_session_has_not_seen_it(client, mailoutbox):
    person, key, _ = with_passkey(mailoutbox, decision_maker())
    client.force_login(person)
    held = page_of(client.get(client.get(reverse("home"))["Location"]))
    link = held.one("a", class_="govuk-button").get("href")
    assert link.startswith(reverse("mfa_reauthenticate_webauthn"))
    answer = client.post(link, {"credential": key.get(options_on(page_of(client.get(link))))})
    assert answer["Location"] == reverse("home")
    assert client.get(reverse("home")).status_code == 200


@pytest.mark.parametrize("credential", HOSTILE)
def test_what_no_device_answers_is_refused_at_sign_in(client, credential):
    answer = client.post(SIGN_IN, {"credential": credential})
    assert answer["Location"] == reverse("account_login")
    assert len(told(page_of(client.get(answer["Location"])))) == 1
    assert not signed_in(client)


@pytest.mark.parametrize("credential", HOSTILE)
def test_what_no_device_answers_is_refused_as_a_second_step_and_seen_by_the_owner(mailoutbox, credential):
    person, _, _ = with_passkey(mailoutbox)
    client, _ = sign_in_by_code(person, mailoutbox)
    page = page_of(client.post(STEP, {"credential": credential}))
    assert len(page.errors()) == 1
    assert not signed_in(client)
    assert SignInAttempt.objects.filter(person=person, method="second_factor", succeeded=False).count() == 1


@pytest.mark.parametrize("credential", HOSTILE)
def test_what_no_device_answers_is_not_kept_as_a_passkey_and_the_name_is(mailoutbox, credential):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    client.get(ADD)
    page = page_of(client.post(ADD, {"name": "<b>Phone</b>", "credential": credential}))
    assert len(page.errors()) == 1
    assert page.one("input", id="id_name").get("value") == "<b>Phone</b>"
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("fault", [{"site": "elsewhere.example"}, {"checks_holder": False}])
def test_a_device_of_another_site_or_one_that_does_not_check_its_holder_is_refused(mailoutbox, fault):
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    assert len(page_of(add(client, SecurityKey(**fault))).errors()) == 1
    assert not Authenticator.objects.exists()


def test_in_production_a_page_of_another_origin_cannot_use_a_passkey(mailoutbox, settings):
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    client, _ = sign_in_by_code(accounts.person(), mailoutbox)
    for origin, kept in (("https://evil.example", 0), ("http://testserver", 0), ("https://testserver", 1)):
        add(client, SecurityKey(origin=origin))
        assert Authenticator.objects.filter(type="webauthn").count() == kept


def test_a_passkey_of_somebody_else_does_not_sign_in(mailoutbox):
    with_passkey(mailoutbox)
    stolen = SecurityKey()
    stolen.user = with_passkey(mailoutbox)[1].user
    client, answer = sign_in_with(stolen)
    assert (answer["Location"], signed_in(client)) == (reverse("account_login"), False)


def test_an_answer_does_not_work_twice(mailoutbox):
    _, key, _ = with_passkey(mailoutbox)
    client = Client()
    options = client.get(SIGN_IN, headers={"accept": "application/json"}).json()["request_options"]
    answer = key.get(options)
    client.post(SIGN_IN, {"credential": answer})
    assert signed_in(client)
    client.post(reverse("account_logout"))
    client.post(SIGN_IN, {"credential": answer})
    assert not signed_in(client)


def test_a_closed_account_is_closed_to_its_passkey(mailoutbox):
    person, key, _ = with_passkey(mailoutbox)
    person.is_active = False
    person.save()
    client, answer = sign_in_with(key)
    assert (answer["Location"], signed_in(client)) == (reverse("account_inactive"), False)


def test_passkeys_are_listed_by_name_and_renamed(mailoutbox):
    _, _, client = with_passkey(mailoutbox)
    rename = reverse("mfa_edit_webauthn", args=[Authenticator.objects.get(type="webauthn").pk])
    for wrong in ("", "x" * 61):
        page = page_of(client.post(rename, {"name": wrong}))
        assert [href for _, href in page.errors()] == ["#id_name"]
    client.post(rename, {"name": "<i>Phone</i>"})
    assert "<i>Phone</i>" in page_of(client.get(reverse("your_account"))).text("main")


def test_a_passkey_is_removed_but_not_the_last_factor_of_somebody_who_needs_one(mailoutbox):
    person, _, client = with_passkey(mailoutbox, decision_maker())
    remove = reverse("mfa_remove_webauthn", args=[Authenticator.objects.get(type="webauthn").pk])
    for answer, status in ((client.get(remove), 200), (client.post(remove), 409)):
        assert "You cannot remove this" in page_of(answer).text("main")
        assert answer.status_code == status
    with_app(person)
    answer = client.post(remove, follow=True)
    assert told(page_of(answer)) == ["Your passkey is removed."]
    assert list(person.authenticator_set.values_list("type", flat=True).order_by("type")) == ["recovery_codes", "totp"]


def test_nobody_changes_the_passkeys_of_others(mailoutbox):
    with_passkey(mailoutbox)
    pk = Authenticator.objects.get(type="webauthn").pk
    other, _ = sign_in_by_code(accounts.person(), mailoutbox)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert other.get(reverse(name, args=[pk])).status_code == 404
        assert other.post(reverse(name, args=[pk]), {"name": "x"}).status_code == 404
