"""The pages of how people are written to: their own choice, addresses that fail, every notice, and the outbox."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse

from accounts.correspondence import selectors
from accounts.models import Organisation
from accounts.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CASE_OFFICER,
    PROVIDER_LEAD,
    ScopeKind,
)
from accounts.services import scope_of
from lifecycle import clock, outbox
from lifecycle.models import Correspondence, Message
from tests.factories.accounts import holder, invited, organisation, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch):
    monkeypatch.setattr("lifecycle.tasks.deliver_outbox.delay", lambda: None)


@pytest.fixture
def place():
    return scope_of(organisation(Organisation.Kind.PROVIDER), ScopeKind.PROVIDER)


@pytest.fixture
def lead(place):
    return holder(PROVIDER_LEAD, place)


@pytest.fixture
def failing(place, monkeypatch):
    """Somebody of the place whose address the mail server refuses, and the message it refused."""
    from lifecycle.outbox.carriers import BadAddress
    from lifecycle.outbox.posting import DjangoMail

    someone = holder("provider_contributor", place, person("Colin"))

    def refuse(self, letter, send=DjangoMail.send):
        if letter.address == someone.email:
            raise BadAddress("550 no such user")
        return send(self, letter)

    monkeypatch.setattr(DjangoMail, "send", refuse)
    return someone


@pytest.fixture
def refused(lead, failing):
    message = outbox.put([failing], subject="A plan was submitted", body="Read it.")[0]
    outbox.deliver()
    return message


def signed_in(client, who):
    client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page_of(who):
    return reverse("failed_address", args=[who.actor_id])


class TestChoice:
    """A person's own choice."""

    @pytest.mark.parametrize("news", ["daily", "weekly", "at_once"])
    def test_a_person_chooses_how_often_news_comes(self, client, lead, news):
        signed_in(client, lead)
        answer = client.post(reverse("your_mail"), {"news": news}, follow=True)
        assert "Your choice is saved." in answer.content.decode()
        assert Correspondence.objects.get(actor=lead.actor).news == news
        assert f'value="{news}" checked' in answer.content.decode()

    @pytest.mark.parametrize("sent", [{}, {"news": "never"}, {"news": ["daily\0"]}])
    def test_any_other_choice_is_refused_with_what_to_do(self, client, lead, sent):
        answer = signed_in(client, lead).post(reverse("your_mail"), sent)
        assert answer.status_code == 422
        assert "how often you want email about news" in answer.content.decode().lower()
        assert not Correspondence.objects.exists()

    def test_a_person_says_where_notices_go_and_still_signs_in_as_before(self, client, lead):
        signed_in(client, lead).post(reverse("your_address"), {"address": "office@example.org"})
        message = outbox.put([lead], subject="x", body="x")[0]
        assert message.address == "office@example.org"
        lead.refresh_from_db()
        assert lead.email != "office@example.org"
        client.post(reverse("your_address"), {"address": lead.email.upper()})
        assert outbox.put([lead], subject="x", body="x")[0].address == lead.email

    def test_what_is_no_address_is_refused_and_kept_in_the_field(self, client, lead):
        answer = signed_in(client, lead).post(reverse("your_address"), {"address": "office at example"})
        assert answer.status_code == 422
        assert 'value="office at example"' in answer.content.decode()
        assert "name@example.com" in answer.content.decode()

    def test_a_sealed_invitation_goes_to_nobody_but_whom_it_was_made_for(self, place, lead):
        invitation = invited(place, by=lead)
        Correspondence.objects.create(
            actor=invitation.invitee, address="x@example.org", address_given_by=lead.actor, address_given_at=clock.now()
        )
        (message,) = outbox.put([invitation.addressee], subject="x", body="x", kind=Message.Kind.ACCOUNT)
        assert message.address == invitation.email


