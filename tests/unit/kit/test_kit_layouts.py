"""Shows the frame of every page: landmarks, navigation, messages, and nothing that is not ours to show."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from lsip_portal.kit.forms import GovukForm, TextField
from tests.factories import accounts
from tests.unit.kit.drawing import Drawn, words

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.kit.kit_urls")]


class NameForm(GovukForm):
    name = TextField(label="Name")


@pytest.fixture
def page(client, drawn_page):
    return drawn_page(client.get("/framed/"))


@pytest.fixture
def drawn_page():

    return lambda answer: Drawn(answer.content.decode())


def navigation(page):
    return [words(link) for link in page.all("a", class_="govuk-service-navigation__link")]


def test_a_page_has_its_landmarks_and_a_way_past_them(page):
    assert page.one("html").get("lang") == "en"
    assert page.one("main").get("id") == "main-content"
    assert page.one("a", class_="govuk-skip-link").get("href") == "#main-content"
    assert len(page.all("header")) == len(page.all("footer")) == 1
    assert page.loose_ends() == []


def test_a_page_shows_the_name_of_the_service_and_that_it_is_new(page):
    assert page.text("a", class_="govuk-generic-header__homepage-link") == "Local skills improvement plans"
    assert "This is a new service." in page.text("div", class_="govuk-phase-banner")


def test_a_page_has_no_crown_and_no_crest(page):
    for word in ("crown", "crest", "GOV.UK", "logotype"):
        assert word.lower() not in page.html.lower()


def test_scripts_carry_the_nonce_of_the_policy_and_nothing_is_styled_inline(client, drawn_page):
    answer = client.get("/framed/")
    page = drawn_page(answer)
    nonces = {script.get("nonce") for script in page.all("script")}
    assert len(nonces) == 1
    assert f"'nonce-{nonces.pop()}'" in answer["Content-Security-Policy"]
    assert [node.tag for node in page.tree.iter() if "style" in node.attrib or node.tag == "style"] == []


def test_a_stranger_finds_the_public_parts_and_the_way_in(page):
    assert navigation(page) == ["Plans", "Areas", "Designations", "Sign in"]


def test_a_signed_in_person_finds_their_own_parts_and_the_way_out(client, drawn_page):
    client.force_login(accounts.person())
    parts = navigation(drawn_page(client.get("/framed/")))
    assert parts[0] == "Home"
    assert parts[-1] == "Sign out"
    assert parts[-2] == "Your account"
    assert "Messages" in parts[-3]
    assert {"Plans", "Areas", "Designations"} < set(parts)


def test_the_open_part_is_marked(client, drawn_page):
    page = drawn_page(client.get("/framed/"))
    assert page.text("a", aria_current="true") == "Areas"


def test_a_message_is_shown_once(client, drawn_page):
    assert "Saved." in drawn_page(client.get("/framed/")).text("div", role="alert")


@pytest.mark.parametrize("demonstration", [True, False])
def test_a_demonstration_says_so_on_every_page(client, settings, demonstration):
    settings.DEMONSTRATION = demonstration
    assert ("Demonstration:" in client.get("/framed/").content.decode()) is demonstration


def test_the_foot_of_the_page_leads_to_what_the_service_says_about_itself(page):
    links = [link.get("href") for link in page.one("footer").iter("a")]
    assert links == ["/about_data/", "/glossary/", "/accessibility-statement/", "/privacy/", "/cookies/"]
    assert "Open Government Licence v3.0" in page.text("footer")


@pytest.mark.parametrize(
    ("data", "begins"), [({"name": ""}, "<title>Error: "), ({"name": "Ada"}, "<title> –"), (None, "<title> –")]
)
def test_the_title_says_when_something_is_wrong(rf, data, begins):
    request = rf.get("/")
    assert begins in render_to_string("layouts/page.html", {"form": NameForm(data)}, request)


def test_the_page_of_a_fault_needs_nothing_that_may_be_broken():
    html = render_to_string("500.html")
    assert "Sorry, there is a problem with the service" in html
    assert "<script" not in html


@pytest.mark.parametrize("path", ["/accessibility-statement/", "/privacy/", "/cookies/"])
def test_pages_about_the_service_have_one_heading_that_is_also_their_title(client, drawn_page, path):
    page = drawn_page(client.get(path))
    assert page.text("title") == f"{page.text('h1')} – Local skills improvement plans"


def test_a_form_without_its_proof_is_answered_in_the_same_frame(drawn_page):
    answer = Client(enforce_csrf_checks=True).post("/privacy/", {"a": "b"})
    assert answer.status_code == 403
    assert drawn_page(answer).text("h1") == "The page was open for too long"


class Refusal:
    reason = "It was published a minute ago."
    unmet = ()


class Unmet:
    reason = "No statement is submitted."

    class rule:
        force = "Statute"
        source = "Act s.1(6)"


def test_a_move_that_cannot_be_made_says_every_reason(rf):
    refusal = Refusal()
    assert "It was published a minute ago." in render_to_string("409.html", {"refusal": refusal}, rf.get("/"))
    refusal.unmet = [Unmet]
    html = render_to_string("409.html", {"refusal": refusal}, rf.get("/"))
    assert "No statement is submitted." in html
    assert "(Statute: Act s.1(6))" in html


@pytest.mark.parametrize(
    ("context", "said"), [({}, "Your roles do not allow this."), ({"reason": "Only <b>"}, "Only &lt;b&gt;")]
)
def test_a_refusal_says_why(rf, context, said):
    assert said in render_to_string("403.html", context, rf.get("/"))


@pytest.mark.parametrize("name", ["400.html", "404.html", "429.html"])
def test_every_error_page_has_one_heading(rf, name):
    assert render_to_string(name, {}, rf.get("/")).count("<h1") == 1
