"""The pages of people: who sees whom, what each form refuses, and the same by API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts import services
from accounts.models import AccessReview, Invitation, RoleHeld
from accounts.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASE_OFFICER,
    ERB_EDITOR,
    ERB_LEAD,
    ERB_VIEWER,
    PROVIDER_LEAD,
    PUBLISHER,
)
from accounts.selectors import nation
from lifecycle import clock
from tests.factories.accounts import held_by, holder, invited, person, reviewed
from tests.factories.places import body_place, provider_place
from tests.pages.designation_steps import page, sign_in, typed

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert('x')</script>"
SAM = {"name": "Sam Okafor", "email": "sam@example.org", "role": "erb_viewer"}


@pytest.fixture
def place():
    return body_place(name="Chamber of Somewhere", website="https://chamber.example.com")


@pytest.fixture
def lead(place):
    return holder(ERB_LEAD, place, person("Ada Lead"))


def role_of(who):
    return held_by(who)[0]


def begin(place, move="invite", workflow="invitation"):
    return reverse("begin", args=[workflow, place.pk, move])


def move_of(record, move):
    return reverse("move", args=[record.workflow_name, record.pk, move])


def said(shown):
    return [text for text, _ in shown.errors()]


def test_the_people_of_a_place_are_shown_with_since_when_who_was_and_who_is_invited(client, place, lead):
    gone = holder(ERB_VIEWER, place, person("Gone Viewer"))
    services.end_role(role_of(gone), by=lead, note="Left.")
    invitation = invited(place, by=lead)
    shown = page(sign_in(client, lead).get(place.get_absolute_url()))
    text = shown.text("main")
    for words in ("Ada Lead", "since 1 January 2020", "Gone Viewer", invitation.email, "Not done yet", "Due"):
        assert words in text
    assert shown.all("a", href=begin(place))
    assert shown.all("a", href=begin(place, "confirm", "access-review"))
    assert shown.all("a", href=role_of(gone).get_absolute_url())


def test_who_does_not_look_after_the_people_sees_them_without_buttons(client, place, lead):
    for who in (holder(ERB_EDITOR, place), holder(AUDITOR), holder(PUBLISHER)):
        shown = page(sign_in(client, who).get(place.get_absolute_url()))
        assert not shown.all("a", href=begin(place))
        assert client.get(begin(place)).status_code == 403
        assert client.post(begin(place), SAM).status_code == 403
    assert not Invitation.objects.exists()


def test_strangers_find_no_place_role_or_invitation(client, place, lead):
    invitation = invited(place, by=lead)
    for who in (person(), holder(ERB_LEAD, body_place())):
        sign_in(client, who)
        for record in (place, role_of(lead), invitation):
            assert client.get(record.get_absolute_url()).status_code == 404
        for address in (begin(place), move_of(invitation, "withdraw"), move_of(role_of(lead), "end")):
            assert client.post(address, SAM).status_code == 404
        assert client.get(reverse("people")).status_code == 404


def test_the_wrong_people_are_told_why_a_role_is_not_theirs_to_change(client, place, lead):
    administrator = sign_in(client, holder(ADMINISTRATOR))
    assert "a case officer gives and ends roles here" in page(administrator.get(place.get_absolute_url())).text("main")
    officer = sign_in(client, holder(CASE_OFFICER))
    refused = page(officer.post(begin(nation()), SAM | {"role": "publisher"}), 403).text("main")
    assert "An administrator of access gives and ends the roles of the department." in refused


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"email": ""}, ["Enter an email address"]),
        ({"email": "sam"}, ["Enter an email address in the correct format, like name@example.com"]),
        ({"email": "sam@example.org\nBcc: all@example.org"}, None),
        ({"email": "s" * 250 + "@example.org"}, None),
        ({"name": ""}, ["Enter the person's full name"]),
        ({"name": "x" * 201}, ["Full name must be 200 characters or fewer"]),
        ({"role": ""}, ["Select a role"]),
        ({"role": "king"}, ["Role must be one of the options"]),
        ({"role": "publisher"}, ["Role must be one of the options"]),
    ],
)
def test_a_wrong_invitation_is_refused_at_its_field_and_what_was_typed_is_kept(client, place, lead, answers, errors):
    shown = page(sign_in(client, lead).post(begin(place), SAM | {"name": HOSTILE} | answers), 422)
    assert said(shown)
    assert errors is None or said(shown) == errors
    if "name" not in answers:
        assert shown.one("input", name="name").get("value") == HOSTILE
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("ukprn", ["1234567", "123456789", "1234567a"])
def test_a_ukprn_that_is_none_is_refused(client, ukprn):
    place = provider_place()
    asked = SAM | {"role": "provider_lead", "ukprn": ukprn}
    shown = page(sign_in(client, holder(CASE_OFFICER)).post(begin(place), asked), 422)
    assert "UKPRN" in said(shown)[0]


def test_one_s_own_address_and_a_role_twice_are_refused_with_the_reason(client, place, lead):
    sign_in(client, lead)
    assert "This is your own address." in page(client.post(begin(place), SAM | {"email": lead.email}), 409).text("main")
    holder(ERB_VIEWER, place, person())
    client.post(begin(place), SAM)
    again = page(client.post(begin(place), SAM), 409)
    assert "has an open invitation to this role already" in again.text("main")
    assert again.one("input", name="email").get("value") == "sam@example.org"
    assert Invitation.objects.count() == 1


def test_the_first_lead_from_elsewhere_is_asked_for_and_kept_with_the_reason(client, place):
    officer = sign_in(client, holder(CASE_OFFICER))
    rule = "explain-the_first_lead_is_known_to_be_of_the_organisation"
    first = SAM | {"role": "erb_lead"}
    shown = page(officer.post(begin(place), first), 409)
    assert "The address is not at chamber.example.com" in shown.text("main")
    assert shown.all("textarea", name=rule)
    assert officer.post(begin(place), first | {rule: "She answered their switchboard."}).status_code == 302
    assert Invitation.objects.get().role == "erb_lead"


def test_a_lead_withdraws_and_sends_again(client, place, lead):
    invitation = invited(place, by=lead)
    sign_in(client, lead)
    assert client.post(move_of(invitation, "send_again")).url == invitation.get_absolute_url()
    invitation.refresh_from_db()
    assert invitation.round == 2
    client.post(move_of(invitation, "withdraw"))
    shown = page(client.get(invitation.get_absolute_url())).text("main")
    assert "Withdrawn" in shown
    assert client.post(move_of(invitation, "send_again")).status_code == 409


def test_an_invitation_that_has_expired_says_so_and_can_be_sent_again(client, place, lead):
    invitation = invited(place, by=lead)
    with clock.at(invitation.expires_on.replace(year=invitation.expires_on.year + 1)):
        shown = page(sign_in(client, lead).get(invitation.get_absolute_url()))
        assert "Expired" in shown.text("main")
        assert shown.all("a", href=move_of(invitation, "send_again"))


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({}, ["Enter the reason"]),
        ({"note": "x" * 4001}, ["Reason must be 4,000 characters or fewer"]),
        ({"note": "Left.", "last_day-day": "31", "last_day-month": "2", "last_day-year": "2027"}, None),
        ({"note": "Left.", "last_day-day": "31"}, None),
    ],
)
def test_a_wrong_end_is_refused_at_its_field(client, place, lead, answers, errors):
    held = role_of(holder(ERB_VIEWER, place))
    shown = page(sign_in(client, lead).post(move_of(held, "end"), answers), 422)
    assert said(shown)
    assert errors is None or said(shown) == errors
    held.refresh_from_db()
    assert held.until is None


def test_a_lead_ends_a_role_on_a_day_and_the_page_says_what_stays(client, place, lead):
    held = role_of(holder(ERB_VIEWER, place))
    last = clock.today().replace(year=clock.today().year + 1)
    sign_in(client, lead).post(move_of(held, "end"), {"note": "Leaves."} | typed("last_day", last))
    assert "End is set" in page(client.get(held.get_absolute_url())).text("main")
    client.post(move_of(held, "end"), {"note": "Left at once."})
    shown = page(client.get(held.get_absolute_url()))
    assert f"belongs to {place.organisation}" in shown.text("main")
    assert not shown.all("a", href=move_of(held, "end"))
    assert client.post(move_of(held, "end"), {"note": "Again."}).status_code == 409


def test_a_lead_changes_the_role_of_another(client, place, lead):
    held = role_of(holder(ERB_VIEWER, place))
    sign_in(client, lead)
    assert said(page(client.post(move_of(held, "change"), {"role": "erb_viewer"}), 422)) == [
        "New role must be one of the options"
    ]
    client.post(move_of(held, "change"), {"role": "erb_editor"})
    assert RoleHeld.objects.filter(person=held.person, role="erb_editor", until=None).exists()


def test_the_last_lead_reads_why_they_cannot_be_ended(client, place):
    place = provider_place()
    held = role_of(holder(PROVIDER_LEAD, place))
    shown = page(sign_in(client, holder(CASE_OFFICER)).get(held.get_absolute_url()))
    assert "Nobody else is the provider's lead here. Invite another person" in shown.text("main")
    answer = client.post(move_of(held, "end"), {"note": "Left."})
    assert answer.status_code == 409


def test_everybody_sees_their_own_roles_and_gives_them_up(client, place, lead):
    editor = holder(ERB_EDITOR, place)
    held = role_of(editor)
    sign_in(client, editor)
    assert page(client.get(reverse("my_roles"))).all("a", href=held.get_absolute_url())
    assert page(client.get(held.get_absolute_url())).all("a", href=move_of(held, "leave"))
    client.post(move_of(held, "leave"), {})
    assert "Ended" in page(client.get(reverse("my_roles"))).text("main")
    assert client.get(place.get_absolute_url()).status_code == 404
    assert client.get(held.get_absolute_url()).status_code == 200
    assert client.post(move_of(role_of(lead), "leave"), {}).status_code == 404


def test_a_review_asks_who_still_needs_their_role_and_ends_the_rest(client, place, lead):
    editor, viewer = holder(ERB_EDITOR, place), holder(ERB_VIEWER, place)
    sign_in(client, lead)
    address = begin(place, "confirm", "access-review")
    assert said(page(client.post(address, {}), 422)) == ["Select everybody who still needs their role"]
    assert said(page(client.post(address, {"kept": [role_of(holder(ERB_LEAD, body_place())).pk]}), 422))
    kept = [role_of(lead).pk, role_of(editor).pk]
    assert client.post(address, {"kept": kept}).url == place.get_absolute_url()
    assert AccessReview.objects.get().ended == 1
    assert not role_of(viewer).in_effect
    assert "Last done on" in page(client.get(place.get_absolute_url())).text("main")


def test_the_department_finds_people_and_where_the_review_is_due(client, place, lead):
    reviewed(provider_place(name="A college"))
    sign_in(client, holder(CASE_OFFICER))
    for query, there, missing in (
        ({"q": "ada lead"}, "Chamber of Somewhere", "A college"),
        ({"kind": "provider"}, "A college", "Chamber of Somewhere"),
        ({"due": "yes"}, "Chamber of Somewhere", "A college"),
    ):
        text = page(client.get(reverse("people"), query)).text("main")
        assert there in text
        assert missing not in text
    assert "Nothing matches" in page(client.get(reverse("people"), {"q": HOSTILE})).text("main")
    for wrong in ({"kind": "moon"}, {"q": "x" * 101}):
        assert said(page(client.get(reverse("people"), wrong), 422))


def test_the_pages_ask_no_more_of_the_database_as_people_come(client, place, lead, django_assert_max_num_queries):
    sign_in(client, holder(CASE_OFFICER))
    addresses = [place.get_absolute_url(), reverse("people"), reverse("api:people-detail", args=[place.pk])]
    counts = []
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counts.append(len(captured))
    for _ in range(4):
        services.end_role(role_of(holder(ERB_VIEWER, place)), by=lead, note="Left.")
        holder(ERB_EDITOR, place)
        invited(place, by=lead)
        holder(PROVIDER_LEAD, provider_place())
    for address, count in zip(addresses, counts, strict=True):
        with django_assert_max_num_queries(count + 2):
            client.get(address)


def test_a_long_list_of_places_is_paged(client):
    for _ in range(26):
        provider_place()
    sign_in(client, holder(ADMINISTRATOR))
    assert len(page(client.get(reverse("people"))).all("tr")) == 26
    assert len(page(client.get(reverse("people"), {"page": 2})).all("tr")) == 3


def test_the_api_reads_people_and_makes_the_same_moves(client, place, lead):
    holder(ERB_EDITOR, place)
    sign_in(client, lead)
    begun = client.post(
        reverse("api:begin", args=["invitation", place.pk, "invite"]), SAM, content_type="application/json"
    )
    assert begun.status_code == 201
    shown = client.get(reverse("api:people-detail", args=[place.pk])).json()
    assert {row["role"] for row in shown["roles"]} == {"erb_lead", "erb_editor"}
    assert [row["email"] for row in shown["invitations"]] == ["sam@example.org"]
    assert [row["title"] for row in client.get(reverse("api:people-list")).json()["results"]] == [place.title]
    address = reverse("api:make_move", args=["invitation", begun.json()["id"], "withdraw"])
    assert client.post(address, {}, content_type="application/json").status_code == 200
    wrong = reverse("api:begin", args=["invitation", place.pk, "invite"])
    refused = client.post(wrong, SAM | {"email": lead.email}, content_type="application/json")
    assert refused.status_code == 409
    assert refused.json()["unmet"][0]["rule"] == "the_invitation_is_for_somebody_else"
    taking = reverse("api:make_move", args=["invitation", begun.json()["id"], "accept"])
    assert client.post(taking, {}, content_type="application/json").status_code == 403
    assert sign_in(client, person()).get(reverse("api:people-detail", args=[place.pk])).status_code == 404