class TestFailing:
    """An address that fails."""

    def test_its_owner_and_the_lead_are_told_once_in_the_portal(self, client, lead, failing, refused):
        outbox.put([failing], subject="Another", body="x")
        with clock.at(clock.now() + timedelta(minutes=1)):
            outbox.deliver()
        told = Message.objects.filter(actor=lead.actor, subject="Mail to Colin does not arrive")
        assert [one.kind for one in told] == [Message.Kind.DUTY]
        own = Message.objects.filter(actor=failing.actor, subject="We cannot reach you by email")
        assert [one.status for one in own] == [Message.Status.PORTAL]
        assert any("does not arrive" in one.subject and one.to == [lead.email] for one in mail.outbox)
        shown = signed_in(client, failing).get(reverse("your_mail")).content.decode()
        assert f"Email to {failing.email} has not arrived since" in shown

    def test_the_lead_corrects_it_and_what_failed_is_sent_there_once(self, client, lead, failing, refused):
        signed_in(client, lead)
        assert "550 no such user" in client.get(reverse("failed_addresses")).content.decode()
        answer = client.post(page_of(failing), {"address": "colin@example.org"}, follow=True)
        assert "There are none." in answer.content.decode()
        with clock.at(clock.now() + timedelta(minutes=1)):
            outbox.deliver()
            outbox.deliver()
        refused.refresh_from_db()
        assert (refused.status, refused.round, refused.address) == (Message.Status.SENT, 2, "colin@example.org")
        assert [one.to for one in mail.outbox].count(["colin@example.org"]) == 1
        failing.refresh_from_db()
        assert failing.email != "colin@example.org"

    def test_what_was_read_in_the_portal_is_not_sent_again(self, client, lead, failing, refused):
        Message.objects.filter(pk=refused.pk).update(read_at=clock.now())
        signed_in(client, lead).post(page_of(failing), {"address": "colin@example.org"})
        refused.refresh_from_db()
        assert refused.status == Message.Status.FAILED

    def test_left_as_it_is_the_address_is_tried_again_and_fails_again(self, client, lead, failing, refused):
        signed_in(client, failing).post(reverse("your_address"), {"address": failing.email})
        assert not Correspondence.objects.exclude(failing_address="").exists()
        with clock.at(clock.now() + timedelta(minutes=1)):
            outbox.deliver()
        assert Correspondence.objects.get(actor=failing.actor).failing_address == failing.email
        assert Message.objects.filter(actor=lead.actor, subject__startswith="Mail to Colin").count() == 2

    def test_a_wrong_address_is_refused_and_kept_in_the_field(self, client, lead, failing, refused):
        answer = signed_in(client, lead).post(page_of(failing), {"address": "colin"})
        assert answer.status_code == 422
        assert 'value="colin"' in answer.content.decode()
        assert Correspondence.objects.get(actor=failing.actor).address == ""

    def test_a_case_officer_mends_it_too(self, client, failing, refused):
        assert signed_in(client, holder(CASE_OFFICER)).get(page_of(failing)).status_code == 200

    @pytest.mark.parametrize("role", [AUDITOR, ADMINISTRATOR, PROVIDER_LEAD, None])
    def test_others_do_not_see_it(self, client, failing, refused, role):
        elsewhere = scope_of(organisation(Organisation.Kind.PROVIDER), ScopeKind.PROVIDER)
        who = holder(role, elsewhere if role is PROVIDER_LEAD else None) if role else person()
        assert signed_in(client, who).get(page_of(failing)).status_code == 404

    def test_a_lead_who_does_not_look_after_all_its_owners_places_may_not_change_it(
        self, client, lead, failing, refused
    ):
        elsewhere = scope_of(organisation(Organisation.Kind.PROVIDER), ScopeKind.PROVIDER)
        holder("provider_contributor", elsewhere, failing)
        signed_in(client, lead)
        assert selectors.ELSEWHERE in client.get(page_of(failing)).content.decode()
        assert client.post(page_of(failing), {"address": "colin@example.org"}).status_code == 403
        assert Correspondence.objects.get(actor=failing.actor).address == ""

    def test_somebody_only_invited_is_invited_anew(self, client, place, lead):
        invitation = invited(place, by=lead)
        Correspondence.objects.create(
            actor=invitation.invitee, failing_address=invitation.email, failing_since=clock.now()
        )
        shown = signed_in(client, lead).get(reverse("failed_address", args=[invitation.invitee_id])).content.decode()
        assert "Withdraw the invitation" in shown
        assert invitation.get_absolute_url() in shown
        assert selectors.menders_of_address(invitation.invitee_id) == [lead]

    def test_the_list_asks_the_database_as_often_for_many_as_for_one(
        self, client, place, lead, refused, django_assert_max_num_queries
    ):
        for number in range(30):
            other = holder("provider_contributor", place, person(f"Other {number}"))
            Correspondence.objects.create(actor=other.actor, failing_address=other.email, failing_since=clock.now())
        signed_in(client, lead).get(reverse("failed_addresses"))
        with django_assert_max_num_queries(12):
            answer = client.get(reverse("failed_addresses"))
        assert "31 addresses" in answer.content.decode()
        assert "page=2" in answer.content.decode()


