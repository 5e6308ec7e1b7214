"""Shows that what is not declared public needs sign-in and is never stored."""

import pytest
from django.urls import URLPattern, get_resolver, resolve

from lsip_portal.public import PUBLIC, PUBLIC_PREFIXES, is_public
from tests.factories import accounts

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.kit.kit_urls")]


@pytest.fixture
def member(client):
    """A browser of a signed-in person."""
    client.force_login(accounts.person())
    return client


@pytest.mark.parametrize("path", ["/secret/7/?page=2", "/nameless/", "/home/"])
def test_a_page_that_is_not_public_asks_a_stranger_to_sign_in_and_comes_back(client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account_login/?next=/")
    assert answer["Location"].replace("%3F", "?").replace("%3D", "=").endswith(f"next={path}")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/secret/7/?page=2", "/nameless/", "/home/"])
def test_the_same_page_opens_for_a_signed_in_person_and_is_not_stored(member, path):
    answer = member.get(path)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"


def test_a_public_page_opens_for_everybody_and_is_kept_apart_by_cookie(client):
    answer = client.get("/public_home/")
    assert answer.status_code == 200
    assert "Cache-Control" not in answer
    assert "Cookie" in answer["Vary"]


def test_a_public_page_that_a_signed_in_person_sees_is_not_stored(member):
    assert member.get("/public_home/")["Cache-Control"] == "no-store"


def test_the_api_answers_a_stranger_with_a_refusal_and_no_redirect(client):
    answer = client.get("/api/v1/plans/")
    assert (answer.status_code, answer.json()) == (401, {"detail": "Sign in to use this address."})
    assert answer["Cache-Control"] == "no-store"


def test_the_api_answers_a_signed_in_person(member):
    assert member.get("/api/v1/plans/").status_code == 200


def test_reference_data_is_open_by_its_prefix(client):
    assert client.get("/api/v1/areas/").status_code == 200


def test_an_unknown_address_is_not_found_rather_than_hidden_behind_sign_in(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()


@pytest.mark.parametrize(
    ("came_from", "goes_back_to"),
    [
        ("http://testserver/secret/8/?page=2", "/secret/8/%3Fpage%3D2"),
        ("http://testserver/secret/8/", "/secret/8/"),
        ("http://elsewhere.example/trap/", "/secret/7/"),
        ("javascript:alert(1)", "/secret/7/"),
        ("", "/secret/7/"),
    ],
)
def test_after_a_sent_form_sign_in_leads_back_to_the_page_of_the_form(client, came_from, goes_back_to):
    answer = client.post("/secret/7/", {"text": "typed"}, headers={"Referer": came_from})
    assert answer["Location"] == f"/account_login/?next={goes_back_to}"


def test_a_nameless_address_is_never_public():
    match = resolve("/nameless/")
    assert match.view_name not in PUBLIC
    assert not is_public(match)
    assert is_public(resolve("/framed/"))


def names(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"
        else:
            yield from names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


def test_nothing_is_declared_public_that_does_not_exist():
    there = set(names(get_resolver("lsip_portal.urls")))
    assert there >= PUBLIC
    assert [prefix for prefix in PUBLIC_PREFIXES if not any(name.startswith(prefix) for name in there)] == []
