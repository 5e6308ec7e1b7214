"""Invitations: to whom, by whom, until when; accepting one makes the account and gives the role, or does nothing."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts import selectors, services
from accounts.guards import domain_of
from accounts.models import Invitation, RoleHeld, User
from accounts.roles import ADMINISTRATOR, CASE_OFFICER, ERB_EDITOR, ERB_LEAD, ERB_VIEWER, PROVIDER_LEAD, PUBLISHER
from accounts.selectors import nation
from lifecycle import clock, engine
from lifecycle.models import Actor, EntryText, Message
from lifecycle.selectors import entries_of
from tests.factories import engagement
from tests.factories.accounts import holder, invited
from tests.factories.places import body_place, provider_place

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
FIRST_LEAD = "the_first_lead_is_known_to_be_of_the_organisation"


@pytest.fixture(autouse=True)
def _on_a_fixed_day():
    with clock.at(TODAY):
        yield


@pytest.fixture
def place():
    return body_place(website="https://www.chamber.example.com/about")


def reasons(place, **more):
    """Return why an invitation is refused."""
    with pytest.raises(engine.NotPossible) as refusal:
        invited(place, **({"explanations": {}} | more))
    return refusal.value.reasons


def test_an_invitation_lasts_14_days_and_gives_no_role(place):
    invitation = invited(place, role=ERB_EDITOR, email="New.Editor@Example.org ")
    assert (invitation.email, invitation.expires_on) == ("new.editor@example.org", date(2027, 3, 15))
    assert not RoleHeld.objects.filter(scope=place).exists()
    assert not User.objects.filter(email="new.editor@example.org").exists()
    message = Message.objects.get(address="new.editor@example.org")
    assert (message.actor, message.sealed) == (invitation.invitee, True)
    assert "by 15 March 2027" in message.body


@pytest.mark.parametrize(("days", "possible"), [(14, True), (15, False)])
def test_an_invitation_can_be_accepted_until_the_end_of_its_last_day(place, days, possible):
    invitation = invited(place)
    with clock.at(TODAY + timedelta(days=days)):
        assert invitation.has_expired is not possible
        if possible:
            assert services.accept(invitation, person=None, name="New").name == "New"
            return
        with pytest.raises(engine.NotPossible) as refusal:
            services.accept(invitation, person=None, name="New")
        assert refusal.value.reasons[0].startswith("The invitation ended on 15 March 2027.")
        assert not User.objects.filter(email=invitation.email).exists()


def test_whoever_accepts_gets_an_account_under_the_pseudonym_of_the_invitation_and_the_role(place):
    invitation = invited(place, role=ERB_EDITOR)
    new = services.accept(invitation, person=None, name="Sam Okafor", password="a-long-password-1")
    held = RoleHeld.objects.get(person=new)
    assert (new.email, new.name, new.actor) == (invitation.email, "Sam Okafor", invitation.invitee)
    assert new.check_password("a-long-password-1")
    assert Actor.objects.get(pk=new.actor_id).name == "Sam Okafor"
    assert (held.role, held.since, held.organisation) == ("erb_editor", TODAY, place.organisation)
    assert (invitation.state, invitation.role_held) == ("accepted", held)
    assert selectors.holds(new, ERB_EDITOR, [place])
    assert [(entry.workflow, entry.move) for entry in place.chain.entries.order_by("sequence")] == [
        ("invitation", "invite"),
        ("role", "take_up"),
        ("invitation", "accept"),
    ]
    assert held.given_by.actor == new.actor


def test_an_account_without_a_password_cannot_sign_in_with_one(place):
    assert not services.accept(invited(place), person=None, name="Sam").has_usable_password()


def test_somebody_who_has_an_account_keeps_it(place):
    known = holder(PUBLISHER)
    invitation = invited(place, email=known.email.upper())
    assert invitation.invitee == known.actor
    assert services.accept(invitation, person=known) == known
    assert User.objects.filter(email=known.email).count() == 1


def test_two_invitations_of_one_new_address_make_one_account(place):
    first, second = invited(place, email="a@example.org"), invited(body_place(), email="a@example.org")
    new = services.accept(first, person=None, name="A")
    with pytest.raises(engine.NotPossible, match="has an account by now"):
        services.accept(second, person=None, name="A")
    services.accept(second, person=new)
    assert new.roles_held.count() == 2


def test_an_invitation_is_used_once(place):
    invitation = invited(place)
    services.accept(invitation, person=None, name="First")
    with pytest.raises(engine.NotPossible, match="was used already"):
        services.accept(Invitation.objects.get(pk=invitation.pk), person=None, name="Second")
    assert RoleHeld.objects.filter(scope=place).count() == 1


def test_an_invitation_that_was_withdrawn_is_refused_and_the_person_is_told(place):
    invitation = invited(place)
    services.withdraw(invitation, by=holder(CASE_OFFICER))
    with pytest.raises(engine.NotPossible, match="was withdrawn"):
        services.accept(invitation, person=None, name="New")
    assert Message.objects.filter(address=invitation.email, subject__contains="was withdrawn").exists()


def test_sending_again_begins_a_new_round_of_14_days(place):
    invitation = invited(place)
    before = invitation.addressee.own_link
    with clock.at(TODAY + timedelta(days=20)):
        services.send_again(invitation, by=holder(CASE_OFFICER))
        assert (invitation.round, invitation.expires_on) == (2, TODAY + timedelta(days=34))
        assert invitation.addressee.own_link != before
        services.accept(invitation, person=None, name="New")


def test_nobody_invites_themselves(place):
    lead = holder(ERB_LEAD, place)
    assert reasons(place, by=lead, email=lead.email.upper(), role=ERB_EDITOR)[0].startswith("This is your own address.")


def test_a_person_is_invited_once_to_a_role_and_not_to_one_they_hold(place):
    editor = holder(ERB_EDITOR, place)
    assert reasons(place, email=editor.email, role=ERB_EDITOR) == ["This person is an editor of the ERB here already."]
    invited(place, email="a@example.org", role=ERB_VIEWER)
    assert reasons(place, email="A@example.org", role=ERB_VIEWER)[0].startswith("This address has an open invitation")
    invited(place, email="a@example.org", role=ERB_EDITOR)


def test_the_table_keeps_one_open_invitation_of_an_address_and_a_role_for_each_accepted_one(place):
    first = invited(place, email="a@example.org", role=ERB_VIEWER)
    second = invited(place, email="b@example.org", role=ERB_VIEWER)
    for columns in ({"email": "A@Example.org"}, {"state": "accepted"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Invitation.objects.filter(pk=second.pk).update(**columns)
    assert first.state == "open"


def test_a_role_of_another_kind_of_place_is_refused(place):
    assert reasons(place, role=PROVIDER_LEAD) == [
        f"Nobody is the provider's lead in {place}. Choose one of its own roles."
    ]


def test_the_department_s_people_are_invited_by_its_administrators_alone():
    with pytest.raises(engine.NotAllowed, match="An administrator of access"):
        invited(nation(), by=holder(CASE_OFFICER), role=PUBLISHER)
    new = services.accept(invited(nation(), by=holder(ADMINISTRATOR), role=PUBLISHER), person=None, name="New")
    assert selectors.holds(new, PUBLISHER, [])


@pytest.mark.parametrize("email", ["ada@chamber.example.com", "ada@mail.chamber.example.com", "ada@example.com"])
def test_the_first_lead_at_the_domain_of_the_body_needs_no_reason(place, email):
    assert invited(place, role=ERB_LEAD, email=email, explanations={}).state == "open"


@pytest.mark.parametrize("email", ["ada@example.net", "ada@chamber.example.com.evil.net", "ada@notchamber.example.net"])
def test_the_first_lead_from_elsewhere_needs_a_reason_which_is_recorded(place, email):
    assert "is not at chamber.example.com" in reasons(place, role=ERB_LEAD, email=email)[0]
    invitation = invited(
        place, role=ERB_LEAD, email=email, explanations={FIRST_LEAD: "She answered their switchboard."}
    )
    text = EntryText.objects.get(entry=entries_of(invitation)[0], name=f"explained:{FIRST_LEAD}")
    assert text.text == "She answered their switchboard."


def test_a_second_lead_and_other_roles_are_the_organisation_s_own_affair(place):
    invited(place, role=ERB_VIEWER, email="ada@example.net", explanations={})
    holder(ERB_LEAD, place)
    invited(place, role=ERB_LEAD, email="ada@example.net", explanations={})


def test_the_first_lead_of_a_provider_is_known_by_its_ukprn():
    provider = engagement.provider()
    place = services.scope_of(provider, provider_place().kind)
    ukprn = str(provider.provider.ukprn)
    assert "website" in reasons(place, role=PROVIDER_LEAD)[0]
    assert "is not that of" in reasons(place, role=PROVIDER_LEAD, ukprn="10000000")[0]
    assert invited(place, role=PROVIDER_LEAD, ukprn=ukprn, explanations={}).ukprn == ukprn


@pytest.mark.parametrize(
    ("website", "domain"),
    [("https://www.a.example/x", "a.example"), ("http://b.example:80", "b.example"), ("", ""), ("a.example", "")],
)
def test_the_domain_is_that_of_the_website(website, domain):
    assert domain_of(website) == domain


def test_an_account_that_exists_already_is_never_made_again_by_a_race(place):
    invitation = invited(place)
    User.objects.create_user(invitation.email)
    with pytest.raises(engine.NotPossible, match="has an account by now"):
        services.accept(invitation, person=None, name="New")
    assert not RoleHeld.objects.filter(scope=place).exists()