class TestMailbox:
    """The mailbox in the portal."""

    @pytest.fixture
    def told(self, lead):
        outbox.put([lead], subject="Some news", body="x", link="/home/")
        outbox.put([lead], subject="A duty", body="x", kind=Message.Kind.DUTY, force="guidance")
        Message.objects.filter(subject="Some news").update(read_at=clock.now())
        Message.objects.create(actor=lead.actor, subject="A digest", body="x", kind="digest", digest_on=clock.today())
        return lead

    @pytest.mark.parametrize(
        ("query", "seen", "hidden"),
        [
            ("", {"Some news", "A duty", "Duty: guidance"}, {"A digest"}),
            ("?kind=duty", {"A duty"}, {"Some news"}),
            ("?kind=news", {"Some news"}, {"A duty"}),
            ("?unread=", {"A duty"}, {"Some news"}),
            ("?kind=account", {"You have no messages of this kind."}, {"A duty", "Some news"}),
            ("?kind=digest", {"You have no messages of this kind."}, {"A digest"}),
            ("?kind=nonsense&page=x", {"Some news", "A duty"}, {"A digest"}),
        ],
    )
    def test_it_is_narrowed_by_kind_and_by_what_is_new(self, client, told, query, seen, hidden):
        shown = signed_in(client, told).get(reverse("messages") + query).content.decode()
        assert {words for words in seen if words not in shown} == set()
        assert {words for words in hidden if words in shown} == set()

    def test_all_are_marked_as_read_at_once_and_nobody_elses(self, client, told):
        other = person()
        outbox.put([other], subject="x", body="x")
        answer = signed_in(client, told).post(reverse("messages_read"), follow=True)
        assert "You have read everything." in answer.content.decode()
        assert Message.objects.filter(actor=other.actor, read_at=None).count() == 1

    def test_a_message_without_a_link_is_marked_as_read_by_its_button(self, client, told):
        message = Message.objects.get(subject="A duty")
        signed_in(client, told).post(reverse("message_read", args=[message.pk]))
        message.refresh_from_db()
        assert message.read_at is not None

    def test_a_long_mailbox_has_pages_that_keep_the_kind(self, client, told):
        for number in range(30):
            outbox.put([told], subject=f"Number {number}", body="x")
        shown = signed_in(client, told).get(reverse("messages") + "?kind=news").content.decode()
        assert "?kind=news&amp;page=2" in shown


class TestDepartment:
    """What the department sees of all mail."""

    def test_the_outbox_says_what_waits_since_when_and_why(self, client, failing, refused):
        outbox.put([person()], subject="x", body="x")
        client.force_login(holder(AUDITOR), backend="allauth.account.auth_backends.AuthenticationBackend")
        with clock.at(clock.now() + timedelta(hours=2)):
            shown = client.get(reverse("outbox")).content.decode()
        assert "550 no such user" in shown
        assert "Late" in shown

    def test_the_health_page_says_when_mail_is_late(self, client):
        assert client.get("/health").json() == {"status": "ok", "mail": "ok"}
        outbox.put([person()], subject="x", body="x")
        assert client.get("/health").json()["mail"] == "ok"
        with clock.at(clock.now() + timedelta(hours=2)):
            answer = client.get("/health")
        assert (answer.status_code, answer.json()) == (200, {"status": "ok", "mail": "late"})

    def test_a_notice_that_does_not_exist_is_not_found(self, client):
        signed_in(client, holder(CASE_OFFICER))
        assert client.get(reverse("notice", args=["plan", "begin"])).status_code == 404
        shown = client.get(reverse("notice", args=["plan", "submit"])).content.decode()
        assert "No record that you may see has come to this yet" in shown
        assert "Duty: guidance" in shown
