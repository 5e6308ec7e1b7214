"""The link of an invitation: who may accept it, with what answers, and what is said where it cannot be accepted."""

import pytest
from django.urls import reverse

from accounts import services
from accounts.models import RoleHeld, User
from accounts.roles import CASE_OFFICER, ERB_EDITOR
from lifecycle import clock
from lifecycle.models import Message
from tests.factories.accounts import holder, invited, person
from tests.factories.places import body_place, link_in_mail
from tests.pages.designation_steps import page, sign_in

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert('x')</script>"
NEW = {"name": "Sam Okafor", "password1": "", "password2": ""}
LONG = "a long enough phrase 7"


@pytest.fixture
def place():
    return body_place(name="Chamber of Somewhere")


@pytest.fixture
def invitation(place):
    return invited(place, role=ERB_EDITOR, by=holder(CASE_OFFICER, who=person("Olu Officer")))


def roles_in(place):
    return RoleHeld.objects.filter(scope=place).count()


def test_the_link_says_who_invites_to_what_and_until_when(client, invitation):
    shown = page(client.get(link_in_mail(invitation)))
    assert "Olu Officer invites you to be an editor of the ERB for Chamber of Somewhere." in shown.text("main")
    assert invitation.email in shown.text("main")
    assert shown.one("input", name="name").get("value") == invitation.name


def test_opening_the_link_changes_nothing_and_is_stored_by_no_cache(client, invitation):
    path = link_in_mail(invitation)
    for _ in range(2):
        answer = client.get(path)
        assert "no-store" in answer["Cache-Control"]
    invitation.refresh_from_db()
    assert invitation.state == "open"
    assert not User.objects.filter(email=invitation.email).exists()


def test_accepting_signs_the_person_in_with_their_role(client, invitation, place):
    answer = client.post(link_in_mail(invitation), NEW, follow=True)
    assert "You are now an editor of the ERB." in page(answer).text("main")
    new = answer.wsgi_request.user
    assert new.name == "Sam Okafor"
    assert [attempt.method for attempt in new.sign_in_attempts.all()] == ["invitation"]
    assert roles_in(place) == 1


def test_a_password_may_be_set_and_then_signs_in(client, invitation):
    client.post(link_in_mail(invitation), NEW | {"password1": LONG, "password2": LONG})
    assert User.objects.get(email=invitation.email).check_password(LONG)


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        ({"name": ""}, ["Enter your full name"]),
        ({"name": "x" * 201}, ["Full name must be 200 characters or fewer"]),
        ({"name": "a\x00b"}, None),
        ({"password1": "short", "password2": "short"}, None),
        ({"password1": "password1234", "password2": "password1234"}, None),
        ({"password1": LONG, "password2": "another"}, ["Enter the same password in both boxes"]),
        ({"password1": LONG}, ["Enter the same password in both boxes"]),
        ({"password1": "", "password2": LONG}, ["Enter the same password in both boxes"]),
    ],
)
def test_a_wrong_answer_is_refused_at_its_field_and_nothing_happens(client, invitation, place, answers, errors):
    shown = page(client.post(link_in_mail(invitation), NEW | answers), 422)
    said = [text for text, _ in shown.errors()]
    assert said
    assert errors is None or said == errors
    assert all(shown.one(id=link.removeprefix("#")) is not None for _, link in shown.errors())
    assert shown.one("input", name="password1").get("value") in {None, ""}
    assert roles_in(place) == 0
    assert not User.objects.filter(email=invitation.email).exists()


def test_a_hostile_name_is_shown_as_text(client, invitation, place):
    client.post(link_in_mail(invitation), NEW | {"name": HOSTILE})
    shown = sign_in(client, holder(CASE_OFFICER)).get(reverse("people_of", args=[place.pk])).content.decode()
    assert HOSTILE not in shown
    assert "&lt;script&gt;" in shown


def test_a_link_that_was_used_says_so(client, invitation, place):
    path = link_in_mail(invitation)
    client.post(path, NEW)
    client.logout()
    for answer in (client.get(path), client.post(path, NEW)):
        assert "was used already" in page(answer, 410).text("main")
    assert roles_in(place) == 1


def test_a_link_that_was_withdrawn_or_sent_again_or_has_expired_says_so(client, invitation, place):
    officer, path = holder(CASE_OFFICER), link_in_mail(invitation)
    services.send_again(invitation, by=officer)
    assert "Open the link in the newest email" in page(client.post(path, NEW), 410).text("main")
    newest = link_in_mail(invitation)
    assert newest != path
    with clock.at(invitation.expires_on.replace(year=invitation.expires_on.year + 1)):
        assert "The invitation ended on" in page(client.post(newest, NEW), 410).text("main")
    services.withdraw(invitation, by=officer)
    assert "was withdrawn" in page(client.post(newest, NEW), 410).text("main")
    assert roles_in(place) == 0


@pytest.mark.parametrize("torn", [lambda path: path[:-2] + "/", lambda path: path.replace("/join/", "/join/9")])
def test_a_link_that_is_torn_or_made_up_opens_nothing(client, invitation, torn):
    path = torn(link_in_mail(invitation))
    for answer in (client.get(path), client.post(path, NEW)):
        assert "Check that you opened the whole link" in page(answer, 404).text("main")


def test_somebody_who_has_an_account_signs_in_first(client, place):
    known = person("Known")
    invitation = invited(place, email=known.email)
    path = link_in_mail(invitation)
    for answer in (client.get(path), client.post(path, NEW)):
        shown = page(answer)
        assert shown.all("a", href=f"{reverse('account_login')}?next={path}")
        assert not shown.all("input", name="name")
    assert roles_in(place) == 0
    assert sign_in(client, known).post(path).url == reverse("home")
    assert RoleHeld.objects.get(scope=place).person == known


def test_somebody_else_s_link_is_refused_whether_it_has_an_account_or_not(client, invitation, place):
    other = sign_in(client, person("Other"))
    known = invited(place, email=person("Known").email)
    for one in (invitation, known):
        path = link_in_mail(one)
        for answer in (other.get(path), other.post(path, NEW)):
            assert "was sent to another address" in page(answer, 403).text("main")
    assert roles_in(place) == 0


def test_a_role_that_was_given_meanwhile_is_not_given_twice(client, place):
    known = person("Known")
    invitation = invited(place, email=known.email, role=ERB_EDITOR)
    holder(ERB_EDITOR, place, known)
    answer = sign_in(client, known).post(link_in_mail(invitation))
    assert "is an editor of the ERB here already" in page(answer, 409).text("main")
    invitation.refresh_from_db()
    assert (invitation.state, roles_in(place)) == ("open", 1)


def test_an_invitation_waits_on_the_home_and_in_the_messages_of_somebody_who_has_an_account(client, place):
    known = person("Known")
    invitation = invited(place, email=known.email)
    path = reverse("invitation_mine", args=[invitation.pk, 1])
    sign_in(client, known)
    for name in ("home", "my_roles"):
        assert page(client.get(reverse(name))).all("a", href=path)
    assert client.post(reverse("message_read", args=[Message.objects.get(actor=known.actor).pk])).url == path
    assert client.post(path).url == reverse("home")
    assert roles_in(place) == 1


def test_the_address_without_the_seal_is_for_the_person_invited_alone(client, invitation, place):
    path = reverse("invitation_mine", args=[invitation.pk, 1])
    assert client.get(path).url.startswith(reverse("account_login"))
    assert sign_in(client, person("Other")).post(path).status_code == 404
    assert client.get(reverse("invitation_mine", args=[999, 1])).status_code == 404
    assert roles_in(place) == 0
