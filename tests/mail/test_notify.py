"""Mail by GOV.UK Notify: accepted once, followed until it arrives, and never lost or doubled by its faults."""

from datetime import timedelta

import pytest

from lifecycle import clock, outbox
from lifecycle.models import Correspondence, Deadline, Message
from lifecycle.outbox import receipts
from tests.factories.accounts import person
from tests.mail.notify_server import TEMPLATE, Fault

pytestmark = pytest.mark.django_db
Status = Message.Status


def now_is(message):
    message.refresh_from_db()
    return message.status


def test_a_message_is_handed_over_once_with_its_text_link_and_reference(notify, tell, settings):
    message = tell(kind=Message.Kind.DUTY, force=Deadline.Force.GUIDANCE)
    assert (outbox.deliver(), outbox.deliver()) == (1, 0)
    assert now_is(message) == Status.SENT
    (letter,) = notify.letters
    assert (letter["email_address"], letter["template_id"]) == (message.address, TEMPLATE)
    assert letter["reference"] == f"{message.reference}.1"
    assert letter["id"] == message.receipt
    assert letter["personalisation"] == {
        "subject": "[Demonstration] The plan was returned",
        "body": f"Duty: guidance. Read the reasons.\n\n{settings.SERVICE_URL}/plans/drafts/1/\n",
    }


@pytest.mark.parametrize(
    "fault",
    [Fault(500), Fault(503), Fault(429, "Exceeded rate limit"), Fault(403, "Invalid token"), Fault(502, "x")],
    ids=lambda fault: str(fault.status),
)
def test_what_notify_does_not_take_waits_and_is_handed_over_when_it_does(notify, tell, fault):
    first, second = tell(), tell()
    notify.fault = fault
    assert outbox.deliver() == 0
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.attempts, second.attempts) == (Status.WAITING, 1, 0)
    assert str(fault.status) in first.last_error
    notify.fault = None
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert outbox.deliver() == 2
    assert sorted(notify.references()) == sorted(f"{message.reference}.1" for message in (first, second))


def test_a_notify_that_is_down_for_a_day_loses_nothing_and_doubles_nothing(notify, tell, pass_time):
    messages = [tell() for _ in range(5)]
    notify.fault = Fault(503, "Down")
    later = pass_time(24)
    assert notify.letters == []
    assert {now_is(message) for message in messages} == {Status.WAITING}
    notify.fault = None
    with clock.at(later):
        pass_time(7)
    assert sorted(notify.references()) == sorted(f"{message.reference}.1" for message in messages)


def test_a_letter_that_was_taken_without_an_answer_is_found_and_not_sent_again(notify, tell, settings):
    settings.EMAIL_TIMEOUT = 0.2
    message = tell()
    notify.fault = Fault(takes=True, silent=0.6)
    assert outbox.deliver() == 0
    assert len(notify.letters) == 1
    notify.fault = None
    with clock.at(clock.now() + timedelta(minutes=15)):
        assert outbox.deliver() == 1
    assert len(notify.letters) == 1
    assert now_is(message) == Status.SENT
    assert message.receipt == notify.letters[0]["id"]


def test_a_letter_that_was_taken_before_a_500_is_found_and_not_sent_again(notify, tell):
    tell()
    notify.fault = Fault(takes=True)
    outbox.deliver()
    notify.fault = None
    with clock.at(clock.now() + timedelta(minutes=15)):
        assert outbox.deliver() == 1
    assert len(notify.letters) == 1


def test_while_it_cannot_be_looked_up_a_letter_is_not_sent_again(notify, tell, settings):
    tell()
    notify.fault = Fault(takes=True)
    outbox.deliver()
    notify.fault = Fault(500)
    with clock.at(clock.now() + timedelta(minutes=15)):
        assert outbox.deliver() == 0
    assert len(notify.letters) == 1


@pytest.mark.parametrize("status", ["delivered", "sending", "permanent-failure"])
def test_what_became_of_a_letter_is_asked(notify, tell, status):
    message = tell()
    outbox.deliver()
    notify.settle(status)
    assert receipts.ask_for_receipts() == 0  # it is not asked at once
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert receipts.ask_for_receipts() == (status != "sending")
        assert receipts.ask_for_receipts() == 0
    wanted = {"delivered": Status.DELIVERED, "sending": Status.SENT, "permanent-failure": Status.FAILED}
    assert now_is(message) == wanted[status]
    assert (message.delivered_at is not None) == (status == "delivered")
    assert (message.failure == Message.Failure.ADDRESS) == (status == "permanent-failure")


def test_a_letter_is_asked_about_less_and_less_and_not_after_a_week(notify, tell, pass_time):
    tell()
    outbox.deliver()
    pass_time(14 * 24, also=receipts.ask_for_receipts)
    asked = [path for path in notify.asked if "reference" not in path]
    assert 25 <= len(asked) <= 40


