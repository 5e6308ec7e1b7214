"""DfE Sign-in, played by a real OpenID provider: who it signs in, and whom it does not."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import SignInAttempt, User
from lsip_portal.settings import dfe_sign_in
from tests.factories import accounts
from tests.pages.sign_in_steps import PASSWORD, app_code, page_of, signed_in, with_app, with_password

# One provider is started for all of them, so one worker runs them all.
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("openid")]
START = reverse("dfe_sign_in")


@pytest.fixture(autouse=True)
def _no_attempts_before():
    cache.clear()


@pytest.fixture
def ada():
    return User.objects.create_user("ada@example.org", name="Ada")


def go_through(provider, client, email, **more):
    """Follow the link on the sign-in page, sign in at the provider, and come back."""
    asked = client.get(START, more)["Location"]
    back = provider.answer(asked, email)
    return client.get(back)


def test_somebody_with_an_account_here_is_signed_in_and_comes_back_to_the_page(client, configured, ada):
    page = page_of(client.get(reverse("account_login") + "?next=/messages/"))
    link = page.one("a", class_="govuk-button--secondary").get("href")
    answer = client.get(configured.answer(client.get(link)["Location"], ada.email))
    assert answer["Location"] == "/messages/"
    assert client.session["_auth_user_id"] == str(ada.pk)
    attempt = SignInAttempt.objects.get()
    assert (attempt.person, attempt.method, attempt.succeeded) == (ada, "dfe", True)


def test_the_portal_asks_with_a_state_and_a_proof_key(client, configured):
    asked = parse_qs(urlsplit(client.get(START)["Location"]).query)
    assert (asked["client_id"], asked["code_challenge_method"]) == (["portal"], ["S256"])
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert asked["state"][0]


def test_the_second_time_the_link_is_there_and_nothing_else_of_the_answer_is_kept(configured, ada):
    for _ in range(2):
        client = Client()
        go_through(configured, client, ada.email)
        assert signed_in(client)
    linked = SocialAccount.objects.get()
    assert (linked.user, linked.extra_data) == (ada, {})


def test_a_changed_address_here_does_not_break_the_link(configured, ada):
    go_through(configured, Client(), ada.email)
    ada.email = "ada.new@example.org"
    ada.save()
    client = Client()
    go_through(configured, client, "ada@example.org")
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_the_password_stays(client, configured, ada):
    go_through(configured, client, with_password(ada).email)
    ada.refresh_from_db()
    assert ada.check_password(PASSWORD)


def test_nobody_gets_an_account_by_it(client, configured, ada):
    answer = go_through(configured, client, "nobody@example.org")
    page = page_of(answer)
    assert (answer.status_code, page.text("h1")) == (403, "You cannot sign in here with DfE Sign-in")
    assert "There is no account in this service" in page.text("main")
    assert not signed_in(client)
    assert (User.objects.count(), SocialAccount.objects.count()) == (1, 0)


def test_an_address_that_was_not_confirmed_does_not_count_unless_the_service_is_told_so(client, configured, settings):
    person = User.objects.create_user("unchecked@example.org")
    answer = go_through(configured, client, person.email)
    assert "has not confirmed" in page_of(answer).text("main")
    assert not signed_in(client)
    settings.DFE_SIGN_IN_CONFIRMS_ADDRESSES = True
    go_through(configured, client, person.email)
    assert signed_in(client)


def test_a_closed_account_stays_closed(client, configured, ada):
    ada.is_active = False
    ada.save()
    assert go_through(configured, client, ada.email)["Location"] == reverse("account_inactive")
    assert not signed_in(client)


def test_the_second_factor_is_asked_for_after_it(client, configured, ada, settings):
    settings.DEMONSTRATION = False
    accounts.holder("decision_maker", who=with_app(ada))
    assert go_through(configured, client, ada.email)["Location"] == reverse("mfa_authenticate")
    assert not signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    assert client.get(reverse("home")).status_code == 200


def test_somebody_who_turns_back_there_is_told_so(client, configured, ada):
    back = configured.answer(client.get(START)["Location"], ada.email, action="cancel")
    page = page_of(client.get(back, follow=True))
    assert page.text("h1") == "You did not sign in"
    assert not signed_in(client)


def test_an_answer_that_was_stolen_or_used_before_is_of_no_use(configured, ada):
    client = Client()
    back = configured.answer(client.get(START)["Location"], ada.email)
    thief = Client()
    assert page_of(thief.get(back)).text("h1") == "DfE Sign-in did not work"
    assert not signed_in(thief)
    client.get(back)
    client.post(reverse("account_logout"))
    client.get(back)
    assert not signed_in(client)


@pytest.mark.parametrize("query", ["", "?code=x", "?code=x&state=y", "?error=<script>", "?state=%00"])
def test_an_answer_that_nobody_asked_for_is_refused(client, configured, query):
    answer = client.get(reverse("openid_connect_callback", kwargs={"provider_id": "dfe-sign-in"}) + query)
    assert answer.status_code == 401
    assert page_of(answer).text("h1") == "DfE Sign-in did not work"


def test_it_does_not_lead_elsewhere(client, configured, ada):
    assert go_through(configured, client, ada.email, next="https://elsewhere.example/")["Location"] == reverse("home")


def test_a_provider_that_does_not_answer_is_told_in_words(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = dfe_sign_in("http://127.0.0.1:9", "portal", "x")
    answer = client.get(START)
    assert answer.status_code == 401
    assert page_of(answer).text("h1") == "DfE Sign-in did not work"


def test_where_it_is_not_configured_it_is_neither_offered_nor_there(client, settings):
    settings.SOCIALACCOUNT_PROVIDERS = dfe_sign_in("", "", "")
    assert "DfE Sign-in" not in page_of(client.get(reverse("account_login"))).text("main")
    assert client.get(START).status_code == 404
    back = reverse("openid_connect_callback", kwargs={"provider_id": "dfe-sign-in"})
    assert client.get(back + "?code=x&state=y").status_code == 404