def test_a_letter_that_notify_forgot_stays_sent(notify, tell):
    message = tell()
    outbox.deliver()
    notify.letters.clear()
    with clock.at(clock.now() + timedelta(hours=1)):
        assert receipts.ask_for_receipts() == 0
    assert now_is(message) == Status.SENT


def test_a_full_mailbox_is_tried_in_another_round_and_given_up_after_five_days(notify, tell, pass_time):
    message = tell()

    def answer():
        notify.settle("temporary-failure")
        receipts.ask_for_receipts()

    pass_time(3 * 24, also=answer)
    assert now_is(message) in {Status.WAITING, Status.SENT}
    rounds = notify.references()
    assert len(rounds) == len(set(rounds)) > 1
    with clock.at(clock.now() + timedelta(days=3)):
        pass_time(3 * 24, also=answer)
    assert now_is(message) == Status.FAILED
    assert message.failure == Message.Failure.MAILBOX
    assert not Correspondence.objects.filter(actor=message.actor).exclude(failing_address="").exists()


def test_an_address_that_is_none_fails_at_once_and_the_next_message_is_not_sent_there(notify, tell):
    who = person()
    who.email = "nobody"
    first, second = tell(who), tell(who)
    other = tell()
    assert outbox.deliver() == 1
    assert notify.references() == [f"{other.reference}.1"]
    assert {now_is(first), now_is(second)} == {Status.FAILED}
    assert "Not a valid email address" in first.last_error
    assert "failed before" in second.last_error
    assert Correspondence.objects.get(actor=who.actor).failing_address == "nobody"


def test_a_wrong_key_is_an_error_of_the_portal_and_no_fault_of_a_message(notify, tell, settings):
    settings.NOTIFY_KEY = settings.NOTIFY_KEY[:-4] + "ffff"
    message = tell()
    assert outbox.deliver() == 0
    assert now_is(message) == Status.WAITING
    assert "403" in message.last_error


class TestCallback:
    """What Notify says by itself."""

    URL, TOKEN = "/notify/receipts/", "a-long-token-of-the-department"

    @pytest.fixture
    def say(self, notify, tell, client, settings):
        settings.NOTIFY_CALLBACK_TOKEN = self.TOKEN
        self.message = tell()
        outbox.deliver()

        def post(status="delivered", token=self.TOKEN, **said):
            body = {"id": "1", "reference": f"{self.message.reference}.1", "status": status} | said
            headers = {"Authorization": f"Bearer {token}"}
            return client.post(self.URL, body, content_type="application/json", headers=headers).status_code

        return post

    def test_a_call_back_with_the_token_settles_a_letter_and_a_repeat_changes_nothing(self, say):
        assert say() == 204
        assert now_is(self.message) == Status.DELIVERED
        when = self.message.delivered_at
        assert (say(), say("permanent-failure")) == (204, 204)
        assert now_is(self.message) == Status.DELIVERED
        assert self.message.delivered_at == when

    @pytest.mark.parametrize("token", ["", "wrong", "wrong-é"])
    def test_a_call_back_without_the_token_is_refused(self, say, token):
        assert say(token=token) == 403
        assert now_is(self.message) == Status.SENT

    def test_without_a_token_in_the_settings_there_is_no_such_page(self, say, settings):
        settings.NOTIFY_CALLBACK_TOKEN = ""
        assert say(token="") == 404

    @pytest.mark.parametrize("reference", [None, "", "x", "x.1", "00000000-0000-4000-8000-000000000009.1", 7])
    def test_a_call_back_about_something_else_is_taken_and_left(self, say, reference):
        assert say(reference=reference) == 204
        assert now_is(self.message) == Status.SENT

    def test_a_call_back_of_an_earlier_round_is_left(self, say):
        assert say("temporary-failure") == 204
        assert now_is(self.message) == Status.WAITING
        assert say("permanent-failure") == 204
        assert now_is(self.message) == Status.WAITING

    def test_what_is_no_json_is_refused(self, say, client):
        headers = {"Authorization": f"Bearer {self.TOKEN}"}
        for body in ("{", "[]", '"x"'):
            answer = client.post(self.URL, body, content_type="application/json", headers=headers)
            assert answer.status_code == 400


def test_codes_for_signing_in_go_by_notify_too(notify, settings):
    from django.core.mail import send_mail

    settings.EMAIL_BACKEND = "lifecycle.outbox.notify.NotifyBackend"
    assert send_mail("Your code", "ABCDEF", None, ["ada@example.org"]) == 1
    assert notify.letters[0]["personalisation"] == {"subject": "Your code", "body": "ABCDEF"}
